import BriefText

/// Where a function of a template runs.
struct Activation {
    let template: Template
    let context: Context
    /// The block that runs, for `super`.
    var block: (name: Symbol, index: Int)?
    /// Cells of the functions around, as the closure captured them.
    var captures: [Int32] = []
    /// Where `loop(…)` of this function leads, and how deep it is.
    var recursion: MacroObject?
    var loopDepth = 0
}

extension Interpreter {
    /// Runs a function whose parameters lie on top of the stack, and takes them off. Gives what the
    /// function returns, where it returns anything.
    ///
    /// - Parameter limited: whether it counts for `Limits.renderDepth`, as macros, includes, `super`
    ///   and recursive loops do.
    mutating func run(
        _ function: Function, _ activation: Activation, parameters: Int, limited: Bool
    ) throws(Failure) -> Value {
        if limited {
            depth += 1
            if depth > limits.renderDepth {
                throw Failure(
                    .recursion,
                    "macros, includes and loops are nested more than \(limits.renderDepth) levels deep")
            }
        }
        frames += 1
        if frames > limits.renderDepth + 50 {
            throw Failure(.recursion, "templates are nested too deeply")
        }
        let base = stack.count - parameters
        let cellBase = cells.count
        let outer = (loops: loops.count, captures: captures.count)
        for _ in parameters..<max(parameters, function.slots) { stack.append(.undefined(nil)) }
        if function.cells > 0 {
            try charge(8 + function.cells)
            for _ in 0..<function.cells { cells.append(.undefined(nil)) }
            for (slot, cell) in function.parameterCells {
                cells[cellBase + Int(cell)] = stack[base + Int(slot)]
            }
        }
        var pc = 0
        let result: Value
        do throws(Failure) {
            result = try execute(function, activation, base, cellBase, &pc)
        } catch {
            throw located(error, function, activation, base, cellBase, at: pc - 1)
        }
        stack.removeLast(stack.count - base)
        if loops.count > outer.loops { loops.removeLast(loops.count - outer.loops) }
        if captures.count > outer.captures { captures.removeLast(captures.count - outer.captures) }
        frames -= 1
        if limited { depth -= 1 }
        return result
    }

    /// Calls a function and gives the text that it printed.
    mutating func runCapturing(
        _ function: Function, _ activation: Activation, parameters: Int, limited: Bool
    ) throws(Failure) -> [UInt8] {
        let start = out.count
        _ = try run(function, activation, parameters: parameters, limited: limited)
        let text = Array(out[start...])
        out.removeLast(out.count - start)
        try check(bytes: text.count)
        return text
    }

    /// Adds the place to an error, or a step to the chain of one that has its place already.
    private func located(
        _ failure: Failure, _ function: Function, _ activation: Activation, _ base: Int, _ cellBase: Int,
        at pc: Int
    ) -> Failure {
        let template = activation.template
        let place = pc >= 0 && pc < function.spans.count ? function.spans[pc] : Span(0, 0)
        let range = template.text.sourceRange(place)
        if var error = failure.located {
            let lines = LineTable(template.source.bytes)
            error.chain.append(
                TemplateError.Step(
                    what: step(function.instructions[pc]), template: template.name,
                    position: lines.position(of: range.lower, in: template.source.bytes)))
            return Failure(error)
        }
        var error = TemplateError(
            failure.kind, failure.message, template: template.name, source: template.source, span: range,
            suggestion: failure.suggestion)
        error.values = referencedValues(function, activation, base, cellBase, pc)
        return Failure(error)
    }

    private func step(_ instruction: Instruction) -> String {
        switch instruction {
        case .include: "included from"
        case .importTemplate: "imported from"
        case .renderParent, .extends: "extended by"
        case .block: "in a block of"
        case .recursiveLoop: "in a loop of"
        default: "called from"
        }
    }

    /// The variables that the failing expression reads, with their values.
    private func referencedValues(
        _ function: Function, _ activation: Activation, _ base: Int, _ cellBase: Int, _ pc: Int
    ) -> [String] {
        guard pc >= 0, pc < function.instructions.count else { return [] }
        var found: [String] = []
        var seen: Set<Symbol> = []
        let failing = function.spans[pc]
        var i = pc
        while i >= 0, pc - i < 64, found.count < 4 {
            let value: (Symbol, Value)? =
                switch function.instructions[i] {
                case .load(let slot, let name): (name, stack[base + Int(slot)])
                case .loadCell(let cell, let name): (name, cells[cellBase + Int(cell)])
                case .loadCapture(let capture, let name):
                    (name, cells[Int(activation.captures[Int(capture)])])
                case .loadGlobal(let name), .loadGlobalAttribute(let name, _):
                    (name, valueForMessage(name, activation.context))
                case .loadAttribute(let slot, let name, _): (name, stack[base + Int(slot)])
                case .loadCellAttribute(let cell, let name, _): (name, cells[cellBase + Int(cell)])
                default: nil
                }
            if let (name, value) = value, function.spans[i].lower >= failing.lower - 256,
                onSameLine(function.spans[i], failing, activation.template), seen.insert(name).inserted
            {
                switch value {
                case .undefined, .function, .object, .method: break
                default:
                    var sink = TextSink(limit: 4096)
                    try? value.appendRepresentation(self, to: &sink)
                    let shown = Array(String(decoding: sink.bytes, as: UTF8.self).unicodeScalars.prefix(81))
                    var text = ""
                    for scalar in shown.prefix(shown.count > 80 ? 79 : 80) {
                        text.unicodeScalars.append(scalar)
                    }
                    found.append("\(symbols[name]) = \(text)\(shown.count > 80 ? "…" : "")")
                }
            }
            i -= 1
        }
        return found.reversed()
    }

    private func onSameLine(_ a: Span, _ b: Span, _ template: Template) -> Bool {
        let (low, high) = (Int(min(a.lower, b.lower)), Int(max(a.lower, b.lower)))
        guard low >= 0, high <= template.text.bytes.count else { return false }
        return !template.text.bytes[low..<high].contains(0x0A)
    }

    private func valueForMessage(_ name: Symbol, _ context: Context) -> Value {
        if let value = context.find(name) { return value }
        guard context.seesPage else { return .undefined(nil) }
        return page[symbols.names[Int(name.number)], symbols.hashes[Int(name.number)]] ?? .undefined(nil)
    }
}
