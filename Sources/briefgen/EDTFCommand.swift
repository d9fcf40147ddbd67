import ArgumentParser
import BriefSite

/// `briefgen edtf VALUE…`: what a date in EDTF means.
struct EDTFCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edtf", abstract: "Check dates in EDTF and show their bounds.",
        discussion: """
            Example: briefgen edtf 2018~ 2018-10/2018-12 '[1667,1668]'

            Prints one JSON object a line for each value; "valid" says whether it is EDTF.
            """)

    @Argument(parsing: .allUnrecognized, help: "Dates in EDTF.")
    var values: [String]

    func run() throws {
        // A first `--` only says that values follow which may begin with a hyphen, as `-0044` does anyway.
        let given = values.first == "--" ? Array(values.dropFirst()) : values
        Console().printData(describeDates(given).data)
    }
}
