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

/// The `write` stage: makes every output, compares it with what the output folder has, and puts in
/// place what differs. A page that is made of the same as in the last build is not made again. With an
/// error in a template nothing is published, unless the build is to go on.
func write(
    _ outputs: [Output], options: BuildOptions, cache: BuildCache?, timings: Timings
) throws(PublishError) -> (published: PublishReport?, diagnostics: [Diagnostic]) {
    let publication = try Publication(to: options.output, PublishOptions(options))
    let pages = cache?.pages ?? PageMemory()
    typealias Written = Result<(added: Publication.Added, inputs: ContentHash?), PublishError>
    let made = makeOutputs(
        outputs, jobs: options.jobs, timings: timings,
        unless: { output, inputs -> Written? in
            guard let known = pages.find(output.path, inputs: inputs),
                let added = try? publication.unchanged(
                    output.path, hash: known.content, size: known.size, kind: output.kind)
            else { return nil }
            return .success((added, inputs))
        },
        { file, inputs, number -> Written in
            do throws(PublishError) {
                return .success((try publication.add(file, number: number), inputs))
            } catch {
                return .failure(error)
            }
        })
    var added: [Publication.Added] = []
    var memory = PageMemory()
    added.reserveCapacity(made.results.count)
    do throws(PublishError) {
        for result in made.results {
            guard let (file, inputs) = try result?.get() else { continue }
            added.append(file)
            if let inputs { memory.add(file.path, inputs: inputs, content: file.hash, size: file.size) }
        }
    } catch {
        publication.abandon()
        throw error
    }
    guard made.diagnostics.isEmpty || options.keepsGoing else {
        publication.abandon()
        return (nil, made.diagnostics)
    }
    let report = try publication.finish(added)
    cache?.remember(memory)
    return (report, made.diagnostics + report.warnings)
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
