import BriefText

extension TreeReader {
    /// Adds what was read of a text block as nodes and as readable text.
    mutating func emit(_ inlines: [Inline]) {
        var open: [(node: Int, span: Int)] = []
        var pictures = 0
        var index = 0
        defer { if !startLanguages.isEmpty { startLanguages.removeAll() } }
        while index < inlines.count {
            let inline = inlines[index]
            switch inline.step {
            case .text, .made:
                let first = index
                while index + 1 < inlines.count,
                    inlines[index + 1].step == .text || inlines[index + 1].step == .made
                {
                    index += 1
                }
                emitText(inlines[first...index], isRead: pictures == 0)
            case .softBreak, .lineBreak:
                tree.leaf(
                    inline.step == .softBreak ? .softBreak : .lineBreak,
                    SourceRange(inline.lower, inline.upper))
                if pictures == 0 { appendLineEnd(inline.value) }
            case .start where inline.kind == .code || inline.kind == .htmlInline:
                index = emitLiteral(inlines, index, isRead: pictures == 0)
            case .start:
                let node = tree.startNode(inline.kind, SourceRange(inline.lower, inline.lower))
                tree[node].literal = inline.literal
                tree[node].extra = inline.extra
                tree[node].value = Int32(inline.value)
                if !startLanguages.isEmpty { languages[Int32(node)] = startLanguages[LanguagePlace(inline)] }
                open.append((node, pictures == 0 ? words.startSpan(inline.kind, node: Int32(node)) : -1))
                if inline.kind == .image { pictures += 1 }
            case .end:
                if inline.kind == .image { pictures -= 1 }
                tree.endNode()
                guard let last = open.popLast() else { break }
                tree[last.node].range.upper = max(tree[last.node].range.lower, inline.upper)
                if last.span >= 0 { words.endSpan(last.span) }
            }
            index += 1
        }
    }

    /// Adds a code span or raw HTML: one node, whose text stands between its start and end. Returns
    /// the index of the end.
    private mutating func emitLiteral(_ inlines: [Inline], _ start: Int, isRead: Bool) -> Int {
        let kind = inlines[start].kind
        let node = tree.leaf(
            kind, SourceRange(inlines[start].lower, inlines[start].lower), literal: inlines[start].literal)
        let isText = isRead && (kind == .code || options.html == .text)
        let span = isText ? words.startSpan(kind, node: Int32(node)) : -1
        var index = start + 1
        while index < inlines.count, inlines[index].step != .end {
            if isText { read(inlines[index]) }
            index += 1
        }
        if isText { words.endSpan(span) }
        if index < inlines.count { tree[node].range.upper = inlines[index].upper }
        return index
    }

    /// Adds one text node.
    private mutating func emitText(_ group: ArraySlice<Inline>, isRead: Bool) {
        guard let first = group.first, let last = group.last else { return }
        let range = SourceRange(first.lower, last.upper)
        if group.count == 1 {
            tree.leaf(
                .text, range, literal: first.step == .text ? Slice(first.lower, first.upper) : first.literal)
        } else {
            let lower = inline.arena.count
            for piece in group {
                if piece.step == .text {
                    inline.arena.append(contentsOf: text[piece.lower..<piece.upper])
                } else {
                    for i in inline.range(piece.literal) { inline.arena.append(inline.arena[i]) }
                }
            }
            tree.leaf(.text, range, literal: Slice(lower, inline.arena.count))
        }
        if isRead { for piece in group { read(piece) } }
    }

    /// Adds a step to the readable text.
    private mutating func read(_ piece: Inline) {
        switch piece.step {
        case .text: words.append(text, piece.lower, piece.upper)
        case .made:
            words.appendMade(inline.arena[inline.range(piece.literal)], from: piece.lower, to: piece.upper)
        case .softBreak, .lineBreak: appendLineEnd(piece.value)
        case .start, .end: break
        }
    }

    /// Adds a line end to the readable text: LF, whatever it is in the file.
    private mutating func appendLineEnd(_ end: Int) {
        if end < text.count, text[end] == 0x0A {
            words.append(text, end, end + 1)
        } else {
            words.appendMade(
                0x0A, from: end, to: end + (end + 1 < text.count && text[end + 1] == 0x0A ? 2 : 1))
        }
    }
}
