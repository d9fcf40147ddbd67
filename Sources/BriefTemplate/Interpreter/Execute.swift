extension Interpreter {
    /// The loop over instructions. What takes more than a few lines is done elsewhere, so that this
    /// frame stays small on the stack of the machine.
    mutating func execute(
        _ function: Function, _ activation: Activation, _ base: Int, _ cellBase: Int, _ pc: inout Int
    ) throws(Failure) -> Value {
        let instructions = function.instructions
        let template = activation.template
        while pc < instructions.count {
            let instruction = instructions[pc]
            pc += 1
            try charge(1)
            switch instruction {
            case .text(let number):
                out.append(contentsOf: template.texts[Int(number)])
                if out.count > limits.output { throw tooMuchOutput }
            case .output(let escaping): try output(escaping, activation)
            case .outputText: try outputText()
            case .beginCapture: captures.append(out.count)
            case .endCapture(let mode): try endCapture(mode, activation)
            case .discardCapture: if let start = captures.popLast() { out.removeLast(out.count - start) }
            case .markSafe: try markSafe(activation)
            case .constant(let number): stack.append(template.constants[Int(number)])
            case .load(let slot, let name): stack.append(named(stack[base + Int(slot)], name))
            case .loadCell(let cell, let name): stack.append(named(cells[cellBase + Int(cell)], name))
            case .loadCapture(let capture, let name):
                stack.append(named(cells[Int(activation.captures[Int(capture)])], name))
            case .loadGlobal(let name):
                // Apart: a method that reads `self` around one that changes it would copy the machine.
                let value = resolve(name, activation.context)
                stack.append(named(value, name))
            case .loadRaw(let slot): stack.append(stack[base + Int(slot)])
            case .loadRawCell(let cell): stack.append(cells[cellBase + Int(cell)])
            case .loadRawCapture(let capture): stack.append(cells[Int(activation.captures[Int(capture)])])
            case .resolve(let name): stack.append(resolve(name, activation.context))
            case .missing: stack.append(.undefined(nil))
            case .store(let slot): stack[base + Int(slot)] = pop()
            case .storeCell(let cell): cells[cellBase + Int(cell)] = pop()
            case .storeCapture(let capture): cells[Int(activation.captures[Int(capture)])] = pop()
            case .exportVariable(let name, let isPublic):
                activation.context.set(name, pop())
                activation.context.export(name, isPublic: isPublic)
            case .storeAttribute(let name): try storeAttribute(name)
            case .unpack(let count): try unpack(Int(count))
            case .pop: _ = pop()
            case .unary(let found): try unary(found)
            case .binary(let found):
                let right = pop()
                let left = pop()
                stack.append(try binary(found, left, right))
            case .addToSum: try addToSum()
            case .compare(let found):
                let right = pop()
                let left = pop()
                stack.append(.bool(try compare(found, left, right)))
            case .compareKeep(let found, let target):
                let right = pop()
                let left = pop()
                if try compare(found, left, right) {
                    stack.append(right)
                } else {
                    stack.append(.bool(false))
                    pc = Int(target)
                }
            case .attribute(let name): stack.append(try attribute(of: pop(), name))
            case .loadAttribute(let slot, let name, let attribute):
                if let found = member(stack[base + Int(slot)], attribute) {
                    stack.append(found)
                } else {
                    let value = named(stack[base + Int(slot)], name)
                    stack.append(try self.attribute(of: value, attribute))
                }
            case .loadCellAttribute(let cell, let name, let attribute):
                let value = named(cells[cellBase + Int(cell)], name)
                stack.append(try self.attribute(of: value, attribute))
            case .loadGlobalAttribute(let name, let attribute):
                let value = resolve(name, activation.context)
                if let found = member(value, attribute) {
                    stack.append(found)
                } else {
                    let value = named(value, name)
                    stack.append(try self.attribute(of: value, attribute))
                }
            case .item:
                let index = pop()
                stack.append(try item(of: pop(), index))
            case .slice: try slice()
            case .makeList(let count): stack.append(try makeList(popLast(Int(count))))
            case .makeTuple(let count): stack.append(try makeList(popLast(Int(count)), .tuple))
            case .makeMap(let count): try makeMapFromStack(Int(count))
            case .concatenate(let count, let mode): try concatenate(Int(count), mode)
            case .call(let shape): try call(template.calls[Int(shape)], activation)
            case .callMethod(let name, let shape):
                try callMethod(name, template.calls[Int(shape)], activation)
            case .filter(let number, let shape):
                try filter(Int(number), template.calls[Int(shape)], activation)
            case .test(let number, let shape): try test(Int(number), template.calls[Int(shape)], activation)
            case .unknownFilter(let name):
                throw Failure(.unknownFilter, "there is no filter '\(symbols[name])'")
            case .unknownTest(let name): throw Failure(.unknownTest, "there is no test '\(symbols[name])'")
            case .inlineUndefined: stack.append(.undefined(Undefined(.inlineIf)))
            case .jump(let target): pc = Int(target)
            case .jumpIfFalse(let target):
                let value = pop()
                if try !truth(value) { pc = Int(target) }
            case .jumpIfFalseKeep(let target):
                if try truth(stack[stack.count - 1]) { stack.removeLast() } else { pc = Int(target) }
            case .jumpIfTrueKeep(let target):
                if try truth(stack[stack.count - 1]) { pc = Int(target) } else { stack.removeLast() }
            case .jumpIfExtending(let target): if activation.context.extended != nil { pc = Int(target) }
            case .jumpIfSet(let target):
                if case .undefined(nil) = pop() {} else { pc = Int(target) }
            case .loopBegin(let number): try beginLoop(template.loops[Int(number)], activation, cellBase)
            case .loopNext(let target):
                try charge(3)
                if let item = try loops[loops.count - 1].next(&self) {
                    stack.append(item)
                } else {
                    pc = Int(target)
                }
            case .markIterated: loops[loops.count - 1].isIterated = true
            case .loopElse(let target):
                if endLoop() { pc = Int(target) }
            case .loopEnd: _ = endLoop()
            case .recursiveLoop(let number):
                try recursiveLoop(template.functions[Int(number)], activation, cellBase)
            case .include(let number): try include(template.includes[Int(number)], activation)
            case .extends: try extend(activation)
            case .renderParent: try renderParent(activation)
            case .block(let number): try renderBlock(template.blockShapes[Int(number)], activation)
            case .importTemplate(let number): try importTemplate(template.includes[Int(number)], activation)
            case .importName(let name): try importName(name, activation)
            case .macro(let number), .callBlock(let number):
                try makeMacro(template.functions[Int(number)], activation, cellBase)
            case .templateSelf: pushTemplateSelf(activation)
            case .superBlock: pushSuper(activation)
            case .parameterMissing(let name):
                stack.append(.undefined(Undefined(.hint("the parameter '\(symbols[name])' was not given"))))
            case .pushAutoescape:
                stack.append(.bool(activation.context.escapes))
                stack.swapAt(stack.count - 1, stack.count - 2)
                let value = pop()
                activation.context.escapes = try truth(value)
            case .popAutoescape: activation.context.escapes = isTrue(pop())
            case .returnValue: return pop()
            }
        }
        return .none
    }

    @inline(__always)
    mutating func pop() -> Value { stack.removeLast() }

    mutating func popLast(_ count: Int) -> [Value] {
        let items = Array(stack[(stack.count - count)...])
        stack.removeLast(count)
        return items
    }

    var tooMuchOutput: Failure { Failure(.runtime, "the page is longer than \(limits.output) bytes") }
}
