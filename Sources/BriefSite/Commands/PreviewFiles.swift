package import BriefText

/// All outputs of a site as paths and bytes, for the preview, which serves from memory; and what went
/// wrong in templates.
package func previewFiles(
    _ site: MadeSite, jobs: Int
) -> (files: [(path: String, bytes: [UInt8])], diagnostics: [Diagnostic]) {
    let made = makeOutputs(site.outputs, jobs: jobs) { file, _, _ -> [UInt8]? in
        if case .bytes(let bytes) = file.content { return bytes }
        return nil
    }
    let files = zip(site.outputs, made.results).compactMap { output, bytes in
        bytes.flatMap { $0 }.map { (path: output.path, bytes: $0) }
    }
    return (files, made.diagnostics)
}
