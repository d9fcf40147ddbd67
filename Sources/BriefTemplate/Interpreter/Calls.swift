/// Calls of macros, functions, methods, filters and tests.
extension Interpreter {
    mutating func call(_ shape: CallShape, _ activation: Activation) throws(Failure) {
        let arguments = try popArguments(shape)
        let callee = pop()
        stack.append(try call(callee, arguments, activation))
    }

    mutating func callMethod(_ name: Symbol, _ shape: CallShape, _ activation: Activation) throws(Failure) {
        let arguments = try popArguments(shape)
        let receiver = pop()
        let bytes = symbols.names[Int(name.number)]
        if Methods.exists(receiver, bytes) {
            try charge(8)
            return stack.append(try Methods.call(&self, receiver, bytes, arguments))
        }
        let callee: Value
        switch receiver {
        case .object(let object):
            if let result = try callMethod(of: object, bytes, arguments) { return stack.append(result) }
            callee = try attribute(of: receiver, name)
        default: callee = try attribute(of: receiver, name)
        }
        stack.append(try call(callee, arguments, activation))
    }

    mutating func call(_ callee: Value, _ arguments: CallArguments, _ activation: Activation) throws(Failure)
        -> Value
    {
        switch callee {
        case .object(let object):
            switch object.kind {
            case .macro: return try callMacro(objects.macros[Int(object.index)], arguments, activation)
            case .loop: return try callLoop(objects.loops[Int(object.index)], arguments)
            case .block:
                _ = try Signature([]).bind(arguments, "a block")
                return try callBlock(objects.blocks[Int(object.index)])
            case .joiner:
                _ = try Signature([]).bind(arguments, "a joiner")
                if objects.joiners[Int(object.index)].isUsed {
                    return objects.joiners[Int(object.index)].separator
                }
                objects.joiners[Int(object.index)].isUsed = true
                return .text([])
            default: break
            }
        case .function(let function):
            try charge(16)
            let definition = engine.registry.functions[Int(function.index)]
            return try definition.call(&self, arguments, activation)
        case .method(let method): return try Methods.call(&self, method.receiver, method.name, arguments)
        case .undefined(let what): throw .undefined(what)
        default: break
        }
        throw Failure(.type, "\(callee.described) cannot be called")
    }

    // MARK: Macros

    mutating func makeMacro(_ function: Function, _ activation: Activation, _ cellBase: Int) throws(Failure) {
        stack.append(try macro(function, activation, cellBase))
    }

    private mutating func macro(_ function: Function, _ activation: Activation, _ cellBase: Int)
        throws(Failure) -> Value
    {
        try charge(24)
        objects.macros.append(closure(function, activation, cellBase))
        return .object(ObjectReference(kind: .macro, index: Int32(clamping: objects.macros.count - 1)))
    }

    /// A function with the variables around it.
    func closure(_ function: Function, _ activation: Activation, _ cellBase: Int) -> MacroObject {
        let captures = function.captures.map { source -> Int32 in
            switch source {
            case .cell(let cell): Int32(clamping: cellBase + Int(cell))
            case .capture(let capture): activation.captures[Int(capture)]
            }
        }
        return MacroObject(
            template: activation.template, function: function, context: activation.context, captures: captures
        )
    }

    private mutating func callMacro(
        _ macro: MacroObject, _ given: CallArguments, _ activation: Activation
    ) throws(Failure) -> Value {
        let function = macro.function
        var arguments = given
        let what = function.name.map { "the macro '\(symbols[$0])'" } ?? "the caller"
        let count = function.parameters.count
        for i in 0..<count {
            if i < arguments.positional.count {
                stack.append(arguments.positional[i])
            } else {
                let name = symbols.names[Int(function.parameters[i].number)]
                stack.append(arguments.take(name) ?? .undefined(nil))
            }
        }
        var parameters = count
        if function.takesCaller {
            let caller = arguments.take(Array("caller".utf8))
            stack.append(
                caller ?? .undefined(Undefined(.hint("'caller' works only in a macro that 'call' calls"))))
            parameters += 1
        }
        if function.takesKwargs {
            var builder = MapBuilder()
            for (name, value) in arguments.keywords { builder.set(.text(name), value) }
            stack.append(try makeMap(builder))
            parameters += 1
        } else if let (name, _) = arguments.keywords.first {
            stack.removeLast(parameters)
            let text = String(decoding: name, as: UTF8.self)
            if text == "caller" {
                throw Failure(.type, "\(what) does not use 'caller' and cannot be called by 'call'")
            }
            let known = function.parameters.map { symbols[$0] }
            if let place = known.firstIndex(of: text), place < arguments.positional.count {
                throw Failure(.type, "\(what) is given '\(text)' twice")
            }
            throw Failure(
                .type, "\(what) has no parameter '\(text)'", suggestion: suggestion(for: text, among: known))
        }
        if function.takesVarargs {
            stack.append(try makeList(Array(arguments.positional.dropFirst(count)), .tuple))
            parameters += 1
        } else if arguments.positional.count > count {
            stack.removeLast(parameters)
            throw Failure(
                .type,
                "\(what) takes at most \(count) argument\(count == 1 ? "" : "s"), "
                    + "\(arguments.positional.count) are given")
        }
        try charge(40)
        let inner = Activation(template: macro.template, context: macro.context, captures: macro.captures)
        let text = try runCapturing(function, inner, parameters: parameters, limited: true)
        return makeText(text, safe: activation.context.escapes)
    }

    // MARK: Filters and tests

    mutating func filter(_ number: Int, _ shape: CallShape, _ activation: Activation) throws(Failure) {
        let arguments = try popArguments(shape)
        let value = pop()
        stack.append(try apply(filter: number, value, arguments, activation.context))
    }

    mutating func apply(
        filter number: Int, _ value: Value, _ arguments: CallArguments, _ context: Context
    ) throws(Failure) -> Value {
        try charge(4)
        let definition = engine.registry.filters[number]
        if case .undefined(let what) = value, !definition.takesUndefined, refuses(what) {
            throw .undefined(what)
        }
        return try definition.body(&self, value, arguments, context)
    }

    mutating func test(_ number: Int, _ shape: CallShape, _ activation: Activation) throws(Failure) {
        let arguments = try popArguments(shape)
        let value = pop()
        stack.append(.bool(try apply(test: number, value, arguments)))
    }

    mutating func apply(test number: Int, _ value: Value, _ arguments: CallArguments) throws(Failure) -> Bool
    {
        try charge(10)
        return try engine.registry.tests[number].body(&self, value, arguments)
    }
}
