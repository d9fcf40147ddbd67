/// One way in which an entity may be written: a name or alias of the catalogue, or a form derived from it.
package struct Spelling: Sendable {
    package enum Rule: UInt8, Sendable {
        case name
        case alias
        /// Never to be linked to this entity (`match: {never: …}`).
        case never
        /// Without a leading "The".
        case withoutArticle
        /// `US` for `United States`, `U.S.` for `US`.
        case initials
        /// Without "Inc." and the like.
        case withoutCompany
        /// A part of a person's name that has the surname: `George Bush` for `George W. Bush`.
        case shortName
        /// Only with evidence in the article: the surname, the given name.
        case surname
        case givenName
        /// In the plural, the `s` being left out.
        case plural
        /// `Phoenix` for `Phoenix, Arizona`.
        case withoutRegion
        /// With spaces for hyphens, or a hyphen for the space.
        case hyphens
        /// Only after the full name: `Hearst` for `Hearst Corporation`, but not `Moscow` for `Moscow University`.
        case firstWord
        /// Only after the full name: `Pilots` for `Portland Pilots`.
        case lastWord
        /// `America` for `United States`.
        case stateName

        /// The rule's id in annotations.
        package var id: String {
            switch self {
            case .name: "catalogue.name"
            case .alias, .never: "catalogue.alias"
            case .withoutArticle: "derived.article"
            case .initials: "derived.initials"
            case .withoutCompany: "derived.company"
            case .shortName: "derived.short-name"
            case .surname: "derived.surname"
            case .givenName: "derived.given-name"
            case .plural: "derived.plural"
            case .withoutRegion: "derived.region"
            case .hyphens: "derived.hyphens"
            case .firstWord: "derived.first-word"
            case .lastWord: "derived.last-word"
            case .stateName: "derived.state"
            }
        }

        var provenance: Provenance { self == .name || self == .alias ? .catalogue : .derived }
        /// Whether the article must have named the entity in full before.
        var needsFullName: Bool { isShortWord || self == .surname || self == .givenName }
        /// One word of a longer name.
        var isShortWord: Bool { self == .firstWord || self == .lastWord }
    }

    /// Index into the catalogue's entities.
    package var entity: Int32
    package var rule: Rule
    /// Its bytes in `CatalogueIndex.pool`.
    package var lower: Int32
    package var upper: Int32
    /// Index of the name (0) or alias (1, 2, …) that it is or comes from.
    package var source: Int32
    /// One word which is an ordinary word too, so that it needs evidence.
    package var isCommon: Bool
    /// A single word.
    package var isSingle: Bool
}

/// The forms that may stand in an article for an entity of the catalogue.
///
/// Only forms that the language makes from any such name: nothing here knows a particular one.
struct DerivedForms {
    var forms: [(text: String, rule: Spelling.Rule)] = []

    init(of spelling: String, type: EntityType) {
        let words = spelling.split(separator: " ").map(String.init)
        guard let first = words.first else { return }
        if words.count > 1, first == "The" || first == "the" {
            let rest = words.dropFirst().joined(separator: " ")
            forms.append((rest, .withoutArticle))
        }
        addBracketed(spelling)
        addInitials(words, type)
        if spelling.utf8.contains(0x2D) {
            forms.append((spelling.split(separator: "-").joined(separator: " "), .hyphens))
        } else if words.count == 2, type == .organization || type == .place {
            forms.append((words.joined(separator: "-"), .hyphens))
        }
        switch type {
        case .person: addPersonForms(words)
        case .organization: addOrganizationForms(words)
        case .place:
            if let comma = spelling.firstIndex(of: ",") {
                forms.append((String(spelling[..<comma]), .withoutRegion))
            }
            for other in StateNames.others(of: spelling) { forms.append((other, .stateName)) }
        default: break
        }
    }

