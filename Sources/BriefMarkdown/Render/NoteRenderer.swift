import BriefText

extension HTMLRenderer {
    /// A reference to a note. Its number is an attribute, drawn by the stylesheet: the text of the
    /// article has none. Ids have a colon, which no heading's id has.
    mutating func noteReference(_ index: Int32, _ node: Node) {
        startElement(index, isAnchor: true)
        guard anchors == 0 else {
            // Links do not nest.
            write("<span class=\"note-ref\" data-number=\"")
            writeNumber(Int(node.value))
            return write("\"></span>")
        }
        let uses = (noteUses[node.value] ?? 0) + 1
        noteUses[node.value] = uses
        write("<a class=\"note-ref\" id=\"")
        writeUse(node.value, uses)
        write("\" href=\"#note:")
        writeNumber(Int(node.value))
        write("\" data-number=\"")
        writeNumber(Int(node.value))
        write("\" role=\"doc-noteref\" aria-label=\"")
        writeNumber(Int(node.value))
        write("\"></a>")
    }

    /// A citation. The number of its source and what stands behind the comma are attributes, as that of
    /// a note. Ids have a colon, which no heading's id has.
    mutating func citation(_ index: Int32, _ node: Node) {
        guard let mark = options.citations[index] else { return }
        startElement(index, isAnchor: true)
        let id = String(decoding: bytes(node.literal), as: UTF8.self)
        let isLink = anchors == 0
        write(isLink ? "<a class=\"cite\" id=\"" : "<span class=\"cite\" id=\"")
        escape(Array(mark.anchor(source: id).utf8)[...])
        if isLink {
            write("\" href=\"#source:")
            appendURL(bytes(node.literal), to: &out)
        }
        write("\" data-number=\"")
        writeNumber(mark.number)
        if !node.extra.isEmpty {
            write("\" data-at=\"")
            escape(bytes(node.extra))
        }
        guard isLink else { return write("\"></span>") }
        write("\" role=\"doc-biblioref\" aria-label=\"[")
        writeNumber(mark.number)
        if !node.extra.isEmpty {
            write(", ")
            escape(bytes(node.extra))
        }
        write("]\"></a>")
    }

    mutating func startNote(_ index: Int32, _ node: Node) {
        newLine()
        if node.kind == .footnotes {
            write("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
            push(index, node, .notes)
            return
        }
        cursor.enter(block: index)
        write("<li id=\"note:")
        writeNumber(Int(node.value))
        write("\"><p")
        writeSource(index, node)
        write(">")
        push(index, node, .note)
        hasNoteParagraph = true
    }

    /// Ends the first paragraph of a note, behind which further blocks or the ways back come.
    mutating func endNoteParagraph() {
        if hasInserts { closeInserts(inside: elements) }
        write("</p>")
        hasNoteParagraph = false
    }

    /// The end of a note, with a way back to every place that refers to it.
    mutating func endNote(_ node: Node) {
        if hasNoteParagraph { endNoteParagraph() }
        for use in 1...max(1, min(noteUses[node.value] ?? 1, 100)) {
            write(" <a class=\"note-back\" href=\"#")
            writeUse(node.value, use)
            write("\" role=\"doc-backlink\">\u{21A9}</a>")
        }
        write("</li>\n")
    }

    private mutating func writeUse(_ number: Int32, _ use: Int) {
        write("noteref:")
        writeNumber(Int(number))
        guard use > 1 else { return }
        write(":")
        writeNumber(use)
    }

    private mutating func writeNumber(_ number: Int) { out.append(contentsOf: String(number).utf8) }
}
