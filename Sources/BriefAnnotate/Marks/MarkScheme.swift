/// What a link of the author's says by its scheme: `[words](entity:akeed)`.
package enum MarkScheme: Sendable {
    case entity, event, date, quote

    /// nil for an ordinary link.
    package init?(of destination: ArraySlice<UInt8>) {
        if destination.starts(with: "entity:".utf8) {
            self = .entity
        } else if destination.starts(with: "event:".utf8) {
            self = .event
        } else if destination.starts(with: "date:".utf8) {
            self = .date
        } else if destination.starts(with: "quote:".utf8) {
            self = .quote
        } else {
            return nil
        }
    }

    /// Whether the words inside are looked at as anywhere: such marks become spans, not links.
    package var isOpen: Bool { self != .entity }
}
