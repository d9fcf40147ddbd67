package import BriefText

/// What a command has to print and how it ends: data for standard output, diagnostics for people.
package struct CommandOutput: Sendable {
    package var data: [UInt8]
    package var diagnostics: [Diagnostic]
    /// Further words for standard error, before the diagnostics.
    package var words: String
    /// What was done, for standard error, behind the diagnostics; no fault.
    package var remarks: String
    /// The machine failed, not the content.
    package var isMachineFault = false

    package init(
        data: [UInt8] = [], diagnostics: [Diagnostic] = [], words: String = "", remarks: String = ""
    ) {
        self.data = data
        self.diagnostics = diagnostics
        self.words = words
        self.remarks = remarks
    }

    /// The data tells of errors or warnings that are not among the diagnostics.
    package var hasHiddenErrors = false
    package var hasHiddenWarnings = false

    package var hasErrors: Bool {
        !words.isEmpty || hasHiddenErrors || diagnostics.contains { $0.severity == .error }
    }

    package var hasWarnings: Bool {
        hasHiddenWarnings || diagnostics.contains { $0.severity == .warning }
    }

    package func messages(color: Bool) -> [UInt8] {
        Array(words.utf8) + diagnosticsText(diagnostics, color: color) + Array(remarks.utf8)
    }
}

/// Diagnostics as a person reads them, in the order given.
func diagnosticsText(_ diagnostics: [Diagnostic], color: Bool) -> [UInt8] {
    diagnostics.flatMap { Array($0.text(color: color).utf8) }
}

/// Text from an untrusted place, safe for a terminal.
package func printable(_ text: String) -> String { safeForTerminal(text) }
