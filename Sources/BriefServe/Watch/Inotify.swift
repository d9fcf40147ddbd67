#if os(Linux)
    import Glibc

    /// Finds changes by asking the kernel: one watch for every folder (inotify(7)).
    struct Inotify: ChangeSource {
        private static let wanted = UInt32(
            IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
                | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK)
        /// How often a root that is not there is looked for.
        private static let missingInterval = 1000

        private let descriptor: Descriptor
        private let roots: [String]
        /// The folder of each watch.
        private var folders: [CInt: String] = [:]
        private var missing: Set<String> = []

        /// nil when the kernel has no watches to give.
        init?(roots: [String]) {
            let number = inotify_init1(CInt(IN_NONBLOCK | IN_CLOEXEC))
            guard number >= 0 else { return nil }
            descriptor = Descriptor(number: number)
            self.roots = roots
            missing = Set(roots)
            guard findMissingRoots() != nil else { return nil }
        }

        mutating func next(wait: Int?, stop: StopSignal) -> ChangeStep {
            let patience = missing.isEmpty ? wait : min(wait ?? Int.max, Inotify.missingInterval)
            switch stop.wait(for: descriptor.number, milliseconds: patience) {
            case .stop: return .stopped
            case .ready: return readEvents()
            case .timeout:
                guard !missing.isEmpty else { return .nothing }
                guard let found = findMissingRoots() else { return .exhausted }
                return found.isEmpty ? .nothing : .changed(found)
            }
        }

        /// What has appeared with roots that were not there; nil when the kernel watches no more.
        private mutating func findMissingRoots() -> Set<String>? {
            var found: Set<String> = []
            for root in roots where missing.contains(root) {
                guard FileStamp(path: root, followingLink: true)?.isFolder == true else { continue }
                guard let inside = watch(tree: root) else { return nil }
                missing.remove(root)
                found.formUnion(inside)
            }
            return found
        }

        /// Watches a folder and all in it. Gives all paths in it, the folder included: what was put into
        /// a new folder before it was watched is found here. nil when the kernel watches no more.
        private mutating func watch(tree: String) -> Set<String>? {
            var found: Set<String> = [tree]
            var waiting = [tree]
            while let folder = waiting.popLast() {
                let watch = inotify_add_watch(descriptor.number, folder, Inotify.wanted)
                guard watch >= 0 else {
                    if errno == ENOSPC || errno == ENOMEM { return nil }
                    continue  // Gone again, or not ours to read.
                }
                folders[watch] = folder
                for entry in entries(ofFolder: folder) {
                    found.insert(entry.path)
                    if entry.isFolder { waiting.append(entry.path) }
                }
            }
            return found
        }

        private mutating func forget(tree: String) {
            for (watch, folder) in folders where folder == tree || folder.hasPrefix(tree + "/") {
                folders[watch] = nil
                inotify_rm_watch(descriptor.number, watch)
            }
            if roots.contains(tree) { missing.insert(tree) }
        }

        private mutating func readEvents() -> ChangeStep {
            var buffer = [UInt8](repeating: 0, count: 64 * 1024)
            let count = read(descriptor.number, &buffer, buffer.count)
            guard count > 0 else { return .nothing }
            var changed: Set<String> = []
            var offset = 0
            let headSize = MemoryLayout<inotify_event>.size
            while offset + headSize <= count {
                let head = buffer.withUnsafeBytes {
                    $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                }
                let nameStart = offset + headSize
                let name = buffer[nameStart..<min(count, nameStart + Int(head.len))].prefix { $0 != 0 }
                offset = nameStart + Int(head.len)
                guard take(head, name: String(decoding: name, as: UTF8.self), into: &changed) else {
                    return .exhausted
                }
            }
            return changed.isEmpty ? .nothing : .changed(changed)
        }

        /// False when the kernel watches no more.
        private mutating func take(
            _ event: inotify_event, name: String, into changed: inout Set<String>
        ) -> Bool {
            func has(_ flag: Int) -> Bool { event.mask & UInt32(flag) != 0 }
            if has(Int(IN_Q_OVERFLOW)) {
                // Events were lost, perhaps that of a new folder: look at everything anew.
                for root in roots {
                    guard let inside = watch(tree: root) else { return false }
                    changed.formUnion(inside)
                }
                return true
            }
            guard let folder = folders[event.wd] else { return true }
            if has(Int(IN_IGNORED)) {
                folders[event.wd] = nil
                if roots.contains(folder) { missing.insert(folder) }
                return true
            }
            if name.isEmpty {
                changed.insert(folder)
                // A folder inside a root is told of by its parent, too; a root has none that is watched.
                if has(Int(IN_MOVE_SELF)), roots.contains(folder) { forget(tree: folder) }
                return true
            }
            let path = folder + "/" + name
            changed.insert(path)
            guard has(Int(IN_ISDIR)) else { return true }
            if has(Int(IN_MOVED_FROM)) { forget(tree: path) }
            if has(Int(IN_CREATE)) || has(Int(IN_MOVED_TO)) {
                guard let inside = watch(tree: path) else { return false }
                changed.formUnion(inside)
            }
            return true
        }
    }

    /// Closed when nobody holds it any more.
    private final class Descriptor: Sendable {
        let number: CInt

        init(number: CInt) { self.number = number }

        deinit { close(number) }
    }
#endif
