/// A half-open range of byte offsets into one source file, counted from the first byte of the
/// whole file, front matter included: the one way in which briefgen says where something stands.
package struct SourceRange: Sendable, Hashable, Comparable {
    package var lower: Int
    package var upper: Int

    package init(_ lower: Int, _ upper: Int) {
        self.lower = lower
        self.upper = max(lower, upper)
    }

    package var count: Int { upper - lower }
    package var isEmpty: Bool { upper <= lower }

    /// The same range, moved by `distance` bytes.
    package func moved(by distance: Int) -> SourceRange {
        SourceRange(lower + distance, upper + distance)
    }

    /// Whether every byte of `other` lies inside this range.
    package func contains(_ other: SourceRange) -> Bool {
        lower <= other.lower && other.upper <= upper
    }

    /// Whether the two ranges share at least one byte.
    package func overlaps(_ other: SourceRange) -> Bool {
        lower < other.upper && other.lower < upper
    }

    package static func < (a: SourceRange, b: SourceRange) -> Bool {
        a.lower != b.lower ? a.lower < b.lower : a.upper < b.upper
    }
}
