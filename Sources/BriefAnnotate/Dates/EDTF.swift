/// A date as EDTF (ISO 8601-2, Extended Date/Time Format) writes it, checked when it is made.
package struct EDTF: Sendable, Hashable {
    /// The text in EDTF.
    package let value: String

    package init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        value = text
    }
}
