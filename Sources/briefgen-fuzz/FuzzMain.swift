#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is fuzzed: rendering when `BRIEFGEN_FUZZ_TARGET` says `render`, else lexer, parser and compiler.
private let rendersInputs = getenv("BRIEFGEN_FUZZ_TARGET").map { String(cString: $0) } == "render"

/// What libFuzzer's own `main` calls with every input that it makes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    if rendersInputs { checkRendering(input) } else { checkSyntax(input) }
    return 0
}
