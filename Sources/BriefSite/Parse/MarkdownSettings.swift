import BriefMarkdown

extension MarkdownOptions {
    /// How the articles of a site are read: every extension on, but for those switched off.
    init(_ config: SiteConfig) {
        self.init()
        html = config.rawHTML
        for (name, isOn) in config.extensions { self[keyPath: name.option] = isOn }
    }
}

extension MarkdownExtension {
    /// The option of the parser that switches it.
    fileprivate var option: WritableKeyPath<MarkdownOptions, Bool> {
        switch self {
        case .wikilinks: \.wikilinks
        case .tables: \.tables
        case .strikethrough: \.strikethrough
        case .footnotes: \.footnotes
        case .callouts: \.callouts
        case .taskLists: \.taskLists
        case .bareLinks: \.bareLinks
        case .definitionLists: \.definitionLists
        }
    }
}
