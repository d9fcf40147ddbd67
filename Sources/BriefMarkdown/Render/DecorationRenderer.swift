/// A tag that is not of the tree: a decoration's, or one of the author's own.
struct Insert {
    enum Kind {
        /// Index into `DecorationCursor.entries`.
        case decoration(Int)
        /// The name of a raw HTML element.
        case element(String)
    }

    var kind: Kind
    /// How many elements of the tree were open when it was written: those enclose it.
    var depth: Int
}

/// Decorations are drawn in pieces that never cross an element. A decoration that covers an element
/// whole goes round it; one that ends inside it ends before it and goes on in it.
extension HTMLRenderer {
    /// Writes text of the tree, with the decorations that lie on it.
    mutating func writeText(_ text: Bytes) {
        guard hasInserts, cursor.isBusy else {
            cursor.offset += text.count
            return escape(text)
        }
        let base = cursor.offset
        let end = base + text.count
        while cursor.offset < end {
            openDecorations(upTo: nil, isAnchor: false)
            let boundary = cursor.nextBoundary(end)
            let upper = max(boundary, cursor.offset + 1)
            escape(Bytes(rebasing: text[(cursor.offset - base)..<(upper - base)]))
            cursor.offset = upper
            closeDecorations()
        }
    }

    /// Writes a line break, which is one byte of the readable text.
    mutating func writeBreak(_ html: StaticString) {
        if hasInserts, cursor.isBusy { openDecorations(upTo: nil, isAnchor: false) }
        write(html)
        cursor.offset += 1
        if hasInserts { closeDecorations() }
    }

    /// Makes ready for the start tag of an element: opens the decorations that cover it whole, and
    /// closes those that would end inside it.
    mutating func startElement(_ node: Int32, isAnchor: Bool = false) {
        guard hasInserts, cursor.isBusy else { return }
        let end = cursor.endOfSpan(node) ?? cursor.offset
        guard end > cursor.offset else {
            // An element without text: no decoration goes round it for its own sake.
            if isAnchor { closeInserts(endingBy: -1, anchors: true) }
            return
        }
        closeInserts(endingBy: end - 1, anchors: isAnchor)
        openDecorations(upTo: end, isAnchor: isAnchor)
    }

    /// Opens what has begun and is not open; with an end, only what reaches that far.
    private mutating func openDecorations(upTo end: Int?, isAnchor: Bool) {
        cursor.begin()
        guard !cursor.active.isEmpty else { return }
        for index in cursor.active where !cursor.entries[index].isOpen {
            let entry = cursor.entries[index]
            if entry.upper <= cursor.offset { continue }
            if let end, entry.upper < end { continue }
            // Links do not nest.
            if entry.isAnchor, isAnchor || anchors > 0 { continue }
            let decoration = options.decorations[entry.decoration]
            out.append(contentsOf: entry.wasOpened ? decoration.reopen : decoration.open)
            cursor.entries[index].wasOpened = true
            cursor.entries[index].isOpen = true
            if entry.isAnchor { anchors += 1 }
            inserts.append(Insert(kind: .decoration(index), depth: elements))
        }
    }

    /// Closes the decorations that end here, and, with them, what was opened inside them; that is
    /// opened again when there is more text.
    mutating func closeDecorations() {
        closeInserts(endingBy: cursor.offset, anchors: false)
        if !cursor.active.isEmpty { cursor.dropEnded() }
    }

    /// Closes the decorations, written directly inside the innermost open node, that end at an offset
    /// or before (or are links), and what stands inside them. What the author opened stays open.
    private mutating func closeInserts(endingBy offset: Int, anchors: Bool) {
        var lowest = inserts.count
        var i = inserts.count - 1
        while i >= 0, inserts[i].depth >= elements, case .decoration(let index) = inserts[i].kind {
            let entry = cursor.entries[index]
            if entry.upper <= offset || anchors && entry.isAnchor { lowest = i }
            i -= 1
        }
        while inserts.count > lowest { closeLastInsert() }
    }

    /// Closes everything written directly inside the innermost open node.
    mutating func closeInserts(inside depth: Int) {
        while let last = inserts.last, last.depth >= depth { closeLastInsert() }
    }

    mutating func closeLastInsert() {
        guard let last = inserts.popLast() else { return }
        switch last.kind {
        case .decoration(let index):
            out.append(contentsOf: options.decorations[cursor.entries[index].decoration].close)
            cursor.entries[index].isOpen = false
            if cursor.entries[index].isAnchor { anchors -= 1 }
        case .element(let name):
            write("</")
            out.append(contentsOf: name.utf8)
            write(">")
        }
    }

    // MARK: The author's tags, when they are checked

    /// Writes one raw tag if it is on the list; an end tag only where its start tag is open here.
    mutating func safeTag(_ html: Bytes) {
        guard let tag = SafeTag(html), tag.isAllowed else { return }
        if tag.isEnd {
            let depth = elements
            guard
                let start = inserts.lastIndex(where: {
                    if case .element(tag.name) = $0.kind, $0.depth == depth { return true }
                    return false
                })
            else { return }
            while inserts.count > start { closeLastInsert() }
            return
        }
        // What the tag encloses is not known: decorations end before it and go on in it.
        while let last = inserts.last, last.depth == elements, case .decoration = last.kind {
            closeLastInsert()
        }
        guard inserts.count < SafeTag.mostOpen else { return }
        tag.append(to: &out)
        if !tag.isVoid { inserts.append(Insert(kind: .element(tag.name), depth: elements)) }
    }
}
