import BriefMarkdown
package import BriefText

/// The whole catalogue, ready to be looked for in an article: built once for a site, shared by all
/// articles.
///
/// Every name, alias and derived form is a pattern of one automaton over words, so that the time an
/// article takes does not depend on how many there are.
package struct CatalogueIndex: Sendable {
    package let entities: [Entity]
    package let automaton: Automaton
    package let spellings: [Spelling]
    /// The bytes of all spellings.
    package let pool: [UInt8]
    /// What is wrong with the catalogue's spellings, in the order of the entities.
    package let diagnostics: [Diagnostic]
    let states: SpellingStates
    /// Passes over words that no spelling begins with.
    let starts: StartFilter

    private let nearIDs: NearNames
    private let nearNames: NearNames
    private let byID: [String: Int32]
    /// Spelling text, lower-cased, to entities in catalogue order.
    private let bySpelling: [String: [Int32]]

    /// Spellings longer than this many words are reported and left out.
    static let longest = 32

    /// - Parameter sources: the catalogue's files, for excerpts in diagnostics.
    package init(_ entities: [Entity], sources: [SourceFile] = []) {
        self.entities = entities
        var builder = CatalogueBuilder(sources: sources)
        for (number, entity) in entities.enumerated() { builder.add(entity, Int32(number)) }
        automaton = Automaton(builder.sequences)
        spellings = builder.spellings
        pool = builder.pool
        diagnostics = builder.diagnostics
        starts = builder.starts
        states = SpellingStates(builder.spellings, entities: entities.count, automaton: automaton)
        nearIDs = NearNames(entities.map(\.id))
        nearNames = NearNames(entities.map(\.name))
        byID = Dictionary(
            entities.enumerated().map { ($1.id, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        bySpelling = builder.bySpelling
    }

    package func entity(id: String) -> Entity? { byID[id].map { entities[Int($0)] } }
    package func number(id: String) -> Int32? { byID[id] }

    /// What an author's `[[…]]` or `entity:` may mean.
    package enum Resolution: Sendable {
        case entity(Int)
        /// Several entities are written so.
        case ambiguous([Int])
        /// None is.
        case unknown
    }

    /// Finds an entity by its id, else by a name or alias, first as written, then without regard to case.
    package func resolve(_ text: String) -> Resolution {
        if let number = byID[text] { return .entity(Int(number)) }
        let found = bySpelling[text.lowercased()] ?? []
        let exact = found.filter { entity in
            let entity = entities[Int(entity)]
            return entity.name == text || entity.aliases.contains(text)
        }
        let candidates = exact.isEmpty ? found : exact
        if candidates.count == 1 { return .entity(Int(candidates[0])) }
        if candidates.count > 1 { return .ambiguous(candidates.map(Int.init)) }
        return .unknown
    }

    /// The id nearest to a misspelt id or name. Looks at the whole catalogue.
    package func nearestID(to text: String) -> String? {
        if let id = nearIDs.nearest(to: text) { return id }
        guard let name = nearNames.nearest(to: text) else { return nil }
        return entities.first { $0.name == name }?.id
    }
}

/// Collects the patterns of a catalogue.
private struct CatalogueBuilder {
    var spellings: [Spelling] = []
    var sequences: [[UInt64]] = []
    var pool: [UInt8] = []
    var diagnostics: [Diagnostic] = []
    var bySpelling: [String: [Int32]] = [:]
    var starts = StartFilter()
    private let sources: [String: (SourceFile, LineTable)]

    init(sources: [SourceFile]) {
        self.sources = Dictionary(
            sources.map { ($0.path, ($0, LineTable($0.bytes))) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func add(_ entity: Entity, _ number: Int32) {
        var seen: Set<String> = []
        for never in entity.match.never where seen.insert(never).inserted {
            addSpelling(never, .never, entity, number, source: 0)
        }
        var taken: Set<String> = []
        let all = [entity.name] + entity.aliases
        for (source, text) in all.enumerated() {
            guard !seen.contains(text) else { continue }
            guard check(text, entity, source, isNew: taken.insert(text).inserted) else { continue }
            let key = text.lowercased()
            if bySpelling[key]?.last != number { bySpelling[key, default: []].append(number) }
            if !addSpelling(text, source == 0 ? .name : .alias, entity, number, source: source) {
                warn(
                    "alias.long",
                    "an alias of '\(entity.id)' has more than \(CatalogueIndex.longest) words and is never found",
                    entity, source, "use a shorter spelling")
            }
        }
        for (source, text) in all.enumerated() {
            for form in DerivedForms(of: text, type: entity.type).forms {
                // A surname is taken from the name, not from every alias.
                if form.rule.needsFullName, source > 0, form.rule == .givenName { continue }
                if seen.contains(form.text) || !taken.insert(form.text).inserted { continue }
                addSpelling(form.text, form.rule, entity, number, source: source)
            }
            if let plural = plural(of: text, entity), !seen.contains(plural), taken.insert(plural).inserted {
                addSpelling(plural, .plural, entity, number, source: source)
            }
        }
    }

    /// `drones` for `drone`. People and places have no plural that means the same one.
    private func plural(of text: String, _ entity: Entity) -> String? {
        guard entity.type != .person, entity.type != .place, !entity.match.caseSensitive, text.utf8.count > 3,
            let last = text.utf8.last, last | 0x20 >= 0x61, last | 0x20 <= 0x7A, last | 0x20 != 0x73
        else { return nil }
        let word = text.split(separator: " ").last.map(String.init) ?? text
        guard DerivedForms.kind(word).isDisjoint(with: [.company]) else { return nil }
        return text + "s"
    }

    /// False when the spelling has too many words.
    @discardableResult
    private mutating func addSpelling(
        _ text: String, _ rule: Spelling.Rule, _ entity: Entity, _ number: Int32, source: Int
    ) -> Bool {
        let bytes = Array(text.utf8)
        let tokens = tokenize(Prose(block: 0, text: bytes)).tokens
        guard !tokens.isEmpty, tokens.count <= CatalogueIndex.longest else { return tokens.isEmpty }
        let words = bytes.withUnsafeBufferPointer { bytes in
            starts.insert(bytes, tokens[0])
            return tokens.map { wordHash(bytes, $0) }
        }
        let kind = WordKind(of: words[0])
        let isSingle = tokens.count == 1
        let isCommon =
            isSingle
            && (tokens[0].upper - tokens[0].lower < 2
                || !kind.isDisjoint(with: [
                    .common, .calendar, .function, .connector, .initialism, .demonym, .title, .role,
                ]))
        let lower = Int32(pool.count)
        pool += bytes
        spellings.append(
            Spelling(
                entity: number, rule: rule, lower: lower, upper: Int32(pool.count), source: Int32(source),
                isCommon: isCommon, isSingle: isSingle))
        sequences.append(words)
        return true
    }

    /// Reports a spelling that cannot do what its writer may think; false when it cannot be found at all.
    private mutating func check(_ text: String, _ entity: Entity, _ source: Int, isNew: Bool) -> Bool {
        let what = source == 0 ? "name" : "alias"
        var shown: String { "\(what) '\(text)' of '\(entity.id)'" }
        guard isNew else {
            warn("alias.duplicate", "\(shown) stands there twice", entity, source, "remove one of them")
            return false
        }
        var letters = 0
        var scalars = 0
        var spaces = 0
        var hasInvisible = false
        for scalar in text.unicodeScalars {
            scalars += 1
            let kind = characterClass(scalar.value)
            if kind == .space { spaces += 1 }
            if isInvisible(scalar.value) { hasInvisible = true } else if kind.isWordPart { letters += 1 }
        }
        guard letters > 0 else {
            let summary =
                scalars == spaces
                ? "empty \(what) of '\(entity.id)'" : "\(shown) has no letter or digit and is never found"
            warn(
                "alias.empty", summary, entity, source,
                "write the words as they stand in articles, or remove it")
            return false
        }
        if let pattern = patternSign(in: text) {
            warn(
                "alias.pattern", "\(shown) looks like a pattern, but '\(pattern)' is taken as it stands",
                entity, source,
                "write each spelling as an alias of its own")
        }
        if scalars == 1 {
            warn(
                "alias.short", "\(shown) is one letter and is linked only with other evidence", entity,
                source,
                "use a longer spelling, or a mark in the article")
        }
        if hasInvisible {
            warn(
                "alias.invisible", "\(shown) has an invisible character in it", entity, source,
                "type it again without copying")
        }
        return true
    }

    /// A sign of regular expressions that names do not have.
    private func patternSign(in text: String) -> Character? {
        for byte in text.utf8 {
            switch byte {
            case 0x2A, 0x5B, 0x5C, 0x5E, 0x7B, 0x7C: return Character(Unicode.Scalar(byte))
            default: continue
            }
        }
        return nil
    }

    private mutating func warn(
        _ code: String, _ summary: String, _ entity: Entity, _ source: Int, _ suggestion: String
    ) {
        let range = source < entity.spellingRanges.count ? entity.spellingRanges[source] : nil
        if let range, let (file, lines) = sources[entity.file] {
            diagnostics.append(
                Diagnostic(.warning, code, summary, in: file, lines: lines, at: range, suggestion: suggestion)
            )
        } else {
            diagnostics.append(
                Diagnostic(
                    .warning, code, summary, file: entity.file.isEmpty ? nil : entity.file, range: range,
                    suggestion: suggestion))
        }
    }
}
