import BriefText
import CYaml

/// libyaml's event parser over one range of a source, with its marks turned into whole-file bytes.
///
/// It lives inside one `withUnsafeBufferPointer` call: `text` must stay valid as long as it does.
struct YamlEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>
    private let marks: YamlMarks

    /// Nil when libyaml finds no memory.
    init?(text: UnsafeBufferPointer<UInt8>, startingAt offset: Int) {
        parser = .allocate(capacity: 1)
        event = .allocate(capacity: 1)
        marks = YamlMarks(text: text, offset: offset)
        event.initialize(to: yaml_event_t())
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            return nil
        }
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
        // Said aloud, so that two bytes that look like a UTF-16 mark cannot change the reading.
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        yaml_event_delete(event)
        yaml_parser_delete(parser)
        parser.deallocate()
        event.deallocate()
    }

    /// Reads the next event into `current`; false when the text is not YAML (see `failure`).
    mutating func advance() -> Bool {
        yaml_event_delete(event)
        return yaml_parser_parse(parser, event) == 1
    }

    var type: yaml_event_type_t { event.pointee.type }

    var range: SourceRange {
        SourceRange(
            marks.byte(at: event.pointee.start_mark.index), marks.byte(at: event.pointee.end_mark.index))
    }

    var scalarText: String {
        let scalar = event.pointee.data.scalar
        return String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    }

    var scalarIsPlain: Bool { event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }

    /// Whether an escape such as `\0` made a control character that no page can hold.
    var scalarHasControl: Bool {
        let scalar = event.pointee.data.scalar
        return UnsafeBufferPointer(start: scalar.value, count: scalar.length).contains {
            $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F
        }
    }

    var hasAnchor: Bool {
        switch event.pointee.type {
        case YAML_SCALAR_EVENT: event.pointee.data.scalar.anchor != nil
        case YAML_SEQUENCE_START_EVENT: event.pointee.data.sequence_start.anchor != nil
        case YAML_MAPPING_START_EVENT: event.pointee.data.mapping_start.anchor != nil
        default: false
        }
    }

    var hasTag: Bool {
        switch event.pointee.type {
        case YAML_SCALAR_EVENT: event.pointee.data.scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT: event.pointee.data.sequence_start.tag != nil
        case YAML_MAPPING_START_EVENT: event.pointee.data.mapping_start.tag != nil
        default: false
        }
    }

    /// Whether the document begins with `%YAML` or `%TAG`.
    var hasDirective: Bool {
        let start = event.pointee.data.document_start
        return start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
    }

    /// What libyaml says after `advance` gave false, in its own words and at its two places.
    var failure: YamlFailure {
        let parser = parser.pointee
        let isReader = parser.error == YAML_READER_ERROR
        let problem =
            isReader ? marks.offset + parser.problem_offset : marks.byte(at: parser.problem_mark.index)
        return YamlFailure(
            problem: parser.problem.map { String(cString: $0) } ?? "",
            context: parser.context.map { String(cString: $0) } ?? "",
            problemAt: problem,
            contextAt: parser.context == nil ? problem : marks.byte(at: parser.context_mark.index))
    }
}

/// A syntax error as libyaml reports it; `explain` turns it into a diagnostic.
struct YamlFailure {
    var problem: String
    var context: String
    /// Whole-file bytes.
    var problemAt: Int
    var contextAt: Int
}

/// Whole-file byte offsets of libyaml's marks, which count code points from the start of its input.
private struct YamlMarks {
    let text: UnsafeBufferPointer<UInt8>
    let offset: Int
    /// The byte at which every 64th code point starts; empty when the text is all ASCII.
    private let table: [Int]

    init(text: UnsafeBufferPointer<UInt8>, offset: Int) {
        self.text = text
        self.offset = offset
        var table: [Int] = []
        if text.contains(where: { $0 >= 0x80 }) {
            var count = 0
            for i in 0..<text.count where text[i] & 0xC0 != 0x80 {
                if count & 63 == 0 { table.append(i) }
                count += 1
            }
        }
        self.table = table
    }

    func byte(at codePoint: Int) -> Int {
        guard !table.isEmpty else { return offset + min(codePoint, text.count) }
        guard codePoint >> 6 < table.count else { return offset + text.count }
        var i = table[codePoint >> 6]
        var left = codePoint & 63
        while left > 0, i < text.count {
            i += 1
            while i < text.count, text[i] & 0xC0 == 0x80 { i += 1 }
            left -= 1
        }
        return offset + i
    }
}
