package import BriefText

/// Everything from outside that a build depends on, entering once: folders, clock, base URL. The
/// same options and the same files give the same bytes.
package struct BuildOptions: Sendable {
    /// The largest file that is read, in bytes; articles have a limit of their own.
    package static let fileLimit = 64 << 20

    /// The site's folder, absolute.
    package var site: String
    /// The output folder, absolute.
    package var output: String
    /// In place of `base_url` of the site; checked.
    package var baseURL: String?
    /// In place of `Templates/` of the site, absolute.
    package var templates: String?
    package var includesDrafts = false
    /// Seconds since 1970-01-01T00:00:00Z: `--now`, else `SOURCE_DATE_EPOCH`, else the clock.
    package var now: Int
    /// Threads.
    package var jobs = 1
    /// Warnings count as errors.
    package var isStrict = false
    /// Publishes the sound articles although others are broken.
    package var keepsGoing = false
    /// Publishes nothing, but says what would be written.
    package var isDryRun = false
    /// Overwrites pages that were edited by hand in the output.
    package var force = false
    /// Exchanges the whole output folder at once.
    package var swaps = false
    /// Remembers under `.briefgen/` of the site what saves the next build time.
    package var usesCache = true
    /// The user's home folder, which is never written over.
    package var home: String?

    package init(site: String, output: String, now: Int) {
        self.site = site
        self.output = output
        self.now = now
    }
}

/// What a build did.
package struct BuildReport: Sendable {
    package var diagnostics: [Diagnostic] = []
    package var counts = Counts()
    /// nil when nothing was published.
    package var published: PublishReport?
    package var isDryRun = false
    /// What else there is to say: no fault of the content.
    package var remarks: [String] = []
    /// What each stage cost.
    package var timings: [Timings.Row] = []

    package struct Counts: Sendable {
        package var articles = 0
        package var entities = 0
        package var quotes = 0
        package var events = 0
        package var pages = 0
    }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    package var hasWarnings: Bool { diagnostics.contains { $0.severity == .warning } }

    /// The diagnostics as a person reads them.
    package func messages(color: Bool) -> [UInt8] { diagnosticsText(diagnostics, color: color) }
}
