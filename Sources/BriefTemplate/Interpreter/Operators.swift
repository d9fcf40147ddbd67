/// Arithmetic, comparison, membership and concatenation, as Python does them; whole numbers have
/// 64 bits, and passing them is an error.
extension Interpreter {
    mutating func unary(_ found: UnaryOperator) throws(Failure) {
        let value = pop()
        if found == .not { return stack.append(.bool(!(try truth(value)))) }
        if case .undefined(let what) = value { throw .undefined(what) }
        let isMinus = found == .minus
        if case .float(let number) = value { return stack.append(.float(isMinus ? -number : number)) }
        guard let number = value.wholeNumber else {
            throw Failure(.type, "'\(isMinus ? "-" : "+")' does not work on \(value.described)")
        }
        if isMinus, number == Int.min { throw overflow }
        stack.append(.int(isMinus ? -number : number))
    }

    private var overflow: Failure { Failure(.runtime, "the result is too large: whole numbers have 64 bits") }

    mutating func binary(_ found: BinaryOperator, _ left: Value, _ right: Value) throws(Failure) -> Value {
        if case .int(let a) = left, case .int(let b) = right { return try integer(found, a, b) }
        for case .undefined(let what) in [left, right] { throw .undefined(what) }
        switch (left.wholeNumber, right.wholeNumber) {
        case (let a?, let b?): return try integer(found, a, b)
        default:
            if let a = left.number, let b = right.number { return try floating(found, a, b) }
        }
        switch found {
        case .add: return try add(left, right)
        case .multiply:
            if let count = right.wholeNumber { return try times(left, count) }
            if let count = left.wholeNumber { return try times(right, count) }
        case .modulo:
            if left.isString { return try format(left, right) }
        default: break
        }
        throw Failure(.type, "'\(found.text)' does not work on \(left.described) and \(right.described)")
    }

    private func integer(_ found: BinaryOperator, _ a: Int, _ b: Int) throws(Failure) -> Value {
        let result: (partialValue: Int, overflow: Bool)
        switch found {
        case .add: result = a.addingReportingOverflow(b)
        case .subtract: result = a.subtractingReportingOverflow(b)
        case .multiply: result = a.multipliedReportingOverflow(by: b)
        case .divide:
            if b == 0 { throw Failure(.zeroDivision, "division by zero") }
            return .float(Double(a) / Double(b))
        case .floorDivide, .modulo:
            if b == 0 { throw Failure(.zeroDivision, "division by zero") }
            if a == Int.min, b == -1 {
                if found == .modulo { return .int(0) }
                throw overflow
            }
            let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
            let isUneven = remainder != 0 && (remainder < 0) != (b < 0)
            return .int(
                found == .modulo
                    ? (isUneven ? remainder + b : remainder) : (isUneven ? quotient - 1 : quotient))
        case .power: return try power(a, b)
        }
        if result.overflow { throw overflow }
        return .int(result.partialValue)
    }

    private func power(_ base: Int, _ exponent: Int) throws(Failure) -> Value {
        if exponent < 0 {
            if base == 0 { throw Failure(.zeroDivision, "0 cannot be raised to a negative power") }
            return .float(raise(Double(base), Double(exponent)))
        }
        var result = 1
        var factor = base
        var left = exponent
        while left > 0 {
            if left & 1 == 1 {
                let (product, isOver) = result.multipliedReportingOverflow(by: factor)
                if isOver { throw overflow }
                result = product
            }
            left >>= 1
            if left > 0 {
                let (square, isOver) = factor.multipliedReportingOverflow(by: factor)
                if isOver { throw overflow }
                factor = square
            }
        }
        return .int(result)
    }

