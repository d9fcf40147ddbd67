/// How much a template may take. Each limit passed is an error of its own, never a crash.
package struct Limits: Sendable {
    /// Brackets, blocks and sub-expressions inside each other.
    package var nesting = 200
    /// Macros, includes, blocks, `super` and recursive loops inside each other.
    package var renderDepth = 200
    /// Bytes of one page.
    package var output = 64 << 20
    /// Code units of one string, elements of one list.
    package var elements = 16_000_000
    /// Instructions of one page; work on long values counts as several.
    package var instructions = 50_000_000
    /// Lists and maps inside each other, in a context and in what a template builds.
    package var valueDepth = 400

    package init() {}
}

extension Failure {
    static func tooLong(_ limit: Int) -> Failure {
        Failure(.runtime, "a string or list would be longer than \(limit) elements")
    }
}
