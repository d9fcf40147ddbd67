import BriefAnnotate
import BriefMarkdown
import BriefText

/// Turns what the rules found in one article into marks and notes, on the disk, and says what was done.
///
/// With an error in the article, its notes or the catalogue nothing is written.
package func writeAnnotationsFile(_ call: AnnotateCall) throws -> CommandOutput {
    let (file, diagnostics) = try editableArticle(call)
    guard let file, let location = call.location, !diagnostics.contains(where: { $0.severity == .error })
    else {
        return CommandOutput(diagnostics: diagnostics.sorted(by: Diagnostic.inOrder))
    }
    let written = writeAnnotations(of: file)
    var output = CommandOutput(
        diagnostics: (diagnostics + written.diagnostics).sorted(by: Diagnostic.inOrder))
    guard !output.hasErrors else { return output }
    do throws(SourceWriteError) {
        if let text = written.text { try replaceSource(location, old: file.source.bytes, new: text) }
        if let notes = written.notes { try writeNotes(notes, file.notes.bytes, notesPath(of: location)) }
    } catch {
        output.diagnostics.append(
            error.diagnostic(of: error.path == location ? file.source.path : file.notes.path))
        output.isMachineFault = error.isMachine
        return output
    }
    if call.isJSON {
        output.data = writtenJSON(written, file)
    } else {
        output.remarks = writtenText(written, file)
    }
    return output
}

/// Puts the notes in place; a notes file may have been there, and empty.
private func writeNotes(_ notes: [UInt8], _ old: [UInt8], _ path: String) throws(SourceWriteError) {
    guard old.isEmpty else { return try replaceSource(path, old: old, new: notes) }
    do throws(SourceWriteError) {
        try replaceSource(path, old: nil, new: notes)
    } catch .exists {
        try replaceSource(path, old: [], new: notes)
    }
}

private func writtenText(_ written: WrittenAnnotations, _ file: EditableArticle) -> String {
    var done: [String] = []
    if written.markCount > 0 { done.append("\(counted(written.markCount, "mark")) into \(file.source.path)") }
    if written.noteCount > 0 { done.append("\(counted(written.noteCount, "note")) into \(file.notes.path)") }
    var text =
        done.isEmpty
        ? "nothing to write into \(file.source.path)\n" : "wrote \(done.joined(separator: ", "))\n"
    let rest = unsaid(written, file)
    if !rest.isEmpty {
        text += "\(counted(rest.count, "guess", "guesses")) \(rest.count == 1 ? "stays" : "stay") as found:\n"
    }
    for item in rest.prefix(20) {
        text +=
            "  \(file.source.path):\(item.place.line):\(item.place.column): \(item.kind) '\(item.exact)': \(item.reason)\n"
    }
    if rest.count > 20 { text += "  and \(rest.count - 20) more\n" }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { safeForTerminal(String($0)) }
        .joined(separator: "\n")
}

private func writtenJSON(_ written: WrittenAnnotations, _ file: EditableArticle) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.member("file", file.source.path)
        json.member("notes_file", file.notes.path)
        json.member("marks", written.markCount)
        json.member("notes", written.noteCount)
        json.member("guesses") { json in
            json.array { json in
                for item in unsaid(written, file) {
                    json.object { json in
                        json.member("kind", item.kind)
                        json.member("line", item.place.line)
                        json.member("column", item.place.column)
                        json.member("exact", item.exact)
                        json.member("reason", item.reason)
                    }
                }
            }
        }
    }
    json.newline()
    return json.bytes
}

/// What stays a guess, with its place in the file as it was before.
private func unsaid(_ written: WrittenAnnotations, _ file: EditableArticle) -> [(
    kind: String, place: SourcePosition, exact: String, reason: String
)] {
    let lines = LineTable(file.source.bytes)
    let codePoints = CodePointIndex(file.source.bytes)
    // A line may be as long as the file: its characters are not counted anew for every place in it.
    func position(_ offset: Int) -> SourcePosition {
        let line = lines.line(of: offset)
        let start = codePoints.codePoint(ofByte: lines.start(ofLine: line))
        return SourcePosition(line: line, column: codePoints.codePoint(ofByte: offset) - start + 1)
    }
    return written.unsaid.sorted { ($0.span.prose, $0.span.lower) < ($1.span.prose, $1.span.lower) }.map {
        item in
        let prose = written.document.prose[Int(item.span.prose)]
        let range = prose.sourceRange(Int(item.span.lower), Int(item.span.upper))
        let words = String(decoding: prose.text[Int(item.span.lower)..<Int(item.span.upper)], as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let short = words.count > 60 ? words.prefix(59) + "…" : words
        return (item.kind, position(range.lower), String(short), item.reason)
    }
}
