/// The arguments of one call.
struct CallArguments {
    var positional: [Value] = []
    var keywords: [(name: [UInt8], value: Value)] = []

    /// Takes a keyword out.
    mutating func take(_ name: [UInt8]) -> Value? {
        guard let place = keywords.firstIndex(where: { $0.name == name }) else { return nil }
        return keywords.remove(at: place).value
    }
}

/// The parameters of a filter, test or function, behind the value it works on.
struct Signature: Sendable {
    let names: [String]
    private let bytes: [[UInt8]]
    let required: Int

    init(_ names: [String], required: Int = 0) {
        self.names = names
        self.required = required
        bytes = names.map { Array($0.utf8) }
    }

    /// The values by parameter, nil where none was given.
    func bind(_ arguments: CallArguments, _ what: String) throws(Failure) -> [Value?] {
        if arguments.positional.count > names.count {
            let most =
                names.isEmpty
                ? "no arguments" : "at most \(names.count) argument\(names.count == 1 ? "" : "s")"
            throw Failure(.type, "\(what) takes \(most), \(arguments.positional.count) are given")
        }
        if names.isEmpty, arguments.keywords.isEmpty { return [] }
        var values: [Value?] = arguments.positional
        values.append(contentsOf: repeatElement(nil, count: names.count - values.count))
        for (name, value) in arguments.keywords {
            guard let place = bytes.firstIndex(of: name) else {
                let text = String(decoding: name, as: UTF8.self)
                throw Failure(
                    .type, "\(what) has no parameter '\(text)'",
                    suggestion: suggestion(for: text, among: names))
            }
            if values[place] != nil { throw Failure(.type, "\(what) is given '\(names[place])' twice") }
            values[place] = value
        }
        for i in 0..<required where values[i] == nil {
            throw Failure(.type, "\(what) needs the argument '\(names[i])'")
        }
        return values
    }
}

extension Interpreter {
    /// Takes the arguments of a call off the stack.
    mutating func popArguments(_ shape: CallShape) throws(Failure) -> CallArguments {
        var arguments = CallArguments()
        if shape.count == 0 { return arguments }
        var more: [(name: [UInt8], value: Value)] = []
        if shape.hasDoubleStar {
            let value = pop()
            switch value {
            case .dictionary(let map):
                try charge(map.count &* 16)
                for i in map.keys.indices {
                    guard let name = map.keys[i].bytes else {
                        throw Failure(.type, "keywords must be strings")
                    }
                    more.append((name, map.values[i]))
                }
            case .undefined(let what): throw .undefined(what)
            default: throw Failure(.type, "'**' needs a map, not \(value.described)")
            }
        }
        let star = shape.hasStar ? try items(of: pop()) : []
        for i in shape.keywords.indices.reversed() {
            arguments.keywords.append((symbols.names[Int(shape.keywords[i].number)], pop()))
        }
        arguments.keywords.reverse()
        let written = Set(more.isEmpty ? [] : arguments.keywords.map(\.name))
        for (name, value) in more {
            if written.contains(name) {
                throw Failure(.type, "the keyword '\(String(decoding: name, as: UTF8.self))' is given twice")
            }
            arguments.keywords.append((name, value))
        }
        arguments.positional = popLast(shape.positional)
        if !star.isEmpty {
            try charge(star.count &* 5)
            arguments.positional += star
        }
        return arguments
    }
}
