package import BriefText

/// One file of the built site: its path in the output and its bytes.
package struct OutputFile: Sendable {
    package enum Content: Sendable {
        case bytes([UInt8])
        /// A file that is copied when it is published, without being held in memory. The hash is
        /// that of the bytes as they were read for the fingerprint; others are an error by then.
        case copy(FoundFile, in: Folder, size: Int, hash: ContentHash)
    }

    /// What is published first: assets, so that no page is ever seen without what it refers to.
    package enum Kind: Sendable, Hashable {
        case asset
        case page
    }

    /// Below the output, made by `outputPath`.
    package var path: String
    package var content: Content
    package var kind: Kind

    package init(path: String, content: Content, kind: Kind = .page) {
        self.path = path
        self.content = content
        self.kind = kind
    }

    package init(path: String, bytes: [UInt8], kind: Kind = .page) {
        self.init(path: path, content: .bytes(bytes), kind: kind)
    }
}

/// How to publish.
package struct PublishOptions: Sendable {
    /// Threads that write.
    package var jobs: Int
    /// Say what would be done, and touch nothing.
    package var isDryRun = false
    /// Overwrite and delete files of ours that somebody edited, and foreign files in our places.
    package var isForced = false
    /// Exchange the whole folder at once, where the file system can.
    package var swaps = false
    /// Bring the new files to the disk before they take the place of the old ones, once a build. Without
    /// it a power failure, though no crash of briefgen, may leave empty files.
    package var syncsDisk = true
    /// Folders that must neither hold the output nor be in it: content, templates.
    package var protected: [String] = []
    /// The user's home folder, which is never an output.
    package var home: String?
    /// A file outside the output that remembers sizes and times of what was written, so that files
    /// nobody touched need not be read again. Nil, missing or damaged: they are read.
    package var stateFile: String?
    /// The largest file that is written.
    package var largestFile = 64 << 20
    /// Asked between files, before anything is changed: true ends the run with `.cancelled`.
    package var isCancelled: @Sendable () -> Bool = { false }
    /// For tests: what goes wrong, and at which step.
    package var fault = PublishFault.none

    package init(jobs: Int = processorCount()) { self.jobs = jobs }
}

/// What was done, or in a dry run what would be. Paths are in the order of their bytes.
package struct PublishReport: Sendable, Hashable {
    package var written: [String] = []
    package var removed: [String] = []
    /// How many files were left as they are, time stamps and all.
    package var unchanged = 0
    /// Of all files of the site, written or not.
    package var bytes = 0
    /// Of the new manifest; nil where nothing was written, as in a dry run.
    var manifest: ContentHash?
    package var warnings: [Diagnostic] = []
    /// Whether an earlier publish had been cut short and was finished first.
    package var finishedEarlier = false

    package init() {}
}

/// Why nothing, or not all, was published. Each has one sentence for the user.
package enum PublishError: Error, Sendable, Hashable {
    /// The output must not be written to, or something foreign is in the way: nothing was changed.
    case refused(Diagnostic)
    /// Another build is at it (exit 75): nothing was changed.
    case locked(Diagnostic)
    /// The machine failed (exit 2). The site is the old one, or the next build finishes the new one.
    case failed(Diagnostic)
    case cancelled
    /// A test's fault: as if the process had been killed here.
    case stopped

    package var diagnostic: Diagnostic {
        switch self {
        case .refused(let diagnostic), .locked(let diagnostic), .failed(let diagnostic): diagnostic
        case .cancelled:
            Diagnostic(.error, "output.cancelled", "publishing was cancelled; the site is unchanged")
        case .stopped: Diagnostic(.error, "output.stopped", "publishing was stopped")
        }
    }

    static func refused(_ path: String, _ summary: String, suggestion: String? = nil) -> PublishError {
        .refused(Diagnostic(.error, "output.refused", summary, file: path, suggestion: suggestion))
    }

    /// "cannot write this: no space left on device", with what that means for the site.
    static func failed(_ path: String, _ verb: String, _ error: SystemError, isBegun: Bool = false)
        -> PublishError
    {
        .failed(
            Diagnostic(
                .error, "output.failed", "cannot \(verb) this: \(error)", file: path,
                notes: [
                    isBegun ? "the next build finishes publishing" : "the site in the output is unchanged"
                ]))
    }
}

/// What a test makes go wrong. Steps are counted from 0 over all that `publish` does to the disk.
package enum PublishFault: Sendable, Hashable {
    case none
    /// The step fails with this errno.
    case error(at: Int, number: Int32)
    /// The process ends before the step, with nothing tidied up.
    case stop(at: Int)
}
