// `swift run -c release briefgen-bench`: prints what the engine costs, beside Jinja2 where it is installed.

try TemplateBenchmark().run()
