import BriefText

/// Puts the nodes of a document into one array, parents before children, and ties them together.
struct TreeBuilder {
    private(set) var nodes: [Node] = []
    private var open: [(node: Int32, lastChild: Int32)] = []

    /// The innermost open node, -1 before the first.
    var current: Int32 { open.last?.node ?? -1 }
    /// The last child of the innermost open node, -1 for none.
    var lastChild: Int32 { open.last?.lastChild ?? -1 }

    mutating func reserve(_ count: Int) { nodes.reserveCapacity(count) }

    /// Adds a node that may get children, up to the `endNode` that belongs to it.
    @discardableResult
    mutating func startNode(_ kind: Node.Kind, _ range: SourceRange) -> Int {
        let index = add(kind, range)
        open.append((Int32(index), -1))
        return index
    }

    /// Adds a node without children.
    @discardableResult
    mutating func leaf(_ kind: Node.Kind, _ range: SourceRange, literal: Slice = Slice()) -> Int {
        let index = add(kind, range)
        nodes[index].literal = literal
        return index
    }

    mutating func endNode() {
        guard let last = open.popLast() else { return }
        nodes[Int(last.node)].end = Int32(nodes.count)
    }

    subscript(_ index: Int) -> Node {
        get { nodes[index] }
        _modify { yield &nodes[index] }
    }

    private mutating func add(_ kind: Node.Kind, _ range: SourceRange) -> Int {
        let index = Int32(nodes.count)
        var parent: Int32 = -1
        if !open.isEmpty {
            let top = open.count - 1
            parent = open[top].node
            let previous = open[top].lastChild
            if previous >= 0 {
                nodes[Int(previous)].nextSibling = index
            } else {
                nodes[Int(parent)].firstChild = index
            }
            open[top].lastChild = index
        }
        nodes.append(Node(kind: kind, parent: parent, end: index + 1, range: range))
        return Int(index)
    }
}
