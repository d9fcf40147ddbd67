import ArgumentParser

/// The command line. Each command is glue: it reads options, calls the library, prints what came.
@main
struct Briefgen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "briefgen",
        abstract: "Turns a folder of articles into an annotated briefing site.",
        discussion: """
            Start with 'briefgen build' in a folder that has content/articles/ in it, then look at
            public/index.html, or run 'briefgen serve'.

            Exit status: 0 fine; 1 errors in content; 2 the machine failed (disk, permission, port);
            64 wrong usage; 70 a bug in briefgen; 75 another build holds the lock.
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self, NewCommand.self, ImportCommand.self, AnnotateCommand.self, BuildCommand.self,
            ServeCommand.self,
            CheckCommand.self, MarkdownCommand.self, RenderCommand.self, EDTFCommand.self,
            ExplainCommand.self,
            CleanCommand.self,
        ])
}