    /// `Syrian Democratic Forces (SDF)` as a name: both parts.
    private mutating func addBracketed(_ spelling: String) {
        guard spelling.hasSuffix(")"), let open = spelling.lastIndex(of: "(") else { return }
        let outside = String(spelling[..<open]).trimmed
        let inside = String(spelling[spelling.index(after: open)...].dropLast()).trimmed
        guard !outside.isEmpty, !inside.isEmpty else { return }
        forms.append((outside, .shortName))
        // Not `Mercury (planet)`: what stands in brackets must be an abbreviation.
        if inside.count > 1, inside.allSatisfy({ $0.isUppercase || $0 == "." }) {
            forms.append((inside, .initials))
        }
    }

    private mutating func addInitials(_ words: [String], _ type: EntityType) {
        if words.count == 1 {
            let letters = words[0].filter { $0 != "." }
            guard (2...5).contains(letters.count), letters.allSatisfy({ $0.isASCII && $0.isUppercase }) else {
                return
            }
            let dotted = letters.map { "\($0)." }.joined()
            if dotted != words[0], letters.count < 4 { forms.append((dotted, .initials)) }
            if letters != words[0] { forms.append((letters, .initials)) }
            return
        }
        let parts = words.filter { !DerivedForms.kind($0).contains(.connector) && $0 != "The" }
        guard parts.count > 1,
            parts.allSatisfy({ $0.first?.isUppercase == true && $0.first?.isASCII == true })
        else {
            return
        }
        let short = parts.compactMap(\.first).map(String.init).joined()
        // Two letters are safe only where the language uses them: unions of states.
        let isUnion = ["United", "European", "African"].contains(parts[0])
        guard type != .person, type != .concept || parts.count > 2 else { return }
        if parts.count > 2 && type != .place || parts.count == 2 && isUnion || parts.count > 2 && isUnion {
            forms.append((short, .initials))
            if parts.count < 4 { forms.append((short.map { "\($0)." }.joined(), .initials)) }
        }
        let all = words.filter { $0 != "The" }
        if all.count != parts.count, all.count > 2, all.count < 7, type == .organization {
            let long = all.compactMap(\.first).map { $0.uppercased() }.joined()
            forms.append((long, .initials))
        }
    }

    private mutating func addOrganizationForms(_ words: [String]) {
        guard words.count > 1, let last = words.last else { return }
        if DerivedForms.kind(last).contains(.company) {
            var rest = words.dropLast().joined(separator: " ")
            if rest.hasSuffix(",") { rest.removeLast() }
            forms.append((rest, .withoutCompany))
            for (long, short) in DerivedForms.companyWords
            where last == long || last == short || last + "." == short {
                let other = last == long ? short : long
                forms.append((words.dropLast().joined(separator: " ") + " " + other, .withoutCompany))
            }
        }
        let first = words[0]
        if DerivedForms.kind(first).isEmpty, first.utf8.count > 3, first.first?.isUppercase == true,
            !first.utf8.contains(0x2D), words.count < 4, DerivedForms.kind(last).contains(.business)
        {
            forms.append((first, .firstWord))
        }
        // A team: `New York Mets`, `Denver Broncos`.
        let kind = DerivedForms.kind(last)
        if (2...4).contains(words.count), last.utf8.count > 3, last.hasSuffix("s"), !last.hasSuffix("ss"),
            words.allSatisfy({ $0.first?.isUppercase ?? false }),
            kind.isSubset(of: [.common, .place]), !DerivedForms.businessPlurals.contains(last)
        {
            forms.append((last, .lastWord))
        }
    }

