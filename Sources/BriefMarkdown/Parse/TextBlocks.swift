import BriefText
internal import CCmark

extension TreeReader {
    /// Adds a paragraph or heading with the text in it.
    mutating func readTextBlock(_ node: OpaquePointer, _ kind: Node.Kind) {
        let first = Int(cmark_node_get_start_line(node))
        var last = max(first, Int(cmark_node_get_end_line(node)))
        let start = start(of: node)
        var lower = start
        var offset = Int(cmark_node_get_start_column(node)) - 1
        let isATX = kind == .heading && first == last
        if isATX {
            let end = lineTable.end(first)
            while lower < end, fed[lower] == UInt8(ascii: "#") { lower += 1 }
            lower = fed.skippingSpaces(lower, before: end)
            offset += lower - start
        }
        var lines = inline.takeLines()
        lines.append(ContentLine(lower: lower, upper: lineTable.end(first)))
        if last > first { addContinuation(first + 1...last, to: &lines) }
        if !isATX {
            if kind == .heading { last = removeUnderline(first, last, from: &lines) }
            if lower < body.upper, fed[lower] == UInt8(ascii: "[") { dropDefinitions(from: &lines) }
        }

        if triggers.notes, kind == .paragraph {
            let starts = noteLines(lines)
            if !starts.isEmpty {
                readDefinitions(starts, lines)
                if containers.isEmpty { noteParagraph = node }
                return
            }
        }
        if triggers.tables, kind == .paragraph, let table = TableLines(fed, lines) {
            readTable(table, lines)
            return
        }
        if triggers.definitions, kind == .paragraph {
            let starts = definitionLines(lines)
            if !starts.isEmpty {
                readDefinitionList(starts, lines)
                return
            }
        }
        if isScouting { return }

        let upper = text.trimmingWhitespace(start, lineTable.end(last))
        let item =
            tree.lastChild < 0 && tree.current >= 0 && tree[Int(tree.current)].kind == .item
            ? tree.current : -1
        let index = tree.startNode(kind, SourceRange(start, upper))
        words.begin(block: Int32(index), quoteDepth: quoteDepth, section: section)
        if kind == .heading {
            let level = Int32(cmark_node_get_heading_level(node))
            tree[index].value = level
            words.headingLevel = level
            section += 1
        }
        inline.read(node, from: cmark_node_first_child(node), lines: lines, offset: offset)
        emitExtended(item: kind == .paragraph ? Int(item) : -1)
        words.finish(into: &prose)
        if options.figures, kind == .paragraph { readCaption(in: index) }
        tree.endNode()
    }

    /// Adds what was read, with the extensions that are on. `item` is the list item that the text
    /// begins, -1 for none.
    mutating func emitExtended(item: Int = -1) {
        var inlines = inline.inlines
        if options.taskLists, item >= 0 { readTaskMark(&inlines, item: item) }
        let mayHoldLinks = !triggers.linkPlaces.isEmpty && mayHoldLinks(inlines)
        if inline.hasBrackets && options.wikilinks || mayHoldLinks {
            // Lent out, so that it is not copied.
            var arena: [UInt8] = []
            swap(&arena, &inline.arena)
            if inline.hasBrackets, options.wikilinks { inlines = inline.addingWikilinks(inlines, to: &arena) }
            if mayHoldLinks { inlines = inline.addingBareLinks(inlines, to: &arena) }
            swap(&arena, &inline.arena)
        }
        emitExtended(steps: inlines)
    }

    private func mayHoldLinks(_ inlines: [Inline]) -> Bool {
        inlines.contains { $0.step == .text && triggers.mayHoldLink($0.lower, $0.upper) }
    }

    /// The same for steps in which links have been found.
    mutating func emitExtended(steps: [Inline]) {
        var inlines = steps
        if triggers.notes { inlines = addNotes(inlines) }
        if triggers.citations { inlines = inline.addingCitations(inlines) }
        if triggers.strikes { inlines = inline.addingStrikethrough(inlines) }
        if triggers.languages { inlines = takingLanguages(inlines) }
        if let typography { inlines = inline.adding(typography, to: inlines) }
        emit(inlines)
    }

    private func addContinuation(_ numbers: ClosedRange<Int>, to lines: inout [ContentLine]) {
        for number in numbers {
            let end = lineTable.end(number)
            if containers.isEmpty {
                lines.append(
                    ContentLine(lower: text.skippingSpaces(lineTable.start(number), before: end), upper: end))
                continue
            }
            let (start, isWhole) = lineTable.contentStart(number, in: containers)
            if isWhole {
                lines.append(ContentLine(lower: start.nonspace(text, end).offset, upper: end))
            } else {
                // A lazy line keeps its indentation.
                let isHalfTab = start.offset < end && text[start.offset] == 0x09 && start.isInsideTab
                lines.append(
                    ContentLine(
                        lower: start.offset + (isHalfTab ? 1 : 0), upper: end,
                        padding: isHalfTab ? 4 - start.column % 4 : 0))
            }
        }
    }

    /// Takes off the lines of link reference definitions, which libcmark has taken out of the content.
    private func dropDefinitions(from lines: inout [ContentLine]) {
        let dropped = lineCountOfDefinitions(lines, lines.count)
        lines.removeFirst(min(dropped, lines.count - 1))
    }

    /// How many of the first lines are link reference definitions.
    private func lineCountOfDefinitions(_ lines: [ContentLine], _ count: Int) -> Int {
        var content: [UInt8] = []
        for line in lines.prefix(count) {
            content.append(contentsOf: fed[line.lower..<line.upper])
            content.append(0x0A)
        }
        var length = lengthOfDefinitions(content)
        var dropped = 0
        while length > 0, dropped < count {
            length -= lines[dropped].upper - lines[dropped].lower + 1
            dropped += 1
        }
        return dropped
    }

    /// Takes the underline, and what is behind it, off the lines of a heading, and says which line it
    /// is. libcmark gives the line at which it found the heading to be over: the underline itself at
    /// the end of the input, else the line behind it.
    private func removeUnderline(_ first: Int, _ last: Int, from lines: inout [ContentLine]) -> Int {
        var underline = last
        if last - 1 > first, lineTable.isUnderline(last - 1, in: containers) {
            // Behind nothing but definitions, a line like an underline is text.
            let count = last - 1 - first
            let isText =
                fed[lines[0].lower] == UInt8(ascii: "[") && lineCountOfDefinitions(lines, count) == count
            if !isText { underline = last - 1 }
        } else if !lineTable.isUnderline(last, in: containers) {
            underline = last - 1
        }
        lines.removeLast(max(0, min(lines.count - 1, last - underline + 1)))
        return underline
    }
}
