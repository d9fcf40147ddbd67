/// States that newspapers call by several names. Source: the states' own constitutions and the United Nations' list of
/// member states, with the short names that English has for them; our own compilation.
enum StateNames {
    private static let groups: [[String]] = [
        ["United States", "United States of America", "America", "US", "USA"],
        ["United Kingdom", "Britain", "Great Britain", "UK"],
        ["Russia", "Russian Federation"],
        ["China", "People's Republic of China"],
        ["South Korea", "Republic of Korea"],
        ["North Korea", "Democratic People's Republic of Korea", "DPRK"],
        ["Netherlands", "The Netherlands", "Holland"],
        ["Czech Republic", "Czechia"],
        ["Myanmar", "Burma"],
        ["Ivory Coast", "Côte d'Ivoire"],
        ["Eswatini", "Swaziland"],
        ["East Timor", "Timor-Leste"],
        ["Cape Verde", "Cabo Verde"],
        ["Turkey", "Türkiye"],
        ["Syria", "Syrian Arab Republic"],
        ["Iran", "Islamic Republic of Iran"],
        ["Bosnia and Herzegovina", "Bosnia"],
        ["Democratic Republic of the Congo", "Democratic Republic of Congo", "DR Congo"],
    ]

    private static let byName: [String: Int] = {
        var result: [String: Int] = [:]
        for (number, group) in groups.enumerated() { for name in group { result[name] = number } }
        return result
    }()

    /// The other names of a state.
    static func others(of name: String) -> [String] {
        byName[name].map { groups[$0].filter { $0 != name } } ?? []
    }
}
