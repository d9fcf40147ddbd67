extension HTMLRenderer {
    /// The start of a list item, with its box where it is a task.
    mutating func startItem(_ node: Node) {
        guard node.value > 0 else { return write("<li>") }
        if options.isReference {
            write(
                node.value == 2
                    ? "<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> "
                    : "<li><input disabled=\"\" type=\"checkbox\"> ")
        } else {
            write(
                node.value == 2
                    ? "<li class=\"task\"><input type=\"checkbox\" disabled checked /> "
                    : "<li class=\"task\"><input type=\"checkbox\" disabled /> ")
        }
    }

    /// The start of a table, row or cell. On pages a table stands in a box that it can scroll in.
    mutating func startTable(_ index: Int32, _ node: Node) {
        newLine()
        switch node.kind {
        case .table:
            write(options.isReference ? "<table>\n" : "<div class=\"table\">\n<table>\n")
            push(index, node, .table)
        case .tableRow:
            if node.value == 1 {
                write("<thead>\n")
            } else if node.parent >= 0, nodes[Int(nodes[Int(node.parent)].firstChild)].nextSibling == index {
                write("<tbody>\n")
            }
            write("<tr>\n")
            push(index, node, node.value == 1 ? .headRow : .row)
        default:
            cursor.enter(block: index)
            let isHead = node.parent >= 0 && nodes[Int(node.parent)].value == 1
            if options.isReference {
                write(isHead ? "<th" : "<td")
                writeAlignment(node, "align")
            } else {
                write(isHead ? "<th scope=\"col\"" : "<td")
                writeAlignment(node, "class")
            }
            writeSource(index, node)
            write(">")
            push(index, node, isHead ? .headCell : .cell)
        }
    }

    private mutating func writeAlignment(_ node: Node, _ attribute: StaticString) {
        guard node.value > 0 else { return }
        write(" ")
        write(attribute)
        write(node.value == 1 ? "=\"left\"" : node.value == 2 ? "=\"center\"" : "=\"right\"")
    }

    mutating func endTable(_ tag: EndTag, _ node: Node) {
        switch tag {
        case .headCell: write("</th>\n")
        case .cell: write("</td>\n")
        case .headRow: write("</tr>\n</thead>\n")
        case .row: write("</tr>\n")
        default:
            if node.firstChild >= 0, nodes[Int(node.firstChild)].nextSibling >= 0 { write("</tbody>\n") }
            write(options.isReference ? "</table>\n" : "</table>\n</div>\n")
        }
    }

    /// Writes raw HTML as it is, or with the tags of the GFM filter blunted.
    mutating func rawHTML(_ html: Bytes) {
        guard options.filtersTags else { return out.append(contentsOf: html) }
        for at in 0..<html.count {
            if html[at] == UInt8(ascii: "<"), isFiltered(html, at + 1) {
                write("&lt;")
            } else {
                out.append(html[at])
            }
        }
    }

    private func isFiltered(_ html: Bytes, _ start: Int) -> Bool {
        let name = start < html.count && html[start] == UInt8(ascii: "/") ? start + 1 : start
        let names: [StaticString] = [
            "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
        ]
        return names.contains { word in
            let end = name + word.utf8CodeUnitCount
            guard html.hasWord(word, at: name, before: html.count) else { return false }
            guard end < html.count else { return true }
            return html[end].isWhitespace || html[end] == UInt8(ascii: ">") || html[end] == UInt8(ascii: "/")
        }
    }
}
