/// The filters, tests and functions that templates can name, each with its number.
struct Registry: Sendable {
    private(set) var filters: [FilterDefinition]
    private(set) var tests: [TestDefinition]
    private(set) var functions: [FunctionDefinition]
    private var filterNumbers: [[UInt8]: Int32] = [:]
    private var testNumbers: [[UInt8]: Int32] = [:]
    private var functionNumbers: [[UInt8]: Int32] = [:]

    /// The built-in ones and those of the caller, which win where names are the same.
    init(_ extensions: [Extension]) {
        filters = builtinFilters
        tests = builtinTests
        functions = builtinFunctions
        for (i, filter) in filters.enumerated() {
            filterNumbers[Array(filter.name.utf8)] = Int32(clamping: i)
        }
        for (i, test) in tests.enumerated() { testNumbers[Array(test.name.utf8)] = Int32(clamping: i) }
        for (i, function) in functions.enumerated() {
            functionNumbers[Array(function.name.utf8)] = Int32(clamping: i)
        }
        for addition in extensions {
            let name = Array(addition.name.utf8)
            switch addition.kind {
            case .filter:
                filterNumbers[name] = Int32(clamping: filters.count)
                filters.append(FilterDefinition(addition))
            case .test:
                testNumbers[name] = Int32(clamping: tests.count)
                tests.append(TestDefinition(addition))
            case .function:
                functionNumbers[name] = Int32(clamping: functions.count)
                functions.append(FunctionDefinition(addition))
            }
        }
    }

    func filter(_ name: [UInt8]) -> Int32? { filterNumbers[name] }
    func test(_ name: [UInt8]) -> Int32? { testNumbers[name] }
    func function(_ name: [UInt8]) -> Int32? { functionNumbers[name] }

    var filterNames: [String] { filters.map(\.name) }
    var testNames: [String] { tests.map(\.name) }
    var functionNames: [String] { functions.map(\.name) }
}

/// A filter, test or function that the engine's caller adds.
package struct Extension: Sendable {
    package enum Kind: Sendable { case filter, test, function }

    package let name: String
    package let kind: Kind
    let body: @Sendable (borrowing ExtensionArguments) throws -> Value

    /// - Parameter body: is given the arguments, for a filter or test the value before the bar
    ///   first. What it throws becomes an error at the place of the call: an `ExtensionError` with
    ///   its kind and words, anything else as `runtime`.
    package init(
        _ kind: Kind, _ name: String,
        _ body: @escaping @Sendable (borrowing ExtensionArguments) throws -> Value
    ) {
        self.name = name
        self.kind = kind
        self.body = body
    }

    func call(_ arguments: borrowing ExtensionArguments) throws(Failure) -> Value {
        do {
            return try body(arguments)
        } catch let error as ExtensionError {
            throw Failure(error.kind, error.message, suggestion: error.suggestion)
        } catch {
            throw Failure(.runtime, "\(name): \(error)")
        }
    }
}

package struct ExtensionArguments: Sendable {
    package var positional: [Value]
    package var keywords: [(name: String, value: Value)]
    /// Whether output is escaped at the place of the call.
    package var isEscaping: Bool

    package subscript(keyword: String) -> Value? { keywords.first { $0.name == keyword }?.value }
}

/// What an extension throws to say what is wrong.
package struct ExtensionError: Error {
    package var kind: TemplateError.Kind
    package var message: String
    package var suggestion: String?

    package init(_ kind: TemplateError.Kind, _ message: String, suggestion: String? = nil) {
        self.kind = kind
        self.message = message
        self.suggestion = suggestion
    }
}
