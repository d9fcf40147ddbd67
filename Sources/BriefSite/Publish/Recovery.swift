import BriefText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Finishes a publish that was cut short: does what its journal still holds, or, if it never came to
/// a journal, removes what it had staged. Gives whether there was a journal.
func finishJournal(
    in output: Descriptor, shown: String, _ steps: PublishSteps
) throws(PublishError) -> Bool {
    let stage: Descriptor
    var journal: Journal?
    do throws(SystemError) {
        do throws(SystemError) {
            stage = try output.open(Journal.stage, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        } catch {
            if error.number == ENOENT { return false }
            // A file or a link of this name: not a stage, and in our way.
            guard error.number == ENOTDIR || error.number == ELOOP else { throw error }
            try steps.remove(Journal.stage, in: output)
            return false
        }
        journal = Journal(reading: try readOwn(Journal.name, in: stage))
        if journal == nil {
            try unmakeFolders(readOwn(Journal.folders, in: stage), in: output, steps)
            try steps.removeTree(Journal.stage, in: output)
        }
    } catch {
        throw steps.isStopped ? .stopped : .failed("\(shown)/\(Journal.stage)", "tidy up", error)
    }
    guard let journal else { return false }
    try journal.run(in: output, stage: stage, shown: shown, steps: steps)
    return true
}

/// Removes folders that were made for a site that never came, as far as they are empty.
private func unmakeFolders(_ list: [UInt8], in output: Descriptor, _ steps: PublishSteps) throws(SystemError)
{
    // What stands behind the last line feed was cut short, and nothing made for it.
    let lines = list.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    for line in lines.reversed() {
        let path = String(decoding: line, as: UTF8.self)
        guard isOutputPath(path) else { continue }
        do throws(SystemError) {
            try steps.remove(path, in: output, isFolder: true)
        } catch {
            if ![ENOTEMPTY, EEXIST, ENOTDIR, EBUSY].contains(error.number) { throw error }
        }
    }
}
