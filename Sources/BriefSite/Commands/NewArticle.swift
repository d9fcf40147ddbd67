import BriefAnnotate
import BriefText

/// Begins a new article in a site: a Markdown file with front matter, named after its title. Prints its path.
///
/// - Parameter now: seconds since 1970, for its date.
package func newArticle(_ title: String, in site: String, shown: String, now: Int) -> CommandOutput {
    var output = CommandOutput()
    let name = slug(from: title)
    guard !name.isEmpty else {
        output.words = "error: no file name can be made from '\(safeForTerminal(title))'; use some letters\n"
        return output
    }
    let days = now >= 0 ? now / 86_400 : (now - 86_399) / 86_400
    let path = "content/articles/\(name).md"
    let text = """
        ---
        title: \(yamlScalar(title))
        date: \(isoText(CalendarDate(dayNumber: days)))
        draft: true
        summary:
        tags: []
        ---


        """
    do throws(SourceWriteError) {
        try replaceSource("\(site)/\(path)", old: nil, new: Array(text.utf8))
        output.data = Array("\(shown)\(path)\n".utf8)
        output.remarks = "a draft; take out the line 'draft: true' to publish it\n"
    } catch {
        output.diagnostics = [error.diagnostic(of: shown + path)]
        output.isMachineFault = error.isMachine
    }
    return output
}
