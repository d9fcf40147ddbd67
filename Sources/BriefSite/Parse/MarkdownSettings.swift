import BriefMarkdown

extension MarkdownOptions {
    /// How the articles of a site are read: every extension on, but for those switched off and for
    /// typography, which has to be switched on. `language` is the article's own.
    init(_ config: SiteConfig, language: String?) {
        self.init()
        html = config.rawHTML
        citations = true
        for (name, isOn) in config.extensions {
            if let option = name.option { self[keyPath: option] = isOn }
        }
        if config.extensions[.typography] == true { typography = language ?? config.language }
    }
}

extension MarkdownExtension {
    /// The option of the parser that switches it.
    fileprivate var option: WritableKeyPath<MarkdownOptions, Bool>? {
        switch self {
        case .wikilinks: \.wikilinks
        case .tables: \.tables
        case .strikethrough: \.strikethrough
        case .footnotes: \.footnotes
        case .callouts: \.callouts
        case .taskLists: \.taskLists
        case .bareLinks: \.bareLinks
        case .definitionLists: \.definitionLists
        case .sources: \.citations
        case .figures: \.figures
        case .languages: \.languages
        case .typography: nil
        }
    }
}
