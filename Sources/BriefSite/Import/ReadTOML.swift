import BriefText

/// Reads TOML 1.0 as far as front matter goes: tables, arrays of tables, dotted keys, strings of all four kinds, numbers,
/// dates, arrays and inline tables. Scalars stay text, as those of YAML do. nil, with an error, where it is no TOML.
func readTOML(_ source: SourceFile, range: SourceRange, bag: inout DiagnosticBag) -> YamlNode? {
    var reader = TOMLReader(source: source, at: range.lower, end: range.upper)
    do throws(TOMLFault) {
        return YamlNode(.mapping(try reader.document()), range: range)
    } catch {
        bag.error(
            "import.toml",
            at: SourceRange(min(error.offset, range.upper), min(error.offset + 1, range.upper)),
            "this front matter is not TOML: \(error.what)",
            suggestion: "correct it, and import the file again")
        return nil
    }
}

private struct TOMLFault: Error {
    var offset: Int
    var what: String
}

private struct TOMLReader {
    let source: SourceFile
    var at: Int
    let end: Int

    private var byte: UInt8? { at < end ? source.bytes[at] : nil }

    private func fault(_ what: String) -> TOMLFault { TOMLFault(offset: at, what: what) }

    mutating func document() throws(TOMLFault) -> [YamlEntry] {
        var root: [YamlEntry] = []
        var path: [String] = []
        while true {
            skipBlank(lines: true)
            guard let byte else { return root }
            if byte == UInt8(ascii: "[") {
                let isArray = at + 1 < end && source.bytes[at + 1] == byte
                at += isArray ? 2 : 1
                path = try keys()
                skipBlank(lines: false)
                for _ in 0..<(isArray ? 2 : 1) { try expect(UInt8(ascii: "]")) }
                if isArray {
                    set(path, YamlNode(.mapping([]), range: SourceRange(at, at)), in: &root, appends: true)
                }
            } else {
                let key = try keys()
                skipBlank(lines: false)
                try expect(UInt8(ascii: "="))
                skipBlank(lines: false)
                let value = try value(depth: 0)
                set(path + key, value, in: &root)
            }
            skipBlank(lines: false)
            if let byte = self.byte, byte != 0x0A, byte != 0x0D {
                throw fault("the line goes on behind its value")
            }
        }
    }

    /// Puts a value at a path; of an array of tables the last table is meant.
    private func set(
        _ path: [String], _ value: YamlNode, in entries: inout [YamlEntry], appends: Bool = false
    ) {
        guard let key = path.first else { return }
        let rest = Array(path.dropFirst())
        let place = SourceRange(value.range.lower, value.range.lower)
        guard let index = entries.firstIndex(where: { $0.key == key }) else {
            var inner: [YamlEntry] = []
            set(rest, value, in: &inner, appends: appends)
            var node = rest.isEmpty ? value : YamlNode(.mapping(inner), range: value.range)
            if rest.isEmpty, appends { node = YamlNode(.sequence([value]), range: value.range) }
            entries.append(YamlEntry(key: key, keyRange: place, value: node))
            return
        }
        switch entries[index].value.kind {
        case .mapping(var inner) where !rest.isEmpty:
            set(rest, value, in: &inner, appends: appends)
            entries[index].value.kind = .mapping(inner)
        case .sequence(var items) where appends && rest.isEmpty:
            items.append(value)
            entries[index].value.kind = .sequence(items)
        case .sequence(var items) where !rest.isEmpty && !items.isEmpty:
            if case .mapping(var inner) = items[items.count - 1].kind {
                set(rest, value, in: &inner, appends: appends)
                items[items.count - 1].kind = .mapping(inner)
                entries[index].value.kind = .sequence(items)
            }
        default: if rest.isEmpty { entries[index].value = value }
        }
    }

