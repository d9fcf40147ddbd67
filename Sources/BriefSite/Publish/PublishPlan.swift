import BriefText

/// What a publication will change, decided before anything is: steps, folders, the new manifest and
/// what the user is told.
struct PublishPlan {
    var report = PublishReport()
    let manifest: Manifest
    /// Everything but the manifest itself, in order.
    private(set) var journal = Journal([])
    /// Folders that can be made beforehand, outer ones first.
    private(set) var newFolders: [String] = []
    /// Files of earlier builds that go.
    let removed: Set<String>

    init(_ added: [Publication.Added], _ publication: Publication) throws(PublishError) {
        let added = added.sorted { byBytes($0.path, $1.path) }
        for (a, b) in zip(added, added.dropFirst()) where a.path == b.path {
            throw .refused(a.path, "two pages have this path", suggestion: "report this as a bug in briefgen")
        }
        let wanted = Set(added.map(\.path))
        var entries: [Manifest.Entry] = []
        for file in added {
            report.bytes += file.size
            switch file.action {
            case .keep: report.unchanged += 1
            case .place: report.written.append(file.path)
            case .edited:
                let index = publication.manifest.index(of: file.path)
                report.warnings.append(editedWarning(publication.shown, file.path, isOurs: index != nil))
                // The old hash stays, so that the next build still sees that this is not its work.
                if let index { entries.append(publication.manifest.entries[index]) }
                continue
            }
            entries.append(Manifest.Entry(path: file.path, size: file.size, hash: file.hash))
        }
        var removed: [String] = []
        let gone = publication.manifest.entries.enumerated().filter { !wanted.contains($0.element.path) }
        let folded =
            gone.isEmpty ? [:] : Dictionary(added.map { (caseFolded($0.path), $0.path) }) { a, _ in a }
        for (index, entry) in gone {
            // Where the file system knows no case, `A.html` may be what is now `a.html`.
            if let other = folded[caseFolded(entry.path)], publication.isOneFile(entry.path, other) {
                continue
            }
            guard let isAsWritten = try publication.isAsWritten(index) else { continue }
            if isAsWritten || publication.options.isForced {
                removed.append(entry.path)
            } else {
                report.warnings.append(staleWarning(publication.shown, entry.path))
                entries.append(entry)
            }
        }
        report.removed = removed
        self.removed = Set(removed)
        manifest = Manifest(entries)
        report.warnings.sort(by: Diagnostic.inOrder)
        try planSteps(added.filter { $0.isPlaced }, removed, publication)
    }

    private mutating func planSteps(
        _ placed: [Publication.Added], _ removed: [String], _ publication: Publication
    ) throws(PublishError) {
        // A file of ours where a folder must be, or a folder of ours where a file must be, goes first.
        var early: Set<String> = []
        var earlyFolders: Set<String> = []
        var folders: Set<String> = []
        var blockedFolders: Set<String> = []
        for file in placed {
            if file.isFolderInTheWay { try clear(file.path, &early, &earlyFolders, publication) }
            var folder = parent(of: file.path)
            while !folder.isEmpty, !folders.contains(folder), !blockedFolders.contains(folder) {
                switch try kind(ofFolder: folder, publication) {
                case .there: break
                case .absent: folders.insert(folder)
                case .blocked(let path):
                    guard self.removed.contains(path) else { throw inTheWay(publication.shown, path) }
                    early.insert(path)
                    blockedFolders.insert(folder)
                }
                folder = parent(of: folder)
            }
        }
        newFolders = folders.sorted(by: byBytes)
        var steps = early.sorted(by: byBytes).map { Journal.Step.delete($0) }
        steps += earlyFolders.sorted(by: byBytes).reversed().map { .deleteFolder($0) }
        steps += blockedFolders.sorted(by: byBytes).map { .makeFolder($0) }
        for kind in [OutputFile.Kind.asset, .page] {
            for file in placed where file.kind == kind {
                if case .place(let number) = file.action { steps.append(.place(number, file.path)) }
            }
        }
        steps += removed.filter { !early.contains($0) }.map { .delete($0) }
        if !removed.isEmpty { steps += emptied(removed).map { .deleteFolder($0) } }
        journal = Journal(steps)
    }

    /// Folders in which nothing of ours is left, inner ones first.
    private func emptied(_ removed: [String]) -> [String] {
        var live: Set<String> = []
        for entry in manifest.entries {
            var folder = parent(of: entry.path)
            while !folder.isEmpty, live.insert(folder).inserted { folder = parent(of: folder) }
        }
        var emptied: Set<String> = []
        for path in removed {
            var folder = parent(of: path)
            while !folder.isEmpty, !live.contains(folder), emptied.insert(folder).inserted {
                folder = parent(of: folder)
            }
        }
        return emptied.sorted(by: byBytes).reversed()
    }

    /// Makes room for a file where a folder is, if nothing but files of ours that go is in it.
    private func clear(
        _ path: String, _ early: inout Set<String>, _ earlyFolders: inout Set<String>,
        _ publication: Publication
    ) throws(PublishError) {
        guard let output = publication.output else { return }
        var left = [path]
        while let folder = left.popLast() {
            earlyFolders.insert(folder)
            let entries: [FolderEntry]
            do throws(SystemError) {
                entries = try readEntries(try output.open(folder, folderFlags), hidden: true)
            } catch {
                throw .failed("\(publication.shown)/\(folder)", "read", error)
            }
            for entry in entries {
                let inner = "\(folder)/\(String(decoding: entry.name, as: UTF8.self))"
                if case .folder = entry.kind {
                    left.append(inner)
                } else if removed.contains(inner) {
                    early.insert(inner)
                } else {
                    throw inTheWay(publication.shown, path)
                }
            }
        }
    }

    private func kind(
        ofFolder path: String, _ publication: Publication
    ) throws(PublishError) -> Publication.FolderKind {
        do throws(SystemError) {
            return try publication.kind(ofFolder: path)
        } catch {
            throw .failed("\(publication.shown)/\(path)", "read", error)
        }
    }
}

extension Publication.Added {
    var isPlaced: Bool { if case .place = action { true } else { false } }
}

private func inTheWay(_ shown: String, _ path: String) -> PublishError {
    .refused(
        "\(shown)/\(path)", "something that is not briefgen's is in the way here",
        suggestion: "move it out of the output")
}

private func editedWarning(_ shown: String, _ path: String, isOurs: Bool) -> Diagnostic {
    Diagnostic(
        .warning, isOurs ? "output.edited" : "output.foreign",
        isOurs
            ? "this file was changed since it was built, and is kept as it is"
            : "this file is not briefgen's and stands in the place of a page; it is kept",
        file: "\(shown)/\(path)", suggestion: "delete it, or build with --force to replace it")
}

private func staleWarning(_ shown: String, _ path: String) -> Diagnostic {
    Diagnostic(
        .warning, "output.edited",
        "this file is no longer part of the site, but was changed since it was built; it is kept",
        file: "\(shown)/\(path)", suggestion: "delete it, or build with --force to have it deleted")
}
