package import BriefText

/// A link, wikilink or picture in a document, for checking and for finding what is named.
package struct Reference: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case link, wikilink, image
    }

    package var kind: Kind
    package var node: Int32
    /// The destination as Markdown gives it, escapes and entities resolved; of a wikilink the target.
    package var address: String
    package var title: String
    /// The words it stands on; of a picture its description.
    package var text: String
    package var destination: Destination
    /// The whole of it in the file.
    package var range: SourceRange
}

extension Document {
    /// All links, wikilinks and pictures, in document order. Those inside a link's text are listed, too.
    package var references: [Reference] {
        var found: [Reference] = []
        for (index, node) in nodes.enumerated() {
            let kind: Reference.Kind
            switch node.kind {
            case .link: kind = .link
            case .wikilink: kind = .wikilink
            case .image: kind = .image
            default: continue
            }
            let isPicture = kind == .image
            found.append(
                Reference(
                    kind: kind, node: Int32(index), address: string(node.literal),
                    title: kind == .wikilink ? "" : string(node.extra),
                    text: isPicture ? description(of: node, Int32(index)) : text(of: Int32(index)),
                    destination: kind == .wikilink ? .path : Destination(bytes(node.literal)),
                    range: node.range))
        }
        return found
    }

    private func description(of node: Node, _ index: Int32) -> String {
        var bytes: [UInt8] = []
        var child = Int(index) + 1
        while child < Int(node.end) {
            switch nodes[child].kind {
            case .text, .code, .htmlInline: bytes.append(contentsOf: self.bytes(nodes[child].literal))
            case .softBreak, .lineBreak: bytes.append(0x20)
            default: break
            }
            child += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
