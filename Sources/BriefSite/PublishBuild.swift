import BriefText

extension PublishOptions {
    /// How a build publishes: what the command line said, and which folders are out of bounds.
    init(_ options: BuildOptions) {
        self.init(jobs: options.jobs)
        isDryRun = options.isDryRun
        isForced = options.force
        swaps = options.swaps
        protected = [options.site + "/content", options.templates ?? options.site + "/Templates"]
        home = options.home
        stateFile = options.usesCache ? options.site + "/.briefgen/output-state" : nil
    }
}

/// Why a build could not be done at all, for people, and whether waiting would help.
package struct BuildFailure: Sendable {
    package var messages: [UInt8]
    /// Another build is at the same output.
    package var isLocked: Bool
    /// The output was refused: the call is wrong, not the machine.
    package var isRefused: Bool
}

/// What an error that `build` threw means.
package func explain(_ error: any Error, color: Bool) -> BuildFailure {
    guard let error = error as? PublishError else {
        let diagnostic = Diagnostic(.error, "file.unreadable", "\(error)")
        return BuildFailure(
            messages: diagnosticsText([diagnostic], color: color), isLocked: false, isRefused: false)
    }
    var failure = BuildFailure(
        messages: diagnosticsText([error.diagnostic], color: color), isLocked: false, isRefused: false)
    switch error {
    case .locked: failure.isLocked = true
    case .refused: failure.isRefused = true
    default: break
    }
    return failure
}
