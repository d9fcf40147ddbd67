import Foundation

/// A reader of the HTML that we write, strict enough to find what is not well nested.
struct MiniHTML {
    enum Event: Equatable {
        case start(name: String, tag: String)
        case end(name: String)
        case void(name: String)
        case text([UInt8])
    }

    var events: [Event] = []
    /// What is wrong with it; nil when it is well nested.
    var fault: String?

    init(_ html: [UInt8]) {
        var i = 0
        var open: [String] = []
        while i < html.count {
            guard html[i] == UInt8(ascii: "<") else {
                var end = i
                while end < html.count, html[end] != UInt8(ascii: "<") { end += 1 }
                events.append(.text(MiniHTML.decoded(Array(html[i..<end]))))
                i = end
                continue
            }
            guard let end = html[i...].firstIndex(of: UInt8(ascii: ">")) else {
                fault = "a tag is not closed"
                return
            }
            let tag = String(decoding: html[i...end], as: UTF8.self)
            i = end + 1
            let isEnd = tag.hasPrefix("</")
            let name = String(tag.dropFirst(isEnd ? 2 : 1).prefix { $0.isLetter || $0.isNumber || $0 == "-" })
            if isEnd {
                events.append(.end(name: name))
                if open.popLast() != name { fault = fault ?? "\(tag) does not close what is open: \(open)" }
            } else if tag.hasSuffix("/>") {
                events.append(.void(name: name))
            } else {
                events.append(.start(name: name, tag: tag))
                if name == "a", open.contains("a") { fault = fault ?? "a link in a link" }
                open.append(name)
            }
        }
        if !open.isEmpty { fault = fault ?? "not closed: \(open)" }
    }

    /// The text between the tags of every element that has `data-source`, and that attribute.
    var sources: [(range: String, text: [UInt8])] {
        var found: [(range: String, text: [UInt8], depth: Int)] = []
        var closed: [(range: String, text: [UInt8])] = []
        var depth = 0
        for event in events {
            switch event {
            case .start(_, let tag):
                depth += 1
                if let start = tag.range(of: "data-source=\"") {
                    found.append((String(tag[start.upperBound...].prefix { $0 != "\"" }), [], depth))
                }
            case .end:
                if let last = found.last, last.depth == depth {
                    closed.append((last.range, last.text))
                    found.removeLast()
                }
                depth -= 1
            case .text(let text): if !found.isEmpty { found[found.count - 1].text += text }
            case .void: break
            }
        }
        return closed
    }

    /// The text inside all elements of a name, joined.
    func text(inside name: String) -> [UInt8] {
        var depth = 0
        var text: [UInt8] = []
        for event in events {
            switch event {
            case .start(name, _): depth += 1
            case .end(name): depth -= 1
            case .text(let part): if depth > 0 { text += part }
            default: break
            }
        }
        return text
    }

    static func decoded(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "&")) else { return text }
        var out: [UInt8] = []
        var i = 0
        next: while i < text.count {
            for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
            where text[i...].starts(with: entity.utf8) {
                out += Array(character.utf8)
                i += entity.utf8.count
                continue next
            }
            out.append(text[i])
            i += 1
        }
        return out
    }
}
