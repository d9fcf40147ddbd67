package import BriefText

/// A raw article: wire copy, a pasted text, a note, without markup.
///
/// The text is never altered. The paragraphs are the file's own bytes; only header lines are left
/// out of them, and line ends inside a paragraph are LF.
package struct RawText: Sendable {
    /// Something the file says about itself.
    package struct Field: Sendable, Hashable {
        package enum Kind: String, Sendable {
            case date, title, source, byline, url
            /// A date that stands alone as the first line: it is text, and may serve as the
            /// article's date.
            case standaloneDate
            /// A line `By …` below the first paragraph or subhead: it is text, too.
            case bylineInText
        }

        package var kind: Kind
        /// The key as written, without its colon; empty for what has none.
        package var key: String
        package var value: String
        /// Where the value stands.
        package var range: SourceRange
        /// `YYYY-MM-DD`, for dates that are a day of the calendar in a form that is understood.
        package var isoDate: String?

        package init(kind: Kind, key: String, value: String, range: SourceRange, isoDate: String? = nil) {
            self.kind = kind
            self.key = key
            self.value = value
            self.range = range
            self.isoDate = isoDate
        }
    }

    /// `BAGHOUZ, Syria --`: where the report was written.
    package struct Dateline: Sendable, Hashable {
        /// Index into `document.prose`.
        package var prose: Int
        /// The place, offsets in that prose: `BAGHOUZ, Syria`.
        package var lower: Int
        package var upper: Int
        /// Where the report itself begins, behind the dash and its spaces.
        package var end: Int
        /// The place in the file.
        package var range: SourceRange
    }

    package var document: Document
    /// In the order of the file.
    package var fields: [Field]
    package var dateline: Dateline?
    /// The paragraph (index into `document.prose`) that is a picture's caption, before the report.
    package var caption: Int?
    /// The closing paragraph that says who wrote or contributed.
    package var credit: Int?

    /// The first field of a kind.
    package func field(_ kind: Field.Kind) -> Field? { fields.first { $0.kind == kind } }
}

/// Reads a raw article: header lines, paragraphs, subheads, dateline, caption and credit line.
///
/// Cautious by design: a header is a known key at the very top, a subhead is a short line in
/// capitals. What is not sure is text. Bytes that are not UTF-8 are kept as they are; whoever
/// loads files reports them. Linear in the size of the file.
package func parseRawText(_ source: SourceFile) -> RawText {
    source.bytes.withUnsafeBufferPointer { bytes in
        var lines = rawLines(bytes)
        var fields = readRawHeader(bytes, &lines)
        let paragraphs = rawParagraphs(bytes, lines)
        let document = rawDocument(source.bytes, bytes, paragraphs)
        let parts = RawParts(bytes, paragraphs, document)
        fields += parts.fieldsInText(hasDate: fields.contains { $0.kind == .date }, paragraphs)
        return RawText(
            document: document, fields: fields, dateline: parts.dateline, caption: parts.caption,
            credit: parts.credit)
    }
}
