import BriefText

/// Where the credit begins in the title of a picture: at its last `Credit:`, `Photo:` or `©`. nil where
/// it has none.
package func creditStart(in title: ArraySlice<UInt8>) -> Int? {
    title.withUnsafeBufferPointer { bytes in
        var at = bytes.count - 1
        while at >= 0 {
            let isSign = at + 1 < bytes.count && bytes[at] == 0xC2 && bytes[at + 1] == 0xA9
            let isWord =
                (at == 0 || !bytes[at - 1].isLetter)
                && (bytes.hasWord("credit:", at: at, before: bytes.count)
                    || bytes.hasWord("photo:", at: at, before: bytes.count))
            if isSign || isWord { return title.startIndex + at }
            at -= 1
        }
        return nil
    }
}

extension TreeReader {
    /// Adds the title of a picture as its caption, when the picture, or a link round it, is all of a
    /// paragraph. The caption is readable text like any other, with its place in the file.
    mutating func readCaption(in paragraph: Int) {
        // In an item of a tight list a picture stays in its line.
        let item = Int(tree[paragraph].parent)
        if item >= 0, tree[item].kind == .item, tree[Int(tree[item].parent)].isTight { return }
        var index = Int(tree[paragraph].firstChild)
        guard index >= 0, tree[index].nextSibling < 0 else { return }
        if tree[index].kind == .link {
            index = Int(tree[index].firstChild)
            guard index >= 0, tree[index].nextSibling < 0 else { return }
        }
        let picture = tree[index]
        guard picture.kind == .image, !picture.extra.isEmpty else { return }
        let place = placeOfTitle(picture)
        let range = place ?? SourceRange(picture.range.upper, picture.range.upper)
        let caption = tree.startNode(.caption, range)
        words.begin(block: Int32(caption), quoteDepth: quoteDepth, section: section)
        let lower = Int(picture.extra.lower)
        let credit = creditStart(in: inline.arena[inline.range(picture.extra)]) ?? Int(picture.extra.upper)
        let isWhole = credit == lower || credit == Int(picture.extra.upper)
        if !isWhole { addCaption(SourceRange(lower, credit), of: picture, place) }
        let last = isWhole ? lower : credit
        let isCredit = credit < Int(picture.extra.upper)
        if isCredit {
            let creditRange = place.map { SourceRange($0.lower + credit - lower, $0.upper) } ?? range
            let span = tree.startNode(.span, creditRange)
            tree[span].value = 1
        }
        addCaption(SourceRange(last, Int(picture.extra.upper)), of: picture, place)
        if isCredit { tree.endNode() }
        tree.endNode()
        words.finish(into: &prose)
    }

    /// Adds a part of a title, given as places in the arena.
    private mutating func addCaption(_ part: SourceRange, of picture: Node, _ place: SourceRange?) {
        let slice = Slice(part.lower, part.upper)
        guard let place else {
            tree.leaf(.text, SourceRange(picture.range.upper, picture.range.upper), literal: slice)
            words.appendMade(
                inline.arena[part.lower..<part.upper], from: picture.range.lower, to: picture.range.upper)
            return
        }
        let lower = place.lower + part.lower - Int(picture.extra.lower)
        tree.leaf(.text, SourceRange(lower, lower + part.count), literal: slice)
        words.append(text, lower, lower + part.count)
    }

    /// Where a title stands word for word in the file: before the `)` of its picture. nil where it has
    /// escapes in it, or stands at a definition.
    private func placeOfTitle(_ picture: Node) -> SourceRange? {
        let (lower, bracket) = (picture.range.lower, picture.range.upper - 1)
        guard bracket > lower, text[bracket] == UInt8(ascii: ")") else { return nil }
        let mark = text.trimmingWhitespace(lower, bracket) - 1
        let start = mark - Int(picture.extra.upper - picture.extra.lower)
        guard start > lower,
            text[start..<mark].elementsEqual(inline.arena[inline.range(picture.extra)])
        else { return nil }
        return SourceRange(start, mark)
    }
}