    /// Plurals that end the names of businesses and bodies, not of teams. Our own compilation.
    private static let businessPlurals: Set<String> = [
        "Affairs", "Airlines", "Airways", "Arts", "Associates", "Banks", "Bonds", "Books", "Borders",
        "Brands",
        "Brothers", "Capitals", "Chemicals", "Communications", "Courts", "Dynamics", "Electronics",
        "Elections",
        "Films", "Foods", "Forces", "Games", "Gardens", "Guards", "Hotels", "Industries", "Instruments",
        "Investments", "Labs", "Laboratories", "Lines", "Logistics", "Materials", "Metals", "Mines",
        "Mothers",
        "Motors", "Nations", "Networks", "Nurses", "Operations", "Papers", "Parents", "Partners", "Parks",
        "Pharmaceuticals", "Pictures", "Plastics", "Ports", "Prisons", "Products", "Properties",
        "Publications",
        "Railways", "Records", "Refugees", "Resources", "Rights", "Robotics", "Schools", "Sciences",
        "Scientists",
        "Securities", "Services", "Solutions", "Sons", "Sports", "Standards", "States", "Stores", "Studies",
        "Studios", "Systems", "Teachers", "Technologies", "Times", "Tools", "Towers", "Toys", "Ventures",
        "Veterans", "Women", "Workers", "Works", "Farms", "Motorsports", "Aeronautics", "Semiconductors",
        "Statistics", "Economics", "Politics", "Athletics", "Civics", "Christians", "Democrats",
        "Republicans",
        "Greens", "Socialists", "Liberals", "Conservatives", "Muslims", "Commons", "Lords", "Representatives",
        "Deputies", "Delegates", "Sheriffs", "Chiefs",
    ]

    /// Written in full and short; the full stop does not count when words are compared.
    private static let companyWords = [
        ("Company", "Co."), ("Corporation", "Corp."), ("Incorporated", "Inc."), ("Limited", "Ltd."),
    ]

    private mutating func addPersonForms(_ words: [String]) {
        var parts = words
        while parts.count > 2, let first = parts.first, DerivedForms.kind(first).contains(.honorific),
            DerivedForms.kind(first).isDisjoint(with: .givenName)
        {
            parts.removeFirst()
            forms.append((parts.joined(separator: " "), .shortName))
        }
        while parts.count > 2, let last = parts.last, DerivedForms.kind(last).contains(.suffix) {
            parts.removeLast()
            if parts[parts.count - 1].hasSuffix(",") { parts[parts.count - 1].removeLast() }
            forms.append((parts.joined(separator: " "), .shortName))
        }
        guard parts.count > 1 else { return }

        // The surname: the last word with the particles before it.
        var start = parts.count - 1
        while start > 1, DerivedForms.kind(parts[start - 1]).contains(.particle), parts[start - 1].count > 1 {
            start -= 1
        }
        let given = parts[0]
        let surname = parts[start...].joined(separator: " ")
        let withoutInitials = parts.filter { !DerivedForms.isInitial($0) }
        if withoutInitials.count < parts.count, withoutInitials.count > 1 {
            forms.append((withoutInitials.joined(separator: " "), .shortName))
        }
        if start > 1 {
            // Two last names, and first with last.
            forms.append(("\(given) \(surname)", .shortName))
            if start > 2 || !DerivedForms.isInitial(parts[start - 1]) {
                let from = start - 1
                if !DerivedForms.kind(parts[from]).contains(.particle), !DerivedForms.isInitial(parts[from]) {
                    forms.append((parts[from...].joined(separator: " "), .shortName))
                }
            }
        }
        forms.append((surname, .surname))
        for prefix in ["al-", "Al-", "el-", "El-"] where surname.hasPrefix(prefix) {
            forms.append((String(surname.dropFirst(3)), .surname))
            // The article before it is often left out: `Bashar Assad`.
            forms.append(("\(given) \(surname.dropFirst(3))", .shortName))
        }
        if !DerivedForms.isInitial(given) { forms.append((given, .givenName)) }
    }

    static func kind(_ word: String) -> WordKind {
        var word = word
        while let last = word.last, last == "." || last == "," { word.removeLast() }
        return WordKind(of: wordHash(word))
    }

    static func isInitial(_ word: String) -> Bool {
        word.count == 1 || word.count == 2 && word.hasSuffix(".")
            || word.count == 4 && word.dropFirst().hasPrefix(".")
    }
}

extension String {
    fileprivate var trimmed: String {
        var bytes = utf8[...]
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(bytes) ?? ""
    }
}
