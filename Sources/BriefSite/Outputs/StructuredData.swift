import BriefAnnotate
import BriefText

/// schema.org's description of an article as a JSON-LD `script` element (NewsArticle, with whom it
/// is about and whom it quotes).
func structuredData(of article: ArticleFacts, named: [NamedCount], library: Library) -> [UInt8] {
    script {
        $0.member("@context", "https://schema.org")
        $0.member("@type", "NewsArticle")
        $0.member("headline", article.title)
        if let base = library.config.baseURL { $0.member("url", base + article.address.publicPath) }
        $0.member("inLanguage", article.header.language ?? library.config.language)
        if let date = article.header.date { $0.member("datePublished", date.iso) }
        if let date = article.header.updated { $0.member("dateModified", date.iso) }
        $0.member("description", article.summary)
        $0.member("wordCount", article.words)
        if let author = article.header.origin?.author ?? library.config.author {
            $0.member("author") {
                $0.object {
                    $0.member("@type", "Organization"); $0.member("name", author)
                }
            }
        }
        if let origin = article.header.origin, let name = origin.name ?? origin.url {
            $0.member("isBasedOn") {
                $0.object {
                    $0.member("@type", "CreativeWork")
                    $0.member("name", name)
                    if let url = origin.url { $0.member("url", url) }
                }
            }
        }
        if !named.isEmpty {
            $0.member("mentions") {
                $0.array { json in
                    for row in named {
                        json.object { thing(library.entities[row.entity], library, &$0) }
                    }
                }
            }
        }
    }
}

/// schema.org's description of an entity.
func structuredData(of record: EntityRecord, _ library: Library) -> [UInt8] {
    script {
        $0.member("@context", "https://schema.org")
        thing(record, library, &$0)
        let entity = record.entry.entity
        if let summary = entity.summary { $0.member("description", summary) }
        if let role = entity.role, entity.type == .person { $0.member("jobTitle", role) }
        if !entity.aliases.isEmpty {
            $0.member("alternateName") { $0.array { for alias in entity.aliases { $0.value(alias) } } }
        }
        if !record.entry.links.isEmpty {
            $0.member("sameAs") { $0.array { for link in record.entry.links { $0.value(link.url) } } }
        }
        if let place = record.entry.location {
            $0.member("geo") {
                $0.object {
                    $0.member("@type", "GeoCoordinates")
                    $0.member("latitude") { $0.value(place.latitude) }
                    $0.member("longitude") { $0.value(place.longitude) }
                }
            }
        }
    }
}

private func thing(_ record: EntityRecord, _ library: Library, _ json: inout JSONWriter) {
    json.member("@type", record.entry.entity.type.schemaType)
    json.member("name", record.entry.entity.name)
    if let base = library.config.baseURL { json.member("url", base + record.address.publicPath) }
}

private func script(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object(body)
    return Array("<script type=\"application/ld+json\">".utf8) + json.bytes + Array("</script>".utf8)
}

extension EntityType {
    /// The type of schema.org that fits.
    fileprivate var schemaType: String {
        switch self {
        case .person: "Person"
        case .organization: "Organization"
        case .place: "Place"
        case .event: "Event"
        case .work: "CreativeWork"
        case .concept: "Thing"
        }
    }
}
