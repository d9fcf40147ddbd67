/// A value of a template: what a context is made of and what expressions work on.
///
/// Text is UTF-8 bytes; lists and maps are immutable storage behind one reference, so that a
/// value that stands in thousands of pages is shared and never copied. What a template itself can
/// change (namespaces, loops, cyclers) belongs to one rendering: such a value holds only the
/// number of the object there.
package enum Value: Sendable {
    /// Nothing is there. The payload says what was looked for; nil is a variable not yet set.
    case undefined(Undefined?)
    case none
    case bool(Bool)
    case int(Int)
    case float(Double)
    /// Text that is escaped where escaping is on.
    case text([UInt8])
    /// Text that is HTML already and never escaped again.
    case markup([UInt8])
    case array(List)
    case dictionary(Map)
    case range(Progression)
    case iterator(OneShot)
    case method(BoundMethod)
    case object(ObjectReference)
    case function(FunctionReference)

    package static func string(_ text: String) -> Value { .text(Array(text.utf8)) }
    package static func string(_ bytes: [UInt8]) -> Value { .text(bytes) }
    package static func safe(_ text: String) -> Value { .markup(Array(text.utf8)) }
    package static func safe(_ bytes: [UInt8]) -> Value { .markup(bytes) }
    package static func list(_ items: [Value]) -> Value { .array(List(items)) }
    package static func tuple(_ items: [Value]) -> Value { .array(List(items, kind: .tuple)) }

    /// A map in the order given; of two equal keys the later value wins, at the earlier place.
    package static func map(_ members: [(String, Value)]) -> Value {
        var builder = MapBuilder()
        builder.reserve(members.count)
        for (name, value) in members { builder.set(.string(name), value) }
        return .dictionary(builder.build())
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(stringLiteral text: String) { self = .string(text) }
    package init(integerLiteral number: Int) { self = .int(number) }
    package init(floatLiteral number: Double) { self = .float(number) }
    package init(booleanLiteral flag: Bool) { self = .bool(flag) }
    package init(arrayLiteral items: Value...) { self = .list(items) }
    package init(dictionaryLiteral members: (String, Value)...) { self = .map(members) }
}

extension Value {
    /// The bytes of a string, safe or not; nil for anything else.
    package var bytes: [UInt8]? {
        switch self {
        case .text(let bytes), .markup(let bytes): bytes
        default: nil
        }
    }

    var isUndefined: Bool {
        if case .undefined = self { true } else { false }
    }

    var isString: Bool {
        switch self {
        case .text, .markup: true
        default: false
        }
    }

    /// Whether the value is safe text, which Python's markup types say with `__html__`.
    var isMarkup: Bool {
        if case .markup = self { true } else { false }
    }

    /// How much there is to walk through, shared parts counted each time: a string counts as one and
    /// one for every 16 bytes.
    var weight: Int {
        switch self {
        case .array(let list): list.weight
        case .dictionary(let map): map.weight
        case .iterator(let iterator): iterator.weight
        case .text(let bytes), .markup(let bytes): 1 + bytes.count >> 4
        default: 1
        }
    }

    /// How many containers lie inside each other at most, this one included.
    var depth: Int {
        switch self {
        case .array(let list): list.depth
        case .dictionary(let map): map.depth
        case .iterator(let iterator): iterator.depth
        case .method(let method): method.receiver.depth
        case .undefined(let what): what?.depth ?? 0
        default: 0
        }
    }
}