    private func floating(_ found: BinaryOperator, _ a: Double, _ b: Double) throws(Failure) -> Value {
        switch found {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .divide:
            if b == 0 { throw Failure(.zeroDivision, "division by zero") }
            return .float(a / b)
        case .floorDivide, .modulo:
            if b == 0 { throw Failure(.zeroDivision, "division by zero") }
            var remainder = a.truncatingRemainder(dividingBy: b)
            var quotient = (a - remainder) / b
            if remainder != 0 {
                if (b < 0) != (remainder < 0) {
                    remainder += b
                    quotient -= 1
                }
            } else {
                remainder = b < 0 ? -0.0 : 0.0
            }
            if found == .modulo { return .float(remainder) }
            if quotient == 0 { return .float(a / b < 0 || (a / b).sign == .minus ? -0.0 : 0.0) }
            var floor = quotient.rounded(.down)
            if quotient - floor > 0.5 { floor += 1 }
            return .float(floor)
        case .power:
            if a == 0, b < 0 { throw Failure(.zeroDivision, "0 cannot be raised to a negative power") }
            if a < 0, b != b.rounded(), b.isFinite {
                throw Failure(.type, "a negative number has no power of a fraction")
            }
            let result = raise(a, b)
            if result.isInfinite, a.isFinite, b.isFinite {
                throw Failure(.runtime, "the result is too large")
            }
            return .float(result)
        }
    }

    /// Adds the top of the stack to the sum below it, which nothing else holds.
    mutating func addToSum() throws(Failure) {
        let right = pop()
        guard case .text(let more) = right, case .text(var sum) = stack[stack.count - 1] else {
            let left = pop()
            return stack.append(try binary(.add, left, right))
        }
        if sum.count + more.count > limits.elements { throw .tooLong(limits.elements) }
        try charge(more.count >> 2)
        stack[stack.count - 1] = .none
        sum.append(contentsOf: more)
        stack[stack.count - 1] = .text(sum)
    }

    private mutating func add(_ left: Value, _ right: Value) throws(Failure) -> Value {
        switch (left, right) {
        case (.text(let a), .text(let b)):
            try check(bytes: a.count + b.count)
            return .text(a + b)
        case (.markup, .text), (.markup, .markup), (.text, .markup):
            let (a, b) = (try escapedText(of: left), try escapedText(of: right))
            try check(bytes: a.count + b.count)
            return .markup(a + b)
        case (.array(let a), .array(let b))
        where a.isIndexed && b.isIndexed && (a.kind == .list) == (b.kind == .list):
            try check(elements: a.count + b.count)
            return try makeList(a.items + b.items, a.kind == .list ? .list : .tuple, isCounted: true)
        default:
            throw Failure(.type, "'+' does not work on \(left.described) and \(right.described)")
        }
    }

    private mutating func times(_ value: Value, _ count: Int) throws(Failure) -> Value {
        let count = max(0, count)
        func size(_ one: Int) throws(Failure) -> Int {
            let (size, isOver) = one.multipliedReportingOverflow(by: count)
            if isOver || size > limits.elements { throw .tooLong(limits.elements) }
            return size
        }
        switch value {
        case .text(let bytes), .markup(let bytes):
            let total = try size(bytes.count)
            try check(bytes: total)
            var out: [UInt8] = []
            out.reserveCapacity(total)
            if bytes.count == 1 {
                out = Array(repeating: bytes[0], count: count)
            } else if !bytes.isEmpty {
                for _ in 0..<count { out.append(contentsOf: bytes) }
            }
            return makeText(out, safe: value.isMarkup)
        case .array(let list) where list.isIndexed:
            let total = try size(list.count)
            try check(elements: total)
            var items: [Value] = []
            items.reserveCapacity(total)
            if list.count > 0 { for _ in 0..<count { items += list.items } }
            return try makeList(items, list.kind == .list ? .list : .tuple, isCounted: true)
        default: throw Failure(.type, "'*' does not work on \(value.described) and an int")
        }
    }

    mutating func compare(_ found: ComparisonOperator, _ left: Value, _ right: Value) throws(Failure) -> Bool
    {
        if case .int(let a) = left, case .int(let b) = right {
            switch found {
            case .equal: return a == b
            case .notEqual: return a != b
            case .less: return a < b
            case .lessOrEqual: return a <= b
            case .greater: return a > b
            case .greaterOrEqual: return a >= b
            default: break
            }
        }
        if case .undefined(let what) = left, refuses(what) { throw .undefined(what) }
        if case .undefined(let what) = right, refuses(what) { throw .undefined(what) }
        switch found {
        case .equal, .notEqual:
            try charge(min(left.weight, right.weight))
            return areEqual(left, right) == (found == .equal)
        case .isIn: return try contains(right, left)
        case .isNotIn: return !(try contains(right, left))
        default: break
        }
        try chargeOrder(left, right)
        for case .undefined(let what) in [left, right] { throw .undefined(what) }
        let order = try order(left, right, found.text)
        switch found {
        case .less: return order == .less
        case .lessOrEqual: return order == .less || order == .same
        case .greater: return order == .greater
        default: return order == .greater || order == .same
        }
    }

