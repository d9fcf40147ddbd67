/// Variables: declared when their frame is entered, read, and set.
extension Compiler {
    /// Declares the variables that a frame sets and gives them their first values.
    func enter(_ frame: Frame) {
        let scope = frame.scope
        let here = Span(0, 0)
        for (name, entry) in scope.entries.sorted(by: { $0.key.number < $1.key.number }) where entry.isStored
        {
            let key = FunctionBuilder.Key(level: scope.level, name: name)
            switch entry.origin {
            case .parameter: builder.declare(key)
            case .context:
                let variable = builder.declare(key)
                builder.emit(.resolve(name), here)
                builder.emit(.store(variable), here)
            case .outer:
                let variable = builder.declare(key)
                if let outer = scope.parent {
                    loadRaw(name, outer, here)
                } else {
                    builder.emit(.missing, here)
                }
                builder.emit(.store(variable), here)
            case .nothing:
                let variable = builder.declare(key)
                builder.emit(.missing, here)
                builder.emit(.store(variable), here)
            }
        }
    }

    private func reference(_ name: Symbol, _ scope: Scope) -> FunctionBuilder.Reference? {
        guard let owner = scope.owner(of: name), owner.entries[name]?.isStored == true else { return nil }
        return builder.reference(FunctionBuilder.Key(level: owner.level, name: name))
    }

    func load(_ name: Symbol, _ scope: Scope, _ span: Span) {
        switch reference(name, scope) {
        case .own(let variable): builder.emit(.load(variable, name), span)
        case .captured(let capture): builder.emit(.loadCapture(capture, name), span)
        case nil: builder.emit(.loadGlobal(name), span)
        }
    }

    /// Loads an attribute of a variable in one step; says false where the variable is captured.
    func loadAttribute(_ attribute: Symbol, of name: Symbol, _ scope: Scope, _ span: Span) -> Bool {
        switch reference(name, scope) {
        case .own(let variable): builder.emit(.loadAttribute(variable, name, attribute), span)
        case .captured: return false
        case nil: builder.emit(.loadGlobalAttribute(name, attribute), span)
        }
        return true
    }

    /// Loads a variable as it is, set or not.
    func loadRaw(_ name: Symbol, _ scope: Scope, _ span: Span) {
        switch reference(name, scope) {
        case .own(let variable): builder.emit(.loadRaw(variable), span)
        case .captured(let capture): builder.emit(.loadRawCapture(capture), span)
        case nil: builder.emit(.resolve(name), span)
        }
    }

    /// Stores the top of the stack.
    func store(_ name: Symbol, _ scope: Scope, _ span: Span) {
        switch reference(name, scope) {
        case .own(let variable): builder.emit(.store(variable), span)
        case .captured(let capture): builder.emit(.storeCapture(capture), span)
        case nil: builder.emit(.pop, span)
        }
    }

    func store(_ target: Target, _ scope: Scope, _ span: Span) {
        switch target {
        case .name(let name): store(name, scope, span)
        case .attribute(let name, let attribute, let place):
            load(name, scope, place)
            builder.emit(.storeAttribute(attribute), place)
        case .tuple(let targets):
            builder.emit(.unpack(Int32(clamping: targets.count)), span)
            for target in targets { store(target, scope, span) }
        }
    }

    /// Tells the context of variables set at the top level.
    func export(_ names: [Symbol], _ frame: Frame, _ span: Span, isPublic: Bool = true) {
        guard frame.isTopLevel else { return }
        for name in names {
            loadRaw(name, frame.scope, span)
            let isPrivate = symbols.names[Int(name.number)].first == UInt8(ascii: "_")
            builder.emit(.exportVariable(name, isPublic: isPublic && !isPrivate), span)
        }
    }

    /// Pushes what an include or a scoped block sees of the variables around it: all that the
    /// frames here have set, inner ones first. Returns their names.
    func pushVisibleVariables(_ frame: Frame, _ span: Span) -> [Symbol] {
        var names: [Symbol] = []
        var seen: Set<Symbol> = []
        var scope: Scope? = frame.scope
        while let found = scope {
            let stored = found.entries.filter { $0.value.isStored }.keys.sorted { $0.number < $1.number }
            for name in stored where seen.insert(name).inserted { names.append(name) }
            scope = found.parent
        }
        for name in names { loadRaw(name, frame.scope, span) }
        return names
    }
}
