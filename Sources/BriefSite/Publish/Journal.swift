#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is left to do once everything new lies ready in the stage: a list of steps that may be
/// begun again at any point, by whoever comes next.
///
/// It is written whole to the stage and put in place by one rename. From that instant the new site
/// is the site; before it, the old one is.
struct Journal: Hashable {
    enum Step: Hashable {
        /// Delete a file of an earlier build.
        case delete(String)
        /// Delete a folder if nothing is left in it.
        case deleteFolder(String)
        case makeFolder(String)
        /// Move the staged file of this number to its place.
        case place(Int, String)
        /// Put the new manifest in its place, or remove the old one when nothing is left to name.
        case manifest(isEmpty: Bool)
    }

    static let stage = ".briefgen.stage"
    static let name = "journal"
    static let draft = "journal.draft"
    static let manifest = "manifest"
    /// The folders that are made before the journal is, a line each.
    static let folders = "folders"
    private static let header = "briefgen journal 1"

    var steps: [Step]

    init(_ steps: [Step]) { self.steps = steps }

    /// Nil for anything but what `bytes` wrote, whole.
    init?(reading bytes: [UInt8]) {
        guard let end = bytes.dropLast().lastIndex(of: 0x0A), bytes.last == 0x0A else { return nil }
        let body = Array(bytes[...end])
        guard bytes[(end + 1)...].dropLast().elementsEqual(ContentHash(of: body).hex.utf8) else { return nil }
        let lines = String(decoding: body, as: UTF8.self).split(separator: "\n")
        guard lines.first == Substring(Journal.header) else { return nil }
        steps = []
        for line in lines.dropFirst() {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, let step = Journal.step(parts[0], parts[1]) else { return nil }
            steps.append(step)
        }
    }

    var bytes: [UInt8] {
        var text = Journal.header + "\n"
        for step in steps {
            switch step {
            case .delete(let path): text += "delete \(path)\n"
            case .deleteFolder(let path): text += "delete-folder \(path)\n"
            case .makeFolder(let path): text += "make-folder \(path)\n"
            case .place(let number, let path): text += "place \(number) \(path)\n"
            case .manifest(let isEmpty): text += "manifest \(isEmpty ? "none" : "new")\n"
            }
        }
        let body = Array(text.utf8)
        return body + Array(ContentHash(of: body).hex.utf8) + [0x0A]
    }

    private static func step(_ verb: String, _ rest: String) -> Step? {
        switch verb {
        case "delete": return isOutputPath(rest) ? .delete(rest) : nil
        case "delete-folder": return isOutputPath(rest) ? .deleteFolder(rest) : nil
        case "make-folder": return isOutputPath(rest) ? .makeFolder(rest) : nil
        case "manifest": return rest == "none" || rest == "new" ? .manifest(isEmpty: rest == "none") : nil
        case "place":
            let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, let number = Int(parts[0]), number >= 0, isOutputPath(parts[1]) else {
                return nil
            }
            return .place(number, parts[1])
        default: return nil
        }
    }

    /// Does every step that is not done yet, then drops the journal and the stage.
    func run(in output: Descriptor, stage: Descriptor, shown: String, steps doer: PublishSteps)
        throws(PublishError)
    {
        for step in steps {
            var path = Manifest.name
            var verb = "publish"
            do throws(SystemError) {
                switch step {
                case .delete(let file):
                    (path, verb) = (file, "delete")
                    try removeFile(file, in: output, doer)
                case .deleteFolder(let folder):
                    (path, verb) = (folder, "delete")
                    try removeEmptyFolder(folder, in: output, doer)
                case .makeFolder(let folder):
                    (path, verb) = (folder, "make")
                    try doer.makeFolder(folder, in: output)
                case .place(let number, let file):
                    path = file
                    try move("\(number)", stage, to: file, output, doer)
                case .manifest(isEmpty: true): try doer.remove(Manifest.name, in: output)
                case .manifest(isEmpty: false):
                    try move(Journal.manifest, stage, to: Manifest.name, output, doer)
                }
            } catch {
                throw doer.isStopped ? .stopped : .failed("\(shown)/\(path)", verb, error, isBegun: true)
            }
        }
        do throws(SystemError) {
            try doer.remove(Journal.name, in: stage)
            try doer.removeTree(Journal.stage, in: output)
        } catch {
            throw doer.isStopped
                ? .stopped : .failed("\(shown)/\(Journal.stage)", "remove", error, isBegun: true)
        }
    }

    /// A staged file that is not there has been moved by the run that was cut short.
    private func move(
        _ name: String, _ stage: Descriptor, to path: String, _ output: Descriptor, _ doer: PublishSteps
    ) throws(SystemError) {
        do throws(SystemError) {
            try doer.rename(name, in: stage, to: path, in: output)
        } catch {
            var status = stat()
            let isMissing = fstatat(stage.number, name, &status, AT_SYMLINK_NOFOLLOW) == -1 && errno == ENOENT
            if error.number != ENOENT || !isMissing { throw error }
        }
    }

    /// What is a folder now, or below a file, was deleted by the run that was cut short, and its place
    /// taken.
    private func removeFile(_ path: String, in output: Descriptor, _ doer: PublishSteps) throws(SystemError) {
        do throws(SystemError) {
            try doer.remove(path, in: output)
        } catch {
            if error.number == ENOTDIR { return }
            if let status = try? output.status(of: path), status.isFolder { return }
            throw error
        }
    }

    private func removeEmptyFolder(
        _ path: String, in output: Descriptor, _ doer: PublishSteps
    ) throws(SystemError) {
        do throws(SystemError) {
            try doer.remove(path, in: output, isFolder: true)
        } catch {
            // Something foreign is in it, or it is in use: it stays.
            if ![ENOTEMPTY, EEXIST, ENOTDIR, EBUSY].contains(error.number) { throw error }
        }
    }
}
