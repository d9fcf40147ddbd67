/// What went wrong while an instruction ran, before the place is known: the interpreter adds that.
struct Failure: Error {
    var kind: TemplateError.Kind
    var message: String
    var suggestion: String?
    /// An error that already has its place, passing through an outer template.
    var located: TemplateError?

    init(_ kind: TemplateError.Kind, _ message: String, suggestion: String? = nil) {
        self.kind = kind
        self.message = message
        self.suggestion = suggestion
    }

    init(_ located: TemplateError) {
        kind = located.kind
        message = located.message
        self.located = located
    }

    static func undefined(_ what: Undefined?) -> Failure {
        Failure(.undefined, what?.message ?? "the value is undefined", suggestion: what?.suggestion)
    }
}
