/// Whether a language (BCP 47) is written from right to left: by its script where the tag names one
/// (`az-Arab`), else by the script it is mostly written in (CLDR, layout/orientation).
package func isRightToLeft(language tag: String) -> Bool {
    let parts = tag.split(separator: "-").map { $0.lowercased() }
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 && !$0.utf8.contains { $0 < 0x61 } })
    {
        return ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "samr", "mand"].contains(script)
    }
    let languages = [
        "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "he", "iw", "ks", "lrc", "mzn", "nqo", "ps", "pnb",
        "sd",
        "syr", "ug", "ur", "yi",
    ]
    return parts.first.map { languages.contains($0) } ?? false
}
