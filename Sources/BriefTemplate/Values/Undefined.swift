/// What was looked for in vain: the payload of an undefined value, for the message it may cause.
package final class Undefined: Sendable {
    enum Origin: Sendable {
        /// A variable of this name.
        case variable([UInt8])
        /// An attribute or a key of a value.
        case member(owner: Value, key: Value)
        /// Something else; the whole message.
        case hint(String)
        /// The missing `else` of an inline `if`, which prints as nothing however strict the mode is.
        case inlineIf
    }

    let origin: Origin
    /// How deep the value lies that it remembers: a chain of such must not grow without end.
    let depth: Int

    init(_ origin: Origin) {
        self.origin = origin
        if case .member(let owner, let key) = origin {
            depth = max(owner.depth, key.depth)
        } else {
            depth = 0
        }
    }

    /// The sentence for an error.
    var message: String {
        switch origin {
        case .variable(let name): "'\(String(decoding: name, as: UTF8.self))' is undefined"
        case .member(let owner, let key):
            if let name = key.bytes {
                "\(owner.typeName) has no attribute '\(String(decoding: name.prefix(80), as: UTF8.self))'"
            } else {
                "\(owner.typeName) has no element \(key.plainText)"
            }
        case .hint(let message): message
        case .inlineIf: "the inline 'if' was false and has no 'else'"
        }
    }

    /// "did you mean 'title'?", from the keys that are there.
    var suggestion: String? {
        guard case .member(.dictionary(let map), let key) = origin, let name = key.bytes else { return nil }
        let keys = map.keys.lazy.compactMap(\.bytes).map { String(decoding: $0, as: UTF8.self) }
        return BriefTemplate.suggestion(for: String(decoding: name, as: UTF8.self), among: keys)
    }
}

/// What an undefined value may be used for.
package enum UndefinedMode: Sendable {
    /// It prints as nothing and is an empty sequence; an attribute of it is an error.
    case lenient
    /// As lenient, and an attribute of it is undefined again.
    case chainable
    /// Any use but `is defined` and `default` is an error.
    case strict
    /// Printing, looping over, comparing and filtering is an error; truth tests, `is defined`
    /// and `default` are allowed. What `briefgen build` uses.
    case semiStrict
}
