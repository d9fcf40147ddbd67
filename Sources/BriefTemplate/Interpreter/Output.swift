extension Interpreter {
    /// Prints the top of the stack.
    mutating func output(_ escaping: Escaping, _ activation: Activation) throws(Failure) {
        try charge(3)
        let escapes = isOn(escaping, activation)
        let value = pop()
        switch value {
        case .markup(let bytes): out.append(contentsOf: bytes)
        case .text(let bytes):
            if escapes { appendEscaped(bytes, to: &out) } else { out.append(contentsOf: bytes) }
        case .int(let number): appendDecimal(number)
        case .undefined(let what): if refuses(what) { throw .undefined(what) }
        case .object(let object) where object.kind == .module:
            out.append(contentsOf: objects.modules[Int(object.index)].text)
        default:
            let text = try text(of: value)
            if escapes { appendEscaped(text, to: &out) } else { out.append(contentsOf: text) }
        }
        if out.count > limits.output { throw tooMuchOutput }
    }

    mutating func outputText() throws(Failure) {
        let value = pop()
        guard let bytes = value.bytes else {
            if case .undefined(let what) = value { throw .undefined(what) }
            throw Failure(
                .type, "the block gives \(value.described), not a string",
                suggestion: "put '|string' behind it")
        }
        out.append(contentsOf: bytes)
        if out.count > limits.output { throw tooMuchOutput }
    }

    /// Whether a mode means escaping here.
    func isOn(_ escaping: Escaping, _ activation: Activation) -> Bool {
        switch escaping {
        case .off: false
        case .on: true
        case .dynamic, .runtime: activation.context.escapes
        }
    }

    mutating func endCapture(_ mode: Escaping, _ activation: Activation) throws(Failure) {
        guard let start = captures.popLast() else { return }
        let text = Array(out[start...])
        out.removeLast(out.count - start)
        try check(bytes: text.count)
        stack.append(makeText(text, safe: isOn(mode, activation)))
    }

    /// Makes the value of a filtered block set safe.
    mutating func markSafe(_ activation: Activation) throws(Failure) {
        guard activation.context.escapes else { return }
        let value = pop()
        stack.append(.markup(try text(of: value)))
    }

    private mutating func appendDecimal(_ number: Int) {
        if number < 0 { out.append(0x2D) }
        var rest = number.magnitude
        if rest < 10 { return out.append(0x30 + UInt8(rest)) }
        let start = out.count
        while rest > 0 {
            out.append(0x30 + UInt8(rest % 10))
            rest /= 10
        }
        out[start...].reverse()
    }
}

/// Appends text with `&`, `<`, `>`, `'` and `"` as entities, in the spelling of Python's
/// markupsafe, which Jinja uses: `&#39;` and `&#34;`.
func appendEscaped(_ bytes: [UInt8], to out: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
        var start = 0
        for i in 0..<bytes.count {
            let entity: StaticString
            switch bytes[i] {
            case 0x26: entity = "&amp;"
            case 0x3C: entity = "&lt;"
            case 0x3E: entity = "&gt;"
            case 0x27: entity = "&#39;"
            case 0x22: entity = "&#34;"
            default: continue
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<i]))
            entity.withUTF8Buffer { out.append(contentsOf: $0) }
            start = i + 1
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
}

func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + bytes.count / 8)
    appendEscaped(bytes, to: &out)
    return out
}

extension Interpreter {
    /// The text of a value for a safe string: safe text as it is, anything else escaped.
    mutating func escapedText(of value: Value) throws(Failure) -> [UInt8] {
        switch value {
        case .markup(let bytes): return bytes
        case .object(let object) where object.kind == .module: return objects.modules[Int(object.index)].text
        default: return escaped(try text(of: value))
        }
    }
}