    private mutating func keys() throws(TOMLFault) -> [String] {
        var keys: [String] = []
        while true {
            skipBlank(lines: false)
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                keys.append(try string())
            } else {
                let start = at
                while let byte, isBareKey(byte) { at += 1 }
                guard at > start else { throw fault("a key is missing") }
                keys.append(source.text(SourceRange(start, at)))
            }
            guard keys.count <= 16 else { throw fault("a key has too many parts") }
            skipBlank(lines: false)
            guard byte == UInt8(ascii: ".") else { return keys }
            at += 1
        }
    }

    private func isBareKey(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || (0x30...0x39).contains(byte) || byte == 0x2D
            || byte == 0x5F
    }

    private mutating func value(depth: Int) throws(TOMLFault) -> YamlNode {
        guard depth <= 16 else { throw fault("values more than 16 deep") }
        let start = at
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return YamlNode(.scalar(try string(), isPlain: false), range: SourceRange(start, at))
        case UInt8(ascii: "["):
            at += 1
            var items: [YamlNode] = []
            while true {
                skipBlank(lines: true)
                if byte == UInt8(ascii: "]") { break }
                items.append(try value(depth: depth + 1))
                skipBlank(lines: true)
                if byte == UInt8(ascii: ",") { at += 1 } else { break }
            }
            skipBlank(lines: true)
            try expect(UInt8(ascii: "]"))
            return YamlNode(.sequence(items), range: SourceRange(start, at))
        case UInt8(ascii: "{"):
            at += 1
            var entries: [YamlEntry] = []
            while true {
                skipBlank(lines: true)
                if byte == UInt8(ascii: "}") { break }
                let key = try keys()
                try expect(UInt8(ascii: "="))
                skipBlank(lines: false)
                set(key, try value(depth: depth + 1), in: &entries)
                skipBlank(lines: true)
                if byte == UInt8(ascii: ",") { at += 1 } else { break }
            }
            try expect(UInt8(ascii: "}"))
            return YamlNode(.mapping(entries), range: SourceRange(start, at))
        default:
            // A number, a date (which may have one blank before its time), true or false.
            while let byte, ![0x2C, 0x5D, 0x7D, 0x23, 0x0A, 0x0D].contains(byte) { at += 1 }
            var upper = at
            while upper > start, source.bytes[upper - 1] == 0x20 || source.bytes[upper - 1] == 0x09 {
                upper -= 1
            }
            guard upper > start else { throw fault("a value is missing") }
            let range = SourceRange(start, upper)
            return YamlNode(.scalar(source.text(range), isPlain: true), range: range)
        }
    }

    private mutating func string() throws(TOMLFault) -> String {
        guard let quote = byte else { throw fault("a string is missing") }
        let isLong = at + 2 < end && source.bytes[at + 1] == quote && source.bytes[at + 2] == quote
        at += isLong ? 3 : 1
        if isLong, byte == 0x0D { at += 1 }
        if isLong, byte == 0x0A { at += 1 }
        var out: [UInt8] = []
        while let byte {
            if byte == quote {
                let closes =
                    !isLong || at + 2 < end && source.bytes[at + 1] == quote && source.bytes[at + 2] == quote
                if closes {
                    at += isLong ? 3 : 1
                    return String(decoding: out, as: UTF8.self)
                }
            } else if !isLong, byte == 0x0A {
                break
            } else if byte == 0x5C, quote == UInt8(ascii: "\"") {
                try escape(into: &out)
                continue
            }
            out.append(byte)
            at += 1
        }
        throw fault("a string is never closed")
    }

    private mutating func escape(into out: inout [UInt8]) throws(TOMLFault) {
        at += 1
        guard let byte else { throw fault("a string is never closed") }
        at += 1
        switch byte {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "\""), 0x5C, UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let count = byte == UInt8(ascii: "u") ? 4 : 8
            guard at + count <= end, let value = UInt32(source.text(SourceRange(at, at + count)), radix: 16),
                let scalar = Unicode.Scalar(value)
            else { throw fault("this escape stands for no character") }
            out += String(Character(scalar)).utf8
            at += count
        case 0x0A, 0x0D, 0x20: while let byte = self.byte, byte <= 0x20 { at += 1 }
        default: throw fault("there is no such escape")
        }
    }

    private mutating func expect(_ wanted: UInt8) throws(TOMLFault) {
        skipBlank(lines: false)
        guard byte == wanted else { throw fault("'\(Character(Unicode.Scalar(wanted)))' is missing here") }
        at += 1
    }

    private mutating func skipBlank(lines: Bool) {
        while let byte {
            if byte == 0x20 || byte == 0x09 || lines && (byte == 0x0A || byte == 0x0D) {
                at += 1
            } else if byte == UInt8(ascii: "#") {
                while let byte = self.byte, byte != 0x0A { at += 1 }
            } else {
                return
            }
        }
    }
}
