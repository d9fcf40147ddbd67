import BriefAnnotate

/// What `briefgen edtf` prints: a JSON object a line for every value. That a value is no EDTF is an
/// answer, `"valid":false`, not an error.
package func describeDates(_ values: [String]) -> CommandOutput {
    CommandOutput(data: values.flatMap(describeEDTF))
}
