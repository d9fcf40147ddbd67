import BriefText

/// Removes what briefgen wrote: the files that the manifest of the output names, and `.briefgen/` of the site. Files
/// of others stay, and so do pages that somebody edited, unless `options.force` is set.
package func cleanSite(_ options: BuildOptions) throws -> CommandOutput {
    var publishing = PublishOptions(options)
    publishing.stateFile = nil
    let report = try publish([], to: options.output, publishing)
    var output = CommandOutput(diagnostics: report.warnings)
    let verb = options.isDryRun ? "would remove" : "removed"
    output.remarks = "\(verb) \(counted(report.removed.count, "file"))\n"
    let folder: Descriptor
    do throws(SystemError) {
        folder = try Folder(path: options.site).descriptor
        guard (try? folder.status(of: ".briefgen"))?.isFolder == true else { return output }
        if !options.isDryRun { try PublishSteps(.none).removeTree(".briefgen", in: folder) }
    } catch {
        output.diagnostics.append(
            Diagnostic(.error, "output.failed", "cannot remove this: \(error)", file: ".briefgen"))
        output.isMachineFault = true
        return output
    }
    output.remarks += "\(verb) .briefgen/\n"
    return output
}
