// `swift run -c release briefgen-bench [WHAT]`: what the parts of briefgen cost, beside known programs.

import BriefText

let usage = """
    usage: briefgen-bench templates
           briefgen-bench annotate [FOLDER] [--aliases N] [--rounds N] [--only STAGE]
           briefgen-bench markdown FILE…

    templates  the template engine, beside Jinja2 where it is installed
    annotate   the annotator, stage by stage, beside cmark on the same bytes; FOLDER holds .md articles,
               without it a text is made. --only STAGE repeats one stage, for a profiler:
               tokenize, dates, mentions, quotes, events, annotate or cmark
    markdown   reading and writing these Markdown files, beside libcmark
    """

var words = CommandLine.arguments.dropFirst()
switch words.popFirst() ?? "templates" {
case "templates": try TemplateBenchmark().run()
case "annotate":
    guard let benchmark = AnnotateBenchmark(Array(words)) else {
        print(usage)
        break
    }
    benchmark.run()
case "markdown": MarkdownBenchmark(paths: Array(words)).run()
default: print(usage)
}
