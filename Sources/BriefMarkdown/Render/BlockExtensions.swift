extension HTMLRenderer {
    /// The start of a list of definitions, of what is in it, or of a callout.
    mutating func startExtension(_ index: Int32, _ node: Node) {
        newLine()
        switch node.kind {
        case .definitionList:
            write("<dl>\n")
            push(index, node, .definitionList)
        case .callout:
            write("<aside class=\"callout ")
            escape(bytes(node.literal))
            write("\">\n")
            if !node.extra.isEmpty {
                write("<p class=\"callout-title\">")
                escape(bytes(node.extra))
                write("</p>\n")
            }
            push(index, node, .callout)
        default:
            cursor.enter(block: index)
            let isTerm = node.kind == .definitionTerm
            write(isTerm ? "<dt" : "<dd")
            writeSource(index, node)
            write(">")
            push(index, node, isTerm ? .term : .details)
        }
    }

    /// Whether a paragraph is only a picture, or a link round one.
    func isFigure(_ node: Node) -> Bool { picture(in: node) != nil }

    private func picture(in node: Node) -> Node? {
        guard node.firstChild >= 0 else { return nil }
        let child = nodes[Int(node.firstChild)]
        guard child.nextSibling < 0 || nodes[Int(child.nextSibling)].kind == .caption else { return nil }
        return child.kind == .image
            ? child : child.kind == .link && node.kind == .paragraph ? picture(in: child) : nil
    }

    /// Whether a picture's title stands below it as the caption of a figure.
    func hasCaption(_ node: Node) -> Bool {
        open.last?.tag == .figure
            || open.last?.tag == .link && open.count > 1 && open[open.count - 2].tag == .figure
            || open.last?.tag == EndTag.none && open.count > 1 && open[open.count - 2].tag == .figure
    }

    mutating func startCaption(_ index: Int32, _ node: Node) {
        newLine()
        cursor.enter(block: index)
        write("<figcaption")
        writeSource(index, node)
        write(">")
        push(index, node, .caption)
    }
}
