/// The parts of an episode's pages: those for different feeds have most of them in common.
///
/// A page's part is rendered once, and only if a page with it has to be.
package struct PageParts {
  var waves: Kind<EpisodeWave>
  var chapters: Kind<EpisodeChapters>
  var bodies: Kind<EpisodeBody>
  var downloads: Kind<EpisodeDownloads>
  var passages: Kind<EpisodePassages>

  /// - Parameter templates: The templates of all pages and parts.
  init(_ templates: HTMLTemplates) {
    waves = Kind(templates: templates)
    chapters = Kind(templates: templates)
    bodies = Kind(templates: templates)
    downloads = Kind(templates: templates)
    passages = Kind(templates: templates)
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
