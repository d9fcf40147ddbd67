/// Attributes and methods of the objects that a rendering owns, and their texts.
extension Interpreter: ObjectTexts {
    mutating func attribute(of object: ObjectReference, _ name: [UInt8]) throws(Failure) -> Value? {
        let index = Int(object.index)
        switch object.kind {
        case .namespace: return objects.namespaces[index][name]
        case .loop:
            let attribute = LoopAttribute(rawValue: String(decoding: name, as: UTF8.self))
            return try self.attribute(of: objects.loops[index], attribute)
        case .module:
            let module = objects.modules[index]
            guard let symbol = symbols.find(name), module.context.exported.contains(symbol) else {
                return nil
            }
            return module.context.own(symbol)
        case .cycler:
            let cycler = objects.cyclers[index]
            return name == Array("current".utf8) ? cycler.items[cycler.position] : nil
        case .templateSelf:
            let context = objects.contexts[index]
            guard let symbol = symbols.find(name), context.blocks[symbol] != nil else { return nil }
            return block(symbol, context, 0)
        case .block:
            let reference = objects.blocks[index]
            guard name == Array("super".utf8) else { return nil }
            return superBlock(reference.name, reference.context, reference.index)
        case .macro:
            let function = objects.macros[index].function
            switch String(decoding: name, as: UTF8.self) {
            case "name": return function.name.map { .text(symbols.names[Int($0.number)]) } ?? Value.none
            case "arguments": return .tuple(function.parameters.map { .text(symbols.names[Int($0.number)]) })
            case "caller": return .bool(function.takesCaller)
            case "catch_kwargs": return .bool(function.takesKwargs)
            case "catch_varargs": return .bool(function.takesVarargs)
            default: return nil
            }
        case .joiner: return nil
        }
    }

    mutating func callMethod(
        of object: ObjectReference, _ name: [UInt8], _ arguments: CallArguments
    ) throws(Failure) -> Value? {
        let index = Int(object.index)
        switch object.kind {
        case .loop: return try callMethod(of: objects.loops[index], name, arguments)
        case .cycler:
            switch String(decoding: name, as: UTF8.self) {
            case "next":
                let cycler = objects.cyclers[index]
                objects.cyclers[index].position = (cycler.position + 1) % cycler.items.count
                return cycler.items[cycler.position]
            case "reset":
                objects.cyclers[index].position = 0
                return Value.none
            default: return nil
            }
        default: return nil
        }
    }

    func appendText(of object: ObjectReference, to sink: inout TextSink) throws(Failure) {
        let index = Int(object.index)
        switch object.kind {
        case .namespace:
            let namespace = objects.namespaces[index]
            sink.append("<Namespace {")
            for i in namespace.names.indices {
                if i > 0 { sink.append(", ") }
                appendQuoted(namespace.names[i], to: &sink.bytes)
                sink.append(": ")
                // A namespace inside a namespace is not opened: they may hold each other.
                if case .object(let inner) = namespace.values[i], inner.kind == .namespace {
                    sink.append("<Namespace {...}>")
                } else {
                    try namespace.values[i].appendRepresentation(self, to: &sink)
                }
            }
            sink.append("}>")
        case .macro:
            let name = objects.macros[index].function.name
            sink.append(name.map { "<Macro '\(symbols[$0])'>" } ?? "<Macro anonymous>")
        case .loop: sink.append("<LoopContext \(objects.loops[index].index0 + 1)>")
        case .module: sink.bytes += objects.modules[index].text
        case .cycler: sink.append("<Cycler>")
        case .joiner: sink.append("<Joiner>")
        case .block: sink.append("<BlockReference '\(symbols[objects.blocks[index].name])'>")
        case .templateSelf: sink.append("<TemplateReference '\(objects.contexts[index].template.name)'>")
        }
    }

    func name(of function: FunctionReference) -> String {
        engine.registry.functions[Int(function.index)].name
    }

    // MARK: Blocks as values

    mutating func block(_ name: Symbol, _ context: Context, _ index: Int) -> Value {
        objects.blocks.append(BlockReference(name: name, context: context, index: index))
        return .object(ObjectReference(kind: .block, index: Int32(clamping: objects.blocks.count - 1)))
    }

    /// The block of the next template up, undefined when there is none.
    mutating func superBlock(_ name: Symbol, _ context: Context, _ index: Int) -> Value {
        if let entries = context.blocks[name], index + 1 < entries.count {
            return block(name, context, index + 1)
        }
        return .undefined(Undefined(.hint("no parent template has a block '\(symbols[name])'")))
    }

    mutating func pushTemplateSelf(_ activation: Activation) {
        objects.contexts.append(activation.context)
        stack.append(
            .object(ObjectReference(kind: .templateSelf, index: Int32(clamping: objects.contexts.count - 1))))
    }

    mutating func pushSuper(_ activation: Activation) {
        guard let place = activation.block else { return stack.append(.undefined(nil)) }
        stack.append(superBlock(place.name, activation.context, place.index))
    }
}
