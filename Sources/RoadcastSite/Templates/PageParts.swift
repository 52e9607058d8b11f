/// The parts of an episode's pages: those for different feeds have most of them in common.
///
/// Each is rendered once, and only if a page with it has to be.
package struct PageParts {
  private var waves = Known<EpisodeWave>()
  private var chapters = Known<EpisodeChapters>()
  private var bodies = Known<EpisodeBody>()
  private var passages = Known<EpisodePassages>()

  package init() {}

  mutating func part(_ wave: EpisodeWave, _ templates: HTMLTemplates) -> PagePart {
    waves.part(wave, templates)
  }

  mutating func part(_ chapters: EpisodeChapters, _ templates: HTMLTemplates) -> PagePart {
    self.chapters.part(chapters, templates)
  }

  mutating func part(_ body: EpisodeBody, _ templates: HTMLTemplates) -> PagePart {
    bodies.part(body, templates)
  }

  mutating func part(_ passages: EpisodePassages, _ templates: HTMLTemplates) -> PagePart {
    self.passages.part(passages, templates)
  }

  /// The parts of one kind.
  private struct Known<Content: PagePartContent> {
    private var parts: [(content: Content, part: PagePart)] = []

    mutating func part(_ content: Content, _ templates: HTMLTemplates) -> PagePart {
      if let known = parts.first(where: { $0.content == content }) { return known.part }
      let part = PagePart(content, templates)
      parts.append((content, part))
      return part
    }
  }
}
