#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The `write` stage: makes the output folder hold exactly these files, besides what is foreign.
///
/// Only what differs is written; every file is at every instant a whole old or a whole new one;
/// files of the last build that are no longer wanted are deleted, files of others never. When this
/// throws `.refused`, `.locked` or `.cancelled` the site is untouched; after `.failed` it is
/// untouched or will be finished by the next call.
package func publish(
    _ files: [OutputFile], to output: String, _ options: PublishOptions = PublishOptions()
) throws(PublishError) -> PublishReport {
    let publication = try Publication(to: output, options)
    let results = parallelMap(count: files.count, jobs: options.jobs) {
        i -> Result<Publication.Added, PublishError> in
        do throws(PublishError) {
            return .success(try publication.add(files[i], number: i))
        } catch {
            return .failure(error)
        }
    }
    var added: [Publication.Added] = []
    added.reserveCapacity(results.count)
    do throws(PublishError) {
        for result in results { added.append(try result.get()) }
    } catch {
        publication.abandon()
        throw error
    }
    return try publication.finish(added)
}

extension Publication {
    /// The report of a publication that has nothing to do, because every file of the manifest is there as
    /// it was left and the manifest is this one; nil where that is not so, or is not known for sure.
    func nothingToDo(manifest hash: ContentHash) -> PublishReport? {
        guard !finishedEarlier, ContentHash(of: manifestBytes) == hash, let state, let output else {
            return nil
        }
        let intact = parallelMap(count: manifest.entries.count, jobs: options.jobs) { number in
            guard let stamp = state.stamps[number],
                let status = try? output.status(of: manifest.entries[number].path)
            else { return false }
            return OutputState.Stamp(status) == stamp
        }
        guard !intact.contains(false) else { return nil }
        var report = PublishReport()
        report.unchanged = intact.count
        report.bytes = manifest.entries.reduce(0) { $0 + $1.size }
        return report
    }

    /// Puts the site in place: what was added, and nothing else of ours.
    package func finish(_ added: [Added]) throws(PublishError) -> PublishReport {
        do throws(PublishError) {
            return try finishOrThrow(added)
        } catch {
            abandon()
            throw error
        }
    }

    private func finishOrThrow(_ added: [Added]) throws(PublishError) -> PublishReport {
        if options.isCancelled() { throw .cancelled }
        let plan = try PublishPlan(added, self)
        var report = plan.report
        report.finishedEarlier = finishedEarlier
        guard let output, !options.isDryRun else { return report }
        let bytes = plan.manifest.entries.isEmpty ? [] : plan.manifest.bytes
        report.manifest = ContentHash(of: bytes)
        if plan.journal.steps.isEmpty, bytes == manifestBytes {
            abandon()
            remember(plan, added, bytes)
            return report
        }
        let stage = try openStage()
        if options.swaps {
            if let warning = try exchange(plan, manifest: bytes, stage: stage, output: output) {
                report.warnings.append(warning)
            } else {
                remember(plan, added, bytes)
                return report
            }
        }
        try commit(plan, manifest: bytes, stage: stage, output: output)
        remember(plan, added, bytes)
        return report
    }

    /// Makes folders, brings everything to the disk, puts the journal in place and does what it says.
    private func commit(
        _ plan: PublishPlan, manifest bytes: [UInt8], stage: Descriptor, output: Descriptor
    ) throws(PublishError) {
        var made: [String] = []
        var journal = plan.journal
        journal.steps.append(Journal.Step.manifest(isEmpty: bytes.isEmpty))
        var path = shown
        do throws(SystemError) {
            // Folders first: a disk too full for them shows before anything is changed. They are written
            // down, for whoever tidies up after a kill.
            if !plan.newFolders.isEmpty {
                let list = plan.newFolders.reduce(into: [UInt8]()) { $0 += Array($1.utf8) + [0x0A] }
                path = "\(shown)/\(Journal.stage)"
                try steps.create(Journal.folders, in: stage, list)
            }
            for folder in plan.newFolders {
                path = "\(shown)/\(folder)"
                if try steps.makeFolder(folder, in: output) { made.append(folder) }
            }
            path = "\(shown)/\(Journal.stage)"
            if !bytes.isEmpty {
                try steps.create(Journal.manifest, in: stage, bytes)
            }
            try steps.create(Journal.draft, in: stage, journal.bytes)
            // A first site has no older one to protect; waiting for the disk would be most of its time.
            if !manifest.entries.isEmpty { try steps.sync(output) }
            try steps.rename(Journal.draft, in: stage, to: Journal.name, in: stage)
        } catch {
            if !steps.isStopped {
                for folder in made.reversed() { unlinkat(output.number, folder, AT_REMOVEDIR) }
            }
            throw failure(path, "write", error)
        }
        markDone()
        try journal.run(in: output, stage: stage, shown: shown, steps: steps)
    }

    /// Writes down sizes and times for the next build. Failing here costs that build some reading.
    func remember(_ plan: PublishPlan, _ added: [Added], _ manifestBytes: [UInt8]) {
        guard let stateFile = options.stateFile, !steps.isStopped,
            let output = try? Descriptor.open(realPath, O_RDONLY | O_DIRECTORY)
        else { return }
        var stamps: [String: OutputState.Stamp] = [:]
        for file in added {
            switch file.action {
            case .keep: stamps[file.path] = file.stamp
            case .place:
                if let status = try? output.status(of: file.path) {
                    stamps[file.path] = OutputState.Stamp(status)
                }
            case .edited: break
            }
        }
        let new = OutputState(stamps: plan.manifest.entries.map { stamps[$0.path] })
        if new.stamps == state?.stamps, manifestBytes == self.manifestBytes { return }
        try? replaceFile(stateFile, new.bytes(manifest: manifestBytes, folder: realPath))
    }
}
