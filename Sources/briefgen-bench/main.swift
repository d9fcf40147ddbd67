// `swift run -c release briefgen-bench`: prints what the engine costs, beside Jinja2 where it is installed.
// `briefgen-bench markdown FILE…`: prints what reading and writing these Markdown files costs, beside libcmark.

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "markdown" {
    MarkdownBenchmark(paths: Array(arguments.dropFirst())).run()
} else {
    try TemplateBenchmark().run()
}
