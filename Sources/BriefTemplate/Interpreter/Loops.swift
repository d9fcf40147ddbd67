/// Loops, and what can be looped over.
extension Interpreter {
    mutating func beginLoop(_ shape: LoopShape, _ activation: Activation, _ cellBase: Int) throws(Failure) {
        let loop = LoopState(try source(of: pop()))
        if let filter = shape.filter {
            loop.use(filter: closure(activation.template.functions[Int(filter)], activation, cellBase))
        }
        loops.append(loop)
        if shape.hasLoopVariable {
            try charge(72)
            loop.depth0 = activation.loopDepth
            if shape.isRecursive { loop.recursion = activation.recursion }
            objects.loops.append(loop)
            stack.append(
                .object(ObjectReference(kind: .loop, index: Int32(clamping: objects.loops.count - 1))))
        }
    }

    /// Ends the innermost loop and says whether it has run.
    mutating func endLoop() -> Bool {
        guard let loop = loops.popLast() else { return false }
        loop.finish()
        return loop.isIterated
    }

    /// Whether a loop's filter takes an item.
    mutating func accepts(_ item: Value, _ filter: MacroObject) throws(Failure) -> Bool {
        stack.append(item)
        let activation = Activation(
            template: filter.template, context: filter.context, captures: filter.captures)
        let answer = try run(filter.function, activation, parameters: 1, limited: false)
        return try truth(answer)
    }

    private mutating func source(of value: Value) throws(Failure) -> LoopState.Source {
        switch value {
        case .array(let list): return .items(list.items)
        case .range(let range): return .range(range)
        case .iterator(let once): return .once(once)
        default: return .items(try items(of: value))
        }
    }

    /// The elements of a sequence: a string's characters, a map's keys.
    mutating func items(of value: Value) throws(Failure) -> [Value] {
        switch value {
        case .array(let list): return list.items
        case .dictionary(let map): return map.keys
        case .text(let bytes), .markup(let bytes):
            let count = codePointCount(bytes)
            try check(elements: count)
            // What is not ASCII has a string of its own for every character.
            try charge((bytes.count - count) &* 8 &+ bytes.count)
            let characters = characters(of: bytes)
            return characters.map { makeText($0, safe: false) }
        case .range(let range):
            try check(elements: range.count)
            return (0..<range.count).map { .int(range[$0]) }
        case .iterator(let once): return once.rest()
        case .undefined(let what):
            if refuses(what) { throw .undefined(what) }
            return []
        default: throw Failure(.type, "\(value.described) cannot be iterated over")
        }
    }

    // MARK: Recursive loops

    /// Runs a recursive loop over the iterable on the stack and prints what it gives.
    mutating func recursiveLoop(_ function: Function, _ activation: Activation, _ cellBase: Int)
        throws(Failure)
    {
        let recursion = closure(function, activation, cellBase)
        let start = out.count
        try runLoop(recursion, depth: 0)
        if out.count - start > limits.elements { throw .tooLong(limits.elements) }
    }

    private mutating func runLoop(_ recursion: MacroObject, depth: Int) throws(Failure) {
        var activation = Activation(
            template: recursion.template, context: recursion.context, captures: recursion.captures)
        activation.recursion = recursion
        activation.loopDepth = depth
        _ = try run(recursion.function, activation, parameters: 1, limited: true)
    }

    /// `loop(items)`.
    mutating func callLoop(_ loop: LoopState, _ arguments: CallArguments) throws(Failure) -> Value {
        guard let recursion = loop.recursion else {
            throw Failure(
                .type, "only a loop marked 'recursive' can be called", suggestion: "write '… recursive %}'")
        }
        let values = try Signature(["iterable"], required: 1).bind(arguments, "loop")
        try charge(40)
        let start = out.count
        stack.append(values[0] ?? .none)
        try runLoop(recursion, depth: loop.depth0 + 1)
        let text = Array(out[start...])
        out.removeLast(out.count - start)
        try check(bytes: text.count)
        let isSafe: Bool =
            switch recursion.function.escaping {
            case .on: true
            case .off: false
            case .dynamic, .runtime: recursion.context.escapes
            }
        return makeText(text, safe: isSafe)
    }

    // MARK: The loop variable

    mutating func attribute(of loop: LoopState, _ attribute: LoopAttribute?) throws(Failure) -> Value? {
        switch attribute {
        case nil: return nil
        case .index: return .int(loop.index0 + 1)
        case .index0: return .int(loop.index0)
        case .revindex: return .int(try loop.count(&self) - loop.index0)
        case .revindex0: return .int(try loop.count(&self) - loop.index0 - 1)
        case .first: return .bool(loop.index0 == 0)
        case .last: return .bool(try loop.peek(&self) == nil)
        case .length: return .int(try loop.count(&self))
        case .depth: return .int(loop.depth0 + 1)
        case .depth0: return .int(loop.depth0)
        case .previtem:
            return loop.index0 == 0
                ? .undefined(Undefined(.hint("there is no previous item"))) : loop.previous
        case .nextitem:
            return try loop.peek(&self) ?? .undefined(Undefined(.hint("there is no next item")))
        }
    }

    mutating func callMethod(
        of loop: LoopState, _ name: [UInt8], _ arguments: CallArguments
    ) throws(Failure) -> Value? {
        switch String(decoding: name, as: UTF8.self) {
        case "cycle":
            if arguments.positional.isEmpty { throw Failure(.type, "loop.cycle needs values to choose from") }
            return arguments.positional[loop.index0 % arguments.positional.count]
        case "changed":
            for value in arguments.positional { try chargeKey(value) }
            if let last = loop.lastChanged, last.count == arguments.positional.count,
                zip(last, arguments.positional).allSatisfy({ areEqual($0, $1) })
            {
                return .bool(false)
            }
            loop.lastChanged = arguments.positional
            return .bool(true)
        default: return nil
        }
    }
}

/// The attributes of the loop variable.
enum LoopAttribute: String, Sendable {
    case index, index0, revindex, revindex0, first, last, length, depth, depth0, previtem, nextitem
}
