/// The parts of an episode's pages: those for different feeds have most of them in common.
///
/// A page's part is rendered once, and only if a page with it has to be.
package struct PageParts {
  var headings: Kind<EpisodeHeading>
  var waves: Kind<EpisodeWave>
  var players: Kind<EpisodePlayer>
  var decks: Kind<EpisodeDeck>
  var bodies: Kind<EpisodeBody>
  var downloads: Kind<EpisodeDownloads>
  var passages: Kind<EpisodePassages>
  var lines: Kind<EpisodeLine>

  /// - Parameter templates: The templates of all pages and parts.
  init(_ templates: HTMLTemplates) {
    headings = Kind(templates: templates)
    waves = Kind(templates: templates)
    players = Kind(templates: templates)
    decks = Kind(templates: templates)
    bodies = Kind(templates: templates)
    downloads = Kind(templates: templates)
    passages = Kind(templates: templates)
    lines = Kind(templates: templates)
  }

  /// The parts of one kind.
  struct Kind<Content: PagePartContent> {
    fileprivate let templates: HTMLTemplates
    private var parts: [(content: Content, part: PagePart)] = []

    fileprivate init(templates: HTMLTemplates) { self.templates = templates }

    /// Finds the part that shows a content, or makes it.
    mutating func part(_ content: Content) -> PagePart {
      if let known = parts.first(where: { $0.content == content }) { return known.part }
      let part = PagePart(content, templates)
      parts.append((content, part))
      return part
    }
  }
}
