/// What a frame of a template knows about names: Jinja's rules of scope, found before any
/// instruction is made.
///
/// A frame is the template itself, the body of a loop, a macro, a `with` and so on. A name that a
/// frame only reads belongs to the nearest frame around it that knows it, else to the context. A
/// name that a frame sets is its own, and begins with the value that it has outside.
final class Scope {
    enum Origin {
        /// Given by what runs the frame: a macro's parameter, a loop's target.
        case parameter
        /// Looked up in the context.
        case context
        /// Copied from the frame around.
        case outer
        /// Nothing yet.
        case nothing
    }

    struct Entry {
        var origin: Origin
        var isStored: Bool
    }

    let level: Int
    let parent: Scope?
    private(set) var entries: [Symbol: Entry] = [:]
    /// Conditions around the statement being read.
    private var openBranches = 0

    init(parent: Scope?) {
        self.parent = parent
        level = parent.map { $0.level + 1 } ?? 0
    }

    /// The frame that a name belongs to, this one or one around it.
    func owner(of name: Symbol) -> Scope? {
        var scope: Scope? = self
        while let found = scope {
            if found.entries[name] != nil { return found }
            scope = found.parent
        }
        return nil
    }

    func declareParameter(_ name: Symbol) { entries[name] = Entry(origin: .parameter, isStored: true) }

    func load(_ name: Symbol) {
        if owner(of: name) == nil { entries[name] = Entry(origin: .context, isStored: false) }
    }

    /// A name that only a branch of a condition sets has its outer value where the branch is not
    /// taken: that of the frame around, or of the context.
    func store(_ name: Symbol) {
        if let entry = entries[name], entry.isStored || openBranches == 0 {
            entries[name]?.isStored = true
            return
        }
        let isOutside = parent?.owner(of: name) != nil
        let inner: Origin = openBranches > 0 ? .context : .nothing
        entries[name] = Entry(origin: isOutside ? .outer : inner, isStored: true)
    }

    /// Looks at the branches of a condition.
    func branches(_ body: () -> Void) {
        openBranches += 1
        body()
        openBranches -= 1
    }
}
