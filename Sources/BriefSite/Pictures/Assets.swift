import BriefMarkdown
import BriefText

/// A file of `content/assets/` on its way to the output.
package struct Asset: Sendable {
    /// `content/assets/map.png`
    package var path: String
    /// Where it lies when no page refers to it, and where it lies when one does: with a part of its
    /// content's hash in the name, so that browsers may keep it for ever.
    package var plain: Address
    package var fingerprinted: Address
    /// What is written. Pictures have lost what their camera noted.
    package var bytes: [UInt8]
    /// Whether there are none.
    package var isEmpty = false
    /// nil for a file that is no picture. Without its bytes.
    package var picture: Picture?
}

/// Reads and fingerprints the assets, in parallel.
func prepareAssets(_ sources: [SourceFile], jobs: Int) -> [Asset] {
    parallelMap(count: sources.count, jobs: jobs) { number in
        let source = sources[number]
        var picture = readPicture(source.bytes)
        let bytes = picture?.bytes ?? source.bytes
        picture?.bytes = []
        let plain = assetAddress(source.path)
        return Asset(
            path: source.path, plain: plain, fingerprinted: fingerprinted(plain, ContentHash(of: bytes)),
            bytes: bytes, isEmpty: bytes.isEmpty, picture: picture)
    }
}

/// `assets/map.png` as `assets/map.1a2b3c4d5e.png`.
private func fingerprinted(_ address: Address, _ hash: ContentHash) -> Address {
    var folders = address.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let name = folders.popLast() ?? ""
    let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 } ?? name.endIndex
    folders.append("\(name[..<dot]).\(hash.hex.prefix(10))\(name[dot...])")
    return Address(folders.joined(separator: "/"))
}

/// The assets as files of the output: those that pages refer to under their fingerprinted names.
func assetFiles(_ assets: [Asset], referred: Set<String>) -> [OutputFile] {
    assets.map { asset in
        let address = referred.contains(asset.path) ? asset.fingerprinted : asset.plain
        return OutputFile(path: address.path, bytes: asset.bytes, kind: .asset)
    }
}

/// The size of a picture that a page shows; what is wrong with its file is reported where it is shown.
func checkedPicture(_ asset: Asset, at range: SourceRange, _ bag: inout DiagnosticBag) -> PictureSize? {
    let name = asset.path
    guard let picture = asset.picture else {
        bag.error(
            "picture.unreadable", at: range, "'\(name)' is no picture",
            suggestion: asset.isEmpty
                ? "the file is empty" : "save it as PNG, JPEG, GIF, WebP or SVG, or link to it without '!'")
        return nil
    }
    if let fault = picture.fault {
        bag.error(
            "picture.damaged", at: range, "'\(name)' is a damaged \(picture.format.rawValue) file: \(fault)",
            suggestion: "copy the file again, or save it anew")
    }
    guard let size = picture.size else { return nil }
    guard size.width > 0, size.height > 0 else {
        bag.error(
            "picture.damaged", at: range,
            "'\(name)' is a damaged \(picture.format.rawValue) file: it has no size",
            suggestion: "copy the file again, or save it anew")
        return nil
    }
    if picture.format != .svg, max(size.width, size.height) > largestPictureSide {
        bag.warning(
            "picture.large", at: range,
            "'\(name)' is \(size.width) pixels wide and \(size.height) high; no side should be longer than \(largestPictureSide)",
            suggestion: "make it smaller: 2,400 pixels fill any screen")
    }
    return size
}

/// What `check` asks of every picture: a description, and who made it.
func pictureRemarks(_ references: [Reference], in source: SourceFile) -> [Diagnostic] {
    var bag = DiagnosticBag(source: source)
    for picture in references where picture.kind == .image {
        if picture.text.allSatisfy(\.isWhitespace) {
            bag.warning(
                "picture.no-description", at: picture.range, "this picture has no description",
                suggestion: "say between '![' and ']' what can be seen, for those who cannot see it")
        }
        if creditStart(in: Array(picture.title.utf8)[...]) == nil {
            bag.warning(
                "picture.no-credit", at: picture.range, "nothing says who made this picture",
                suggestion: "end its title with the credit: \"A caption. Credit: Name\"")
        }
    }
    return bag.diagnostics
}
