/// Looking at the tokens of a sentence.
extension EventClause {
    func lower(_ k: Int) -> String {
        guard k >= 0, k < tokens.count, tokens[k].kind == .word else { return "" }
        return String(decoding: text[Int(tokens[k].lower)..<Int(tokens[k].upper)], as: UTF8.self).lowercased()
    }

    func isComma(_ k: Int) -> Bool {
        k >= 0 && k < tokens.count && tokens[k].kind == .mark && tokens[k].value == 0x2C
    }

    /// `;`, `:`, brackets, a dash that is not part of a word.
    func isHardMark(_ k: Int) -> Bool {
        guard tokens[k].kind == .mark else { return false }
        switch tokens[k].value {
        case 0x3B, 0x3A, 0x28, 0x29, 0x2014: return true
        case DateMark.dash, DateMark.hyphen:
            // "--" is a dash, "a well-known man" has none.
            return !tokens[k].has(.glued) || isHyphen(k - 1) || isHyphen(k + 1)
        default: return false
        }
    }

    func isHyphen(_ k: Int) -> Bool {
        k >= first && k < end && tokens[k].kind == .mark && tokens[k].value == DateMark.hyphen
    }

    func nextComma(_ k: Int) -> Int? {
        var n = k
        while n < end, n < k + 20 {
            if isComma(n) { return n }
            if isHardMark(n) { return nil }
            n += 1
        }
        return nil
    }

    /// "Paris, France", and commas of a list of names.
    func isPlaceComma(_ k: Int) -> Bool {
        guard k + 2 < end, k > first else { return false }
        return tokens[k - 1].isCapital && tokens[k + 1].isCapital && tokens[k + 1].kind == .word
            && (isComma(k + 2) || k + 2 >= end - 1)
    }

    /// "the Birmingham, England area": the comma of a place.
    func isPlaceName(_ k: Int) -> Bool {
        guard k > first + 1, k + 1 < end, tokens[k - 1].isCapital, tokens[k + 1].isCapital,
            tokens[k + 1].kind == .word
        else {
            return false
        }
        return (max(first, k - 3)..<k).contains { ["in", "of", "at", "near", "from"].contains(lower($0)) }
    }

    /// Whether a noun may end here, so that "alleging" after it begins a clause of its own.
    func isPhraseEnd(_ k: Int, _ when: Range<Int>) -> Bool {
        when.contains(k) || (tokens[k].kind == .word && !EventWords.joints.contains(lower(k)))
    }

    func isNounLike(_ k: Int) -> Bool {
        k < end && tokens[k].kind == .word && !tokens[k].isCapital && tokens[k].word == .none
            && !EventWords.joints.contains(lower(k)) && !EventWords.clauseEnds.contains(lower(k))
            && !tokens[k].has(.ending)
    }
}
