import Synchronization

/// The immutable storage of a list, a tuple or one of the list-like values of Python that print
/// and behave a little differently.
package final class List: Sendable {
    package enum Kind: Sendable {
        case list
        case tuple
        /// What `groupby` gives: a tuple with the attributes `grouper` and `list`.
        case group
        /// The views of a map: they have a length, but no index.
        case keys
        case values
        case items
    }

    package let items: [Value]
    let kind: Kind
    /// Containers inside each other, this one included; see `Limits.valueDepth`.
    let depth: Int
    let weight: Int

    package init(_ items: [Value], kind: Kind = .list) {
        self.items = items
        self.kind = kind
        var deepest = 0
        var sum = 1
        for item in items {
            deepest = max(deepest, item.depth)
            sum = sum.saturatingSum(item.weight)
        }
        depth = deepest + 1
        weight = sum
    }

    var count: Int { items.count }

    /// Whether `x[0]` works: views of maps are only iterated.
    var isIndexed: Bool {
        switch kind {
        case .list, .tuple, .group: true
        case .keys, .values, .items: false
        }
    }
}

/// A sequence that can be walked through once, as the generators that Jinja's `map`, `select`,
/// `batch` and others give: no length, always true, and empty the second time.
package final class OneShot: Sendable {
    let items: [Value]
    let depth: Int
    let weight: Int
    /// What it is called in messages: `generator`.
    let typeName: String
    private let position = Atomic<Int>(0)

    init(_ items: [Value], typeName: String = "generator") {
        self.items = items
        self.typeName = typeName
        depth = items.reduce(0) { max($0, $1.depth) } + 1
        weight = items.reduce(1) { $0.saturatingSum($1.weight) }
    }

    /// The next item, or nil at the end.
    func next() -> Value? {
        let (old, _) = position.add(1, ordering: .relaxed)
        return old < items.count ? items[old] : nil
    }

    /// All that is left; afterwards nothing is.
    func rest() -> [Value] {
        let old = position.exchange(items.count, ordering: .relaxed)
        return old == 0 ? items : Array(items.dropFirst(old))
    }
}

/// An arithmetic progression, as `range` gives: it has a length and an index but no storage.
package final class Progression: Sendable {
    let start: Int
    let stop: Int
    let step: Int
    let count: Int

    /// `step` must not be 0.
    init(start: Int, stop: Int, step: Int) {
        self.start = start
        self.stop = stop
        self.step = step
        let (distance, overflow) =
            step > 0 ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
        if overflow {
            count = step > 0 && stop > start || step < 0 && stop < start ? Int.max : 0
        } else if distance <= 0 {
            count = 0
        } else {
            count = Int((UInt(distance) - 1) / step.magnitude) + 1
        }
    }

    subscript(index: Int) -> Int { start &+ index &* step }
}

/// A method of a value that was looked up but not called yet: `d.items`.
package final class BoundMethod: Sendable {
    let receiver: Value
    let name: [UInt8]

    init(receiver: Value, name: [UInt8]) {
        self.receiver = receiver
        self.name = name
    }
}

/// The number of an object that one rendering owns.
package struct ObjectReference: Sendable, Hashable {
    enum Kind: UInt8, Sendable { case namespace, macro, loop, cycler, joiner, module, block, templateSelf }

    let kind: Kind
    let index: Int32
}

/// A global function: one of the engine's or one of its caller's.
package struct FunctionReference: Sendable, Hashable {
    let index: Int32
}

extension Int {
    /// The sum, or the largest number where it does not fit.
    func saturatingSum(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
