import BriefText

extension HTMLRenderer {
    /// Writes an inline node, or its start tag.
    mutating func startInline(_ index: Int32, _ node: Node) {
        switch node.kind {
        case .text: writeText(bytes(node.literal))
        case .softBreak: writeBreak("\n")
        case .lineBreak: writeBreak("<br />\n")
        case .code:
            startElement(index)
            write("<code>")
            elements += 1
            writeText(bytes(node.literal))
            if hasInserts { closeInserts(inside: elements) }
            elements -= 1
            write("</code>")
            if hasInserts { closeDecorations() }
        case .htmlInline: inlineHTML(index, node)
        case .emphasis:
            startElement(index)
            startTag("<em", index)
            push(index, node, .emphasis)
        case .strong:
            startElement(index)
            startTag("<strong", index)
            push(index, node, .strong)
        case .strikethrough:
            startElement(index)
            startTag("<del", index)
            push(index, node, .strikethrough)
        case .link, .wikilink: startLink(index, node)
        case .image: startPicture(index, node)
        case .footnoteReference: noteReference(index, node)
        case .citation: citation(index, node)
        case .span:
            startElement(index)
            if node.value == 1 { write("<span class=\"credit\">") } else { startTag("<span", index) }
            push(index, node, .span)
        default: break
        }
    }

    private mutating func startTag(_ tag: StaticString, _ index: Int32) {
        write(tag)
        if hasLanguages { writeLanguage(index) }
        out.append(UInt8(ascii: ">"))
    }

    /// A link whose own tags are not written: words with a language of their own get a tag for it.
    private mutating func startWords(_ index: Int32, _ node: Node) {
        guard hasLanguages, document.languages[index] != nil else { return push(index, node, .none) }
        startElement(index)
        startTag("<span", index)
        push(index, node, .span)
    }

    private mutating func startLink(_ index: Int32, _ node: Node) {
        let href = options.hrefs.isEmpty ? nil : options.hrefs[index]
        guard isWritten(index, node, href) else { return startWords(index, node) }
        startElement(index, isAnchor: true)
        // A decoration that is a link and goes round an element with this link in it stays.
        guard !options.checksLinks || anchors == 0 else { return startWords(index, node) }
        write("<a href=\"")
        writeAddress(index, node, href)
        if !node.extra.isEmpty || node.value == 1 && options.isReference, node.kind == .link {
            write("\" title=\"")
            escape(bytes(node.extra))
        }
        out.append(UInt8(ascii: "\""))
        if hasLanguages { writeLanguage(index) }
        out.append(UInt8(ascii: ">"))
        push(index, node, .link)
    }

    /// Whether a link's own tag is written; a link that may not be is noted.
    private mutating func isWritten(_ index: Int32, _ node: Node, _ href: [UInt8]?) -> Bool {
        if !options.suppressed.isEmpty, options.suppressed.contains(index) { return false }
        // CommonMark lets an autolink stand in a link's text; HTML does not.
        if options.checksLinks, links > 0 { return false }
        if href != nil || options.gaps[index] != nil { return true }
        if node.kind == .wikilink { return false }
        return isAllowed(node)
    }

    private mutating func isAllowed(_ node: Node) -> Bool {
        guard options.checksLinks else { return true }
        let address = bytes(node.literal)
        // Most addresses are plain web addresses.
        if address.hasWord("https://", at: 0, before: address.count) { return true }
        let destination = Destination(address)
        switch destination {
        case .mark: return false
        case .networkPath: dropped.append(Dropped(range: node.range, what: "a link that begins with '//'"))
        case .other(let scheme): dropped.append(Dropped(range: node.range, what: "a link to '\(scheme):'"))
        default: break
        }
        return destination.isSafe
    }

    private mutating func writeAddress(_ index: Int32, _ node: Node, _ href: [UInt8]?) {
        if !options.gaps.isEmpty, let number = options.gaps[index] {
            gaps.append(Gap(number: number, offset: Int32(out.count)))
            return
        }
        if let href { appendURL(href, to: &out) } else { appendAddress(bytes(node.literal), to: &out) }
    }

    private mutating func startPicture(_ index: Int32, _ node: Node) {
        if hasInserts { closeDecorations() }
        let href = options.hrefs.isEmpty ? nil : options.hrefs[index]
        if href != nil || isAllowed(node) {
            write("<img src=\"")
            writeAddress(index, node, href)
            write("\" alt=\"")
        } else {
            write("<img alt=\"")
        }
        push(index, node, .picture)
    }

    mutating func endPicture(_ index: Int32, _ node: Node) {
        if !node.extra.isEmpty && !hasCaption(node) || node.value == 1 && options.isReference {
            write("\" title=\"")
            escape(bytes(node.extra))
        }
        guard !options.isReference else { return write("\" />") }
        if let size = options.pictures[index] {
            write("\" width=\"")
            out.append(contentsOf: String(size.width).utf8)
            write("\" height=\"")
            out.append(contentsOf: String(size.height).utf8)
        }
        out.append(UInt8(ascii: "\""))
        if let number = options.gaps[index] { gaps.append(Gap(number: ~number, offset: Int32(out.count))) }
        write(" loading=\"lazy\" decoding=\"async\" />")
    }

    private mutating func inlineHTML(_ index: Int32, _ node: Node) {
        switch options.html {
        case .text: writeText(bytes(node.literal))
        case .unsafe:
            // What the author's tags enclose is not known: decorations end before each of them.
            if hasInserts { closeInserts(inside: elements) }
            rawHTML(bytes(node.literal))
        case .safe: safeTag(bytes(node.literal))
        }
    }
}
