import BriefText

/// Puts a small site into a folder: two articles, a catalogue, a page about it. Nothing that is there is touched.
package func initSite(_ folder: String, shown: String) -> CommandOutput {
    var output = CommandOutput()
    let place = shown == "." ? "" : shown + "/"
    if let existing = try? Folder(path: folder), existing.list("content").exists {
        output.diagnostics = [
            Diagnostic(
                .error, "source.exists", "there is a site here already", file: place + "content",
                suggestion: "name a new folder: briefgen init my-briefing")
        ]
        return output
    }
    for (path, text) in starterFiles {
        do throws(SourceWriteError) {
            try replaceSource("\(folder)/\(path)", old: nil, new: Array(text.utf8))
            output.data += "\(place)\(path)\n".utf8
        } catch .exists where path == ".gitignore" {
            continue
        } catch {
            output.diagnostics.append(error.diagnostic(of: place + path))
            output.isMachineFault = error.isMachine
            return output
        }
    }
    output.remarks =
        "a site is in \(shown == "." ? "this folder" : shown). Now: \(shown == "." ? "" : "cd \(shown) && ")briefgen serve\n"
    return output
}

private let starterFiles: [(path: String, text: String)] = [
    (
        "content/site.yaml",
        """
        title: My briefing
        description: What happened, who said it, and when.
        language: en
        # The address where the site will be; feeds and the sitemap need it.
        # base_url: https://example.org/briefing/

        """
    ),
    (
        "content/entities.yaml",
        """
        # The catalogue: whom and what your articles name. 'briefgen check' prints the names that are missing here.
        - id: maria-lopez
          name: Maria López
          type: person
          role: Mayor of Porto Novo
        - id: harbour-authority
          name: Porto Novo Harbour Authority
          type: organization
          aliases: [Harbour Authority]
        - id: porto-novo
          name: Porto Novo
          type: place

        """
    ),
    (
        "content/articles/harbour-reopens.md",
        """
        ---
        title: The harbour reopens
        date: 2019-03-04
        tags: [Harbour]
        ---

        The Porto Novo Harbour Authority reopened the harbour on Saturday, after two weeks of storms.

        “We waited until every ship was safe,” said Maria López, the mayor of Porto Novo. López thanked the crews.

        A mark is an ordinary link: [the mayor](entity:maria-lopez) will speak again
        [on Friday](date:2019-03-08).

        """
    ),
    (
        "content/articles/storm.txt",
        """
        date 2019-02-18
        title: A storm closes the harbour

        PORTO NOVO -- The Harbour Authority closed the harbour on Sunday because of a storm.

        "Nobody will sail tonight," Maria Lopez said.

        """
    ),
    (
        "content/pages/about.md",
        """
        ---
        title: About
        ---

        This site was made with briefgen from a folder of articles.

        """
    ),
    (".gitignore", "public/\n.briefgen/\n"),
]
