/// `value.name`, `value[index]` and slices.
extension Interpreter {
    /// A member of a map, where the value is one and has it. It changes nothing, but a method that
    /// only read `self` would be given a copy of the machine.
    @inline(__always)
    mutating func member(_ value: Value, _ name: Symbol) -> Value? {
        guard case .dictionary(let map) = value else { return nil }
        let number = Int(name.number)
        return symbols.areMapMethods[number] ? nil : map[symbols.names[number], symbols.hashes[number]]
    }

    mutating func attribute(of value: Value, _ name: Symbol) throws(Failure) -> Value {
        if let found = member(value, name) { return found }
        if case .object(let object) = value, object.kind == .loop,
            let found = try attribute(
                of: objects.loops[Int(object.index)], symbols.loopAttributes[Int(name.number)])
        {
            return found
        }
        return try attribute(of: value, named: symbols.names[Int(name.number)])
    }

    /// An attribute first, then an item of that name; undefined when there is neither.
    mutating func attribute(of value: Value, named name: [UInt8]) throws(Failure) -> Value {
        switch value {
        case .undefined(let what):
            if mode == .chainable { return value }
            throw .undefined(what)
        case .object(let object):
            if let found = try attribute(of: object, name) { return found }
        case .array(let list)
        where list.kind == .group && (name == Array("grouper".utf8) || name == Array("list".utf8)):
            return list.items[name.count == 4 ? 1 : 0]
        default:
            if Methods.exists(value, name) { return .method(BoundMethod(receiver: value, name: name)) }
            if case .dictionary(let map) = value, let found = map[.text(name)] { return found }
        }
        return .undefined(Undefined(.member(owner: value, key: .text(name))))
    }

    /// An item first, then an attribute of that name.
    mutating func item(of value: Value, _ index: Value) throws(Failure) -> Value {
        switch value {
        case .undefined(let what):
            if mode == .chainable { return value }
            throw .undefined(what)
        case .dictionary(let map):
            try chargeKey(index)
            if let found = map[index] { return found }
        case .array(let list) where list.isIndexed:
            if let place = place(index, list.count) { return list.items[place] }
        case .text(let bytes), .markup(let bytes):
            if let number = index.wholeNumber {
                try charge(bytes.count >> 1)
                if let place = place(.int(number), codePointCount(bytes)) {
                    let start = byteOffset(ofCodePoint: place, in: bytes)
                    let end = byteOffset(ofCodePoint: 1, in: bytes, from: start)
                    return makeText(Array(bytes[start..<end]), safe: value.isMarkup)
                }
            }
        case .range(let range):
            if let place = place(index, range.count) { return .int(range[place]) }
        default: break
        }
        if let name = index.bytes { return try attribute(of: value, named: name) }
        return .undefined(Undefined(.member(owner: value, key: index)))
    }

    private func place(_ index: Value, _ count: Int) -> Int? {
        guard let number = index.wholeNumber else { return nil }
        let place = number < 0 ? number &+ count : number
        return place >= 0 && place < count ? place : nil
    }

    /// A slice of the value below three bounds.
    mutating func slice() throws(Failure) {
        let bounds = popLast(3)
        let value = pop()
        if case .undefined(let what) = value {
            if mode == .chainable { return stack.append(value) }
            throw .undefined(what)
        }
        func bound(_ value: Value) throws(Failure) -> Int? {
            switch value {
            case .none, .undefined(nil): return nil
            case .undefined(let what): throw .undefined(what)
            default:
                guard let number = value.wholeNumber else {
                    throw Failure(.type, "the bounds of a slice are whole numbers, not \(value.described)")
                }
                return number
            }
        }
        let step = try bound(bounds[2]) ?? 1
        if step == 0 { throw Failure(.runtime, "the step of a slice cannot be 0") }
        let (start, stop) = (try bound(bounds[0]), try bound(bounds[1]))
        switch value {
        case .text(let bytes), .markup(let bytes):
            try charge(bytes.count >> 2)
            if bytes.allSatisfy({ $0 < 0x80 }) {
                let places = slicePlaces(start, stop, step, bytes.count)
                let part =
                    places.step == 1
                    ? Array(bytes[places.start..<(places.start + places.count)])
                    : (0..<places.count).map { bytes[places.start + $0 * places.step] }
                return stack.append(makeText(part, safe: value.isMarkup))
            }
            try charge(bytes.count &* 2)
            var offsets = codePointOffsets(bytes)
            let places = slicePlaces(start, stop, step, offsets.count)
            offsets.append(bytes.count)
            var part: [UInt8] = []
            for i in 0..<places.count {
                let place = places.start + i * places.step
                part += bytes[offsets[place]..<offsets[place + 1]]
            }
            stack.append(makeText(part, safe: value.isMarkup))
        case .array(let list) where list.isIndexed:
            let places = slicePlaces(start, stop, step, list.count)
            let items = (0..<places.count).map { list.items[places.start + $0 * places.step] }
            stack.append(try makeList(items, list.kind == .list ? .list : .tuple))
        case .range(let range):
            let places = slicePlaces(start, stop, step, range.count)
            let first = range[places.start]
            let width = range.step &* places.step
            stack.append(.range(Progression(start: first, stop: first &+ width &* places.count, step: width)))
        default: throw Failure(.type, "\(value.described) cannot be sliced")
        }
    }

    /// Python's rule for where a slice begins, how it steps and how many items it takes.
    private func slicePlaces(
        _ start: Int?, _ stop: Int?, _ step: Int, _ count: Int
    ) -> (start: Int, step: Int, count: Int) {
        func clamp(_ bound: Int, _ low: Int, _ high: Int) -> Int {
            let place = bound < 0 ? max(bound, -count - 1) + count : bound
            return min(max(place, low), high)
        }
        if step > 0 {
            let from = clamp(start ?? 0, 0, count)
            let to = clamp(stop ?? count, 0, count)
            return (from, step, to > from ? (to - from - 1) / step + 1 : 0)
        }
        let from = start.map { clamp($0, -1, count - 1) } ?? count - 1
        let to = stop.map { clamp($0, -1, count - 1) } ?? -1
        return (from, step, from > to ? Int((UInt(from - to) - 1) / step.magnitude) + 1 : 0)
    }

    /// `{% set ns.name = value %}`: the namespace lies on top of the value.
    mutating func storeAttribute(_ name: Symbol) throws(Failure) {
        let target = pop()
        let value = pop()
        guard case .object(let object) = target, object.kind == .namespace else {
            if case .undefined(let what) = target { throw .undefined(what) }
            throw Failure(
                .runtime, "attributes can be set on a namespace only, not on \(target.described)",
                suggestion: "make it with '{% set x = namespace(…) %}'")
        }
        objects.namespaces[Int(object.index)][symbols.names[Int(name.number)]] = value
    }

    mutating func unpack(_ count: Int) throws(Failure) {
        let value = pop()
        if case .array(let list) = value, list.count == count {
            for item in list.items.reversed() { stack.append(item) }
            return
        }
        let items: [Value]
        switch value {
        case .none, .bool, .int, .float, .method, .function:
            throw Failure(.type, "\(value.described) cannot be unpacked into \(count) variables")
        default: items = try self.items(of: value)
        }
        guard items.count == count else {
            throw Failure(.runtime, "\(count) variables are set, but there are \(items.count) values")
        }
        for item in items.reversed() { stack.append(item) }
    }
}
