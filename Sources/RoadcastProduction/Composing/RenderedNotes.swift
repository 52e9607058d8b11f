import RoadcastMarkdown
import RoadcastModel

/// An episode's show notes as HTML, rendered once for all feeds and pages.
struct RenderedNotes: Sendable {
  /// For podcast apps.
  let app: ShowNotes

  /// For web pages.
  let page: ShowNotes

  /// - Parameters:
  ///   - notes: the notes; nil where the episode has none.
  ///   - language: the show's.
  init?(_ notes: Located<String>?, language: String) {
    guard let notes else { return nil }
    let isTypographic = LanguageCode.hasEnglishQuotes(language)
    app = ShowNotes(markdown: notes.value, isTypographic: isTypographic)
    page =
      app.dependOnMedium
      ? ShowNotes(markdown: notes.value, for: .page, isTypographic: isTypographic) : app
  }
}
