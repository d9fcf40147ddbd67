/// Tags to draw round a range of a block's readable text when it is rendered.
///
/// Decorations may nest and may cross inline markup; the renderer closes and reopens them so that
/// the HTML is always well nested, and closes a decoration rather than split a link.
package struct Decoration: Sendable {
    /// Index into `Document.prose`.
    package var prose: Int32
    /// Offsets in that `Prose.text`, half open.
    package var lower: Int32
    package var upper: Int32
    /// The start tag of the first piece, `<a class="mention" id="m3" href="…">`.
    package var open: [UInt8]
    /// The start tag of further pieces, where the decoration had to be split (no `id` in it).
    package var reopen: [UInt8]
    /// The end tag.
    package var close: [UInt8]

    package init(prose: Int32, lower: Int32, upper: Int32, open: [UInt8], reopen: [UInt8], close: [UInt8]) {
        self.prose = prose
        self.lower = lower
        self.upper = upper
        self.open = open
        self.reopen = reopen
        self.close = close
    }
}
