/// The variables that one template sees, and the blocks of its chain of parents.
///
/// Contexts form a chain: an included template has its own in front of the includer's. The last
/// one is the context that the page was rendered with, or, for an import without context, nothing
/// but the global functions.
final class Context {
    let template: Template
    let parent: Context?
    /// Whether the page's own context ends the chain.
    let seesPage: Bool
    /// What the template has set at its top level, and what it was handed.
    private(set) var variables: [(name: Symbol, value: Value)] = []
    private(set) var exported: Set<Symbol> = []
    /// Where variables stand, once there are many.
    private var places: [Symbol: Int] = [:]
    /// The blocks of every name, the most derived template's first.
    var blocks: [Symbol: [BlockEntry]] = [:]
    /// Whether filters and macros make safe text here.
    var escapes: Bool
    /// The template that prints instead of this one, once an `extends` has run.
    var extended: Template?

    init(_ template: Template, parent: Context?, seesPage: Bool) {
        self.template = template
        self.parent = parent
        self.seesPage = seesPage
        escapes = template.autoescape
        for (name, function) in template.blocks {
            blocks[name] = [BlockEntry(template: template, function: function)]
        }
    }

    /// A context for a scoped block: the same blocks, more variables.
    init(deriving context: Context) {
        template = context.template
        parent = context
        seesPage = context.seesPage
        escapes = context.escapes
        blocks = context.blocks
    }

    func set(_ name: Symbol, _ value: Value) {
        if let place = place(of: name) {
            variables[place].value = value
            return
        }
        variables.append((name, value))
        if variables.count == 16 {
            for (i, variable) in variables.enumerated() { places[variable.name] = i }
        } else if variables.count > 16 {
            places[name] = variables.count - 1
        }
    }

    /// A variable of this context alone.
    func own(_ name: Symbol) -> Value? { place(of: name).map { variables[$0].value } }

    private func place(of name: Symbol) -> Int? {
        if variables.count >= 16 { return places[name] }
        for i in variables.indices where variables[i].name == name { return i }
        return nil
    }

    func export(_ name: Symbol, isPublic: Bool) {
        if isPublic {
            exported.insert(name)
        } else {
            exported.remove(name)
        }
    }

    /// A variable set in this chain; nil when only the page's context or the functions may have it.
    func find(_ name: Symbol) -> Value? {
        var context: Context? = self
        while let found = context {
            if let place = found.place(of: name) { return found.variables[place].value }
            context = found.parent
        }
        return nil
    }
}

struct BlockEntry {
    let template: Template
    let function: Int32
}
