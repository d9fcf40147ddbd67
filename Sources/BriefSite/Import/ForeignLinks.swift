import BriefAnnotate
import BriefText

extension ForeignBody {
    /// `[[Note]]`, `[[Note#Part|words]]`, `![[picture.png]]`: a name of the catalogue stays a wikilink, an article
    /// becomes a link, anything else its words. False when there is none here.
    mutating func readWikilink() -> Bool {
        let isEmbed = starts("![[")
        guard isEmbed || starts("[[") else { return false }
        let open = at + (isEmbed ? 3 : 2)
        // The next end is looked for once, however many beginnings stand before it.
        if nextClose < open { nextClose = findEnd("]]", from: open) ?? end }
        let close = nextClose
        guard close > open, close < end, close - open <= 400, !bytes[open..<close].contains(0x0A) else {
            return false
        }
        let inside = source.text(SourceRange(open, close))
        guard !inside.contains("[") else { return false }
        let place = SourceRange(at, close + 2)
        at = close + 2
        let parts = inside.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let target = parts[0].split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(target.first ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let label = parts.count > 1 ? parts[1] : name.isEmpty ? inside.filter { $0 != "#" } : name
        if isEmbed {
            embed(name, label, place)
        } else if name.isEmpty {
            out += label.utf8
        } else if case .entity(let number) = targets.catalogue.resolve(name) {
            out += "[[\(targets.catalogue.entities[number].id)|\(label)]]".utf8
        } else if let link = targets.link(to: name) {
            out += "[\(label)](\(link))".utf8
        } else {
            out += label.utf8
            names.append((name, place))
        }
        return true
    }

    private mutating func embed(_ name: String, _ label: String, _ place: SourceRange) {
        if let link = targets.link(to: name) {
            out += link.hasPrefix("../assets/") ? "![\(label)](\(link))".utf8 : "[\(label)](\(link))".utf8
            return
        }
        out += "\\[\\[\(label)\\]\\]".utf8
        bag.warning(
            "import.embed", at: place, "'\(name)' is not here to be shown",
            suggestion: "put it into content/assets/ before the import, or write a link by hand")
    }
}
