import Foundation
import Testing

@testable import BriefSite

/// Whatever lies under `.briefgen/`, a build gives the bytes of one that has nothing there, and says at
/// most one sentence about it.
@Suite struct DamagedCacheTests {
    private static let article = """
        ---
        title: Harbour
        date: 2019-03-04
        ---

        “We will stay,” said Ada Karsen on Monday. The council voted on 1 March 2019 to close the harbour.
        """

    @Test(arguments: ["articles.index", "articles-0.data", "pages", "last-build", "output-state"])
    func whatIsDamagedIsMadeAnew(name: String) throws {
        for damage in [Data(), Data("of another program".utf8), Data("briefgen articles 9\n".utf8), nil] {
            let scratch = try ScratchFolder()
            try scratch.write("site/content/articles/a.md", Self.article)
            try scratch.write("site/content/entities.yaml", "- id: ada\n  name: Ada Karsen\n  type: person\n")
            let first = try build(options(scratch, "public"))
            #expect(first.published?.written.isEmpty == false && first.remarks == [])

            let file = URL(fileURLWithPath: "\(scratch.path)/site/.briefgen/\(name)")
            let whole = try Data(contentsOf: file)
            // nil: cut in the middle.
            try (damage ?? whole.prefix(whole.count / 2)).write(to: file)
            // Without it a build that finds everything as it was would not look at the rest.
            if name != "last-build" {
                try FileManager.default.removeItem(atPath: "\(scratch.path)/site/.briefgen/last-build")
            }
            let again = try build(options(scratch, "public"))
            #expect(again.published?.written == [] && again.published?.warnings == [])
            #expect(again.remarks.count <= 1)

            var clean = options(scratch, "clean")
            clean.usesCache = false
            #expect(try build(clean).counts.quotes == again.counts.quotes)
            for page in ["articles/a/index.html", "timeline/index.html", ".briefgen.manifest"] {
                #expect(scratch.text("public/\(page)") == scratch.text("clean/\(page)"))
            }
        }
    }

    /// A file where the folder should be, and a site that cannot be written to: no cache, and no error.
    @Test func withoutRoomForACacheThereIsNone() throws {
        let scratch = try ScratchFolder()
        try scratch.write("site/content/articles/a.md", Self.article)
        try scratch.write("site/.briefgen", "in the way")
        #expect(try build(options(scratch, "public")).published?.written.isEmpty == false)
        #expect(scratch.text("site/.briefgen") == "in the way")
    }

    private func options(_ scratch: ScratchFolder, _ output: String) -> BuildOptions {
        BuildOptions(site: "\(scratch.path)/site", output: "\(scratch.path)/\(output)", now: 1_552_003_200)
    }
}
