internal import CCmark

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Calls `body` with what libcmark needs to read texts; all that it has read is gone afterwards.
///
/// Only this file calls the functions of the arena: what they share with each other is one for each
/// object file.
func withCmarkMemory<Result>(_ body: (inout CmarkMemory) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: briefgen_arena.self, capacity: 1) { place in
        place.initialize(repeating: briefgen_arena())
        guard let arena = place.baseAddress else { preconditionFailure("a capacity of one has an address") }
        briefgen_arena_begin(arena)
        defer { briefgen_arena_end(arena) }
        var memory = CmarkMemory()
        return body(&memory)
    }
}

/// The memory of the trees that libcmark makes.
struct CmarkMemory: ~Copyable {
    fileprivate init() {}

    /// libcmark's tree of a text.
    mutating func parse(_ text: UnsafePointer<CChar>, _ length: Int) -> OpaquePointer? {
        briefgen_parse(text, length)
    }
}

/// A text as libcmark itself renders it, raw HTML and all: what our own output is compared with.
package func referenceHTML(_ bytes: [UInt8]) -> [UInt8] {
    let html = bytes.withUnsafeBytes { raw -> UnsafeMutablePointer<CChar>? in
        var nothing: CChar = 0
        guard let start = raw.bindMemory(to: CChar.self).baseAddress else {
            return cmark_markdown_to_html(&nothing, 0, CMARK_OPT_UNSAFE)
        }
        return cmark_markdown_to_html(start, raw.count, CMARK_OPT_UNSAFE)
    }
    guard let html else { return [] }
    defer { free(html) }
    return Array(UnsafeRawBufferPointer(start: html, count: strlen(html)))
}
