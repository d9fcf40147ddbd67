extension TreeReader {
    /// Takes `[ ] ` or `[x] ` off the first paragraph of a list item and notes it on the item, whose
    /// `value` is then 1 (to do) or 2 (done).
    mutating func readTaskMark(_ inlines: inout [Inline], item: Int) {
        guard let first = inlines.first, first.step == .text,
            first.upper - first.lower > 4 || first.upper - first.lower == 4 && inlines.count > 1,
            fed[first.lower] == UInt8(ascii: "["), fed[first.lower + 2] == UInt8(ascii: "]"),
            fed[first.lower + 3].isSpaceOrTab
        else { return }
        switch fed[first.lower + 1] {
        case 0x20: tree[item].value = 1
        case UInt8(ascii: "x"), UInt8(ascii: "X"): tree[item].value = 2
        default: return
        }
        inlines[0].lower += 4
        if inlines[0].lower == inlines[0].upper { inlines.removeFirst() }
    }
}
