import BriefTemplate
package import BriefText

/// What came of making outputs: one result for each, in their order, nil where a template failed.
package struct MadeOutputs<Value: Sendable>: Sendable {
    package var results: [Value?]
    package var diagnostics: [Diagnostic]
}

/// Makes outputs in parallel and hands each to `take`, which gets its number, too; no more of them
/// are in memory than there are threads. With what it is made of, `known` may say that an output need
/// not be made. One mistake in a template fails on many pages; it is told once, with the first of them.
package func makeOutputs<Value: Sendable>(
    _ outputs: [Output], jobs: Int, timings: Timings? = nil,
    unless known: @Sendable (Output, ContentHash) -> Value? = { _, _ in nil },
    _ take: @Sendable (OutputFile, ContentHash?, Int) -> Value
) -> MadeOutputs<Value> {
    let results = parallelMap(count: outputs.count, jobs: jobs) {
        number -> Result<Value, TemplateError> in
        let output = outputs[number]
        var watch = timings.map { Stopwatch($0) }
        let ingredients = output.gather()
        if let hash = ingredients.hash {
            watch?.lap(.render)
            if let value = known(output, hash) { return .success(value) }
            watch?.lap(.write)
        }
        do throws(TemplateError) {
            let content = try ingredients.make()
            watch?.lap(.render)
            let file = OutputFile(path: output.path, content: content, kind: output.kind)
            return .success(take(file, ingredients.hash, number))
        } catch {
            return .failure(error)
        }
    }
    var made = MadeOutputs<Value>(results: [], diagnostics: [])
    made.results.reserveCapacity(results.count)
    var seen: Set<String> = []
    for (output, result) in zip(outputs, results) {
        switch result {
        case .success(let value): made.results.append(value)
        case .failure(let error):
            made.results.append(nil)
            var diagnostic = error.diagnostic
            let place = "\(diagnostic.file ?? ""):\(diagnostic.range?.lower ?? 0): \(diagnostic.summary)"
            guard seen.insert(place).inserted else { continue }
            diagnostic.notes.append("while making \(output.path)")
            made.diagnostics.append(diagnostic)
        }
    }
    return made
}
