/// Includes, imports, inheritance and blocks.
extension Interpreter {
    // MARK: Templates by name

    /// The template that an expression names.
    private mutating func template(named value: Value) throws(Failure) -> Template {
        switch value {
        case .text(let name), .markup(let name):
            let name = String(decoding: name, as: UTF8.self)
            if let found = try load(name) { return found }
            throw notFound([name])
        case .undefined(let what): throw .undefined(what)
        default: throw Failure(.type, "a template's name is a string, not \(value.described)")
        }
    }

    /// The first of several templates that is there.
    private mutating func anyTemplate(named value: Value) throws(Failure) -> Template {
        switch value {
        case .array, .iterator:
            var names: [String] = []
            for item in try items(of: value) {
                switch item {
                case .text(let name), .markup(let name):
                    let name = String(decoding: name, as: UTF8.self)
                    if let found = try load(name) { return found }
                    names.append(name)
                case .undefined: continue
                default: throw Failure(.type, "a template's name is a string, not \(item.described)")
                }
            }
            if names.isEmpty { throw Failure(.notFound, "the list of templates to include is empty") }
            throw notFound(names)
        default: return try template(named: value)
        }
    }

    private func notFound(_ names: [String]) -> Failure {
        guard names.count == 1, let name = names.first else {
            let shown = names.prefix(8).map { "'\($0.prefix(80))'" }.joined(separator: ", ")
            let more = names.count > 8 ? " and \(names.count - 8) more" : ""
            return Failure(.notFound, "none of the templates \(shown)\(more) is there")
        }
        if let problem = TemplateName.problem(name) { return Failure(.notFound, problem) }
        return Failure(
            .notFound, "there is no template '\(name)'",
            suggestion: suggestion(for: name, among: engine.templates.keys.sorted()))
    }

    /// A template by name; nil when there is none.
    mutating func load(_ name: String) throws(Failure) -> Template? {
        guard let key = TemplateName.normalized(name) else { return nil }
        if let found = engine.templates[key] { return found }
        if let found = compiled[key] { return found }
        guard let loader = engine.loader else { return nil }
        // The disk is asked, each time anew.
        try charge(600)
        guard let source = loader(key) else { return nil }
        let outcome = Engine.compile(source, engine.options, engine.registry, &symbols, isLazy: true)
        if let first = outcome.errors.first { throw Failure(first) }
        compiled[key] = outcome.template
        return outcome.template
    }

    // MARK: Includes and imports

    /// The template of an include; one that is written out is looked up once a page.
    private mutating func included(_ name: Value, _ shape: IncludeShape) throws(Failure) -> Template {
        guard let literal = shape.literal else { return try anyTemplate(named: name) }
        let number = Int(literal.number)
        if number < literals.count, let found = literals[number] { return found }
        let found = try template(named: name)
        while literals.count <= number { literals.append(nil) }
        literals[number] = found
        return found
    }

    mutating func include(_ shape: IncludeShape, _ activation: Activation) throws(Failure) {
        try charge(64)
        let variables = popLast(shape.variables.count)
        let name = pop()
        let found: Template
        do throws(Failure) {
            found = try included(name, shape)
        } catch {
            if shape.ignoresMissing, error.kind == .notFound, error.located == nil { return }
            throw error
        }
        guard shape.withContext else {
            let module = try module(of: found)
            out.append(contentsOf: objects.modules[Int(module)].text)
            if out.count > limits.output { throw tooMuchOutput }
            return
        }
        let context = Context(found, parent: activation.context, seesPage: activation.context.seesPage)
        for (name, value) in zip(shape.variables, variables) {
            if case .undefined(nil) = value { continue }
            context.set(name, value)
        }
        _ = try run(
            found.functions[0], Activation(template: found, context: context), parameters: 0, limited: true)
    }

    mutating func importTemplate(_ shape: IncludeShape, _ activation: Activation) throws(Failure) {
        let variables = popLast(shape.variables.count)
        let found = try template(named: pop())
        if !shape.withContext {
            let module = try module(of: found)
            return stack.append(.object(ObjectReference(kind: .module, index: module)))
        }
        let outer = Context(found, parent: activation.context, seesPage: activation.context.seesPage)
        for (name, value) in zip(shape.variables, variables) {
            if case .undefined(nil) = value { continue }
            outer.set(name, value)
        }
        let module = try makeModule(found, Context(found, parent: outer, seesPage: outer.seesPage))
        stack.append(.object(ObjectReference(kind: .module, index: module)))
    }

    /// The module of a template without context, made once.
    private mutating func module(of template: Template) throws(Failure) -> Int32 {
        if let module = modules[template.name] { return module }
        let module = try makeModule(template, Context(template, parent: nil, seesPage: false))
        modules[template.name] = module
        return module
    }

    private mutating func makeModule(_ template: Template, _ context: Context) throws(Failure) -> Int32 {
        try charge(1_000)
        let text = try runCapturing(
            template.functions[0], Activation(template: template, context: context), parameters: 0,
            limited: true)
        objects.modules.append(Module(template: template, context: context, text: text))
        return Int32(clamping: objects.modules.count - 1)
    }

    /// `from … import name`: the module stays on the stack.
    mutating func importName(_ name: Symbol, _ activation: Activation) throws(Failure) {
        guard case .object(let object) = stack[stack.count - 1] else { return stack.append(.undefined(nil)) }
        let bytes = symbols.names[Int(name.number)]
        if let found = try attribute(of: object, bytes) { return stack.append(found) }
        let module = objects.modules[Int(object.index)].template.name
        stack.append(
            .undefined(Undefined(.hint("the template '\(module)' does not export '\(symbols[name])'"))))
    }

    // MARK: Inheritance

    mutating func extend(_ activation: Activation) throws(Failure) {
        let found = try template(named: pop())
        if activation.context.extended != nil {
            throw Failure(.runtime, "the template extends another one already")
        }
        activation.context.extended = found
        for (name, function) in found.blocks {
            activation.context.blocks[name, default: []].append(
                BlockEntry(template: found, function: function))
        }
    }

    mutating func renderParent(_ activation: Activation) throws(Failure) {
        guard let parent = activation.context.extended else { return }
        activation.context.extended = nil
        _ = try run(
            parent.functions[0], Activation(template: parent, context: activation.context), parameters: 0,
            limited: true)
    }

    mutating func renderBlock(_ shape: BlockShape, _ activation: Activation) throws(Failure) {
        let values = popLast(shape.variables.count)
        var context = activation.context
        guard let entries = context.blocks[shape.name], let entry = entries.first else { return }
        if shape.isRequired, entries.count <= 1 {
            throw Failure(.runtime, "the required block '\(symbols[shape.name])' is not filled in")
        }
        if shape.isScoped {
            context = Context(deriving: context)
            for (name, value) in zip(shape.variables, values) {
                if case .undefined(nil) = value { continue }
                context.set(name, value)
            }
        }
        var inner = Activation(template: entry.template, context: context)
        inner.block = (shape.name, 0)
        _ = try run(entry.template.functions[Int(entry.function)], inner, parameters: 0, limited: false)
    }

    /// `super()` and `self.name()`.
    mutating func callBlock(_ reference: BlockReference) throws(Failure) -> Value {
        guard let entries = reference.context.blocks[reference.name], reference.index < entries.count else {
            return .text([])
        }
        let entry = entries[reference.index]
        var inner = Activation(template: entry.template, context: reference.context)
        inner.block = (reference.name, reference.index)
        let text = try runCapturing(
            entry.template.functions[Int(entry.function)], inner, parameters: 0, limited: true)
        return makeText(text, safe: reference.context.escapes)
    }
}