    /// Whether a container holds an element, a map a key, a string a part.
    mutating func contains(_ container: Value, _ element: Value) throws(Failure) -> Bool {
        switch container {
        case .text(let whole), .markup(let whole):
            if case .undefined(let what) = element { throw .undefined(what) }
            guard let part = element.bytes else {
                throw Failure(.type, "'in' on a string needs a string, not \(element.described)")
            }
            try charge(8 + whole.count >> 2)
            if part.count > 8, part.count <= whole.count { try charge(part.count) }
            return firstOccurrence(of: part, in: whole, from: 0) != nil
        case .dictionary(let map):
            try chargeKey(element)
            if element.hash == nil { throw Failure(.type, "\(element.described) cannot be a key") }
            return map[element] != nil
        case .range(let range):
            guard case .float = element else {
                guard let number = element.wholeNumber, range.count > 0 else { return false }
                let distance = number.subtractingReportingOverflow(range.start)
                return !distance.overflow && distance.partialValue % range.step == 0
                    && distance.partialValue / range.step >= 0
                    && distance.partialValue / range.step < range.count
            }
            return false
        case .array, .iterator, .undefined:
            let items = try items(of: container)
            try charge(container.weight)
            return items.contains { areEqual($0, element) }
        default: throw Failure(.type, "'in' does not work on \(container.described)")
        }
    }

    mutating func concatenate(_ count: Int, _ mode: Escaping) throws(Failure) {
        let start = stack.count - count
        let isSafe = mode == .on && stack[start...].contains { $0.isMarkup || $0.isModule }
        var text: [UInt8] = []
        for i in start..<stack.count {
            // The first undefined operand in strict mode is the error.
            let value = stack[i]
            text.append(contentsOf: isSafe ? try escapedText(of: value) : try self.text(of: value))
            if text.count > limits.elements { throw .tooLong(limits.elements) }
        }
        try check(bytes: text.count)
        stack.removeLast(count)
        stack.append(makeText(text, safe: isSafe))
    }
}

extension Value {
    var isModule: Bool {
        if case .object(let object) = self, object.kind == .module { true } else { false }
    }

    /// The value of any number as a float.
    var number: Double? {
        switch self {
        case .int(let number): Double(number)
        case .float(let number): number
        case .bool(let flag): flag ? 1 : 0
        default: nil
        }
    }
}

/// The offset of the first occurrence of a part at or after a place: short parts are compared byte by
/// byte, long ones found with the Knuth-Morris-Pratt table, so that no input makes it quadratic.
func firstOccurrence(of part: [UInt8], in whole: [UInt8], from start: Int) -> Int? {
    let count = part.count
    if count == 0 { return start <= whole.count ? start : nil }
    if whole.count - start < count { return nil }
    return whole.withUnsafeBufferPointer { whole in
        part.withUnsafeBufferPointer { part -> Int? in
            if count == 1 { return whole[start...].firstIndex(of: part[0]) }
            if count <= 16 {
                for i in start...(whole.count - count) where whole[i] == part[0] {
                    var k = 1
                    while k < count, whole[i + k] == part[k] { k += 1 }
                    if k == count { return i }
                }
                return nil
            }
            var table = [Int](repeating: 0, count: count)
            var length = 0
            for i in 1..<count {
                while length > 0, part[i] != part[length] { length = table[length - 1] }
                if part[i] == part[length] { length += 1 }
                table[i] = length
            }
            length = 0
            var i = start
            while i < whole.count {
                while length > 0, whole[i] != part[length] { length = table[length - 1] }
                if whole[i] == part[length] { length += 1 }
                i += 1
                if length == count { return i - count }
            }
            return nil
        }
    }
}
