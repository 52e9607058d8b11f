import RoadcastHashing

/// What all pages of a kind have in common in one feed: it's rendered once, with gaps for what's different.
///
/// An archive has far more pages of episodes than others, and most of each is the same.
struct PageShell: Sendable {
  private let html: GappedText

  /// The links that every page has, as ``PageLinks`` finds them.
  let links: [ArraySlice<UInt8>]

  /// The links with gaps in them.
  private let gappedLinks: [GappedText]

  /// A hash of what every page shows.
  let hash: [UInt8]

  /// Renders what pages have in common.
  ///
  /// - Parameters:
  ///   - template: The template's name.
  ///   - templates: The templates of all pages.
  ///   - values: The values that are the same on all pages.
  ///   - gaps: The names of the others, none of which opens a section. Their order is that of a page's fillings.
  init(
    _ template: String,
    of templates: HTMLTemplates,
    values: [String: String],
    gaps: [String]
  ) {
    let markers = gaps.enumerated().map { ($1, GappedText.marker($0)) }
    let all = values.merging(markers) { $1 }.mapValues(Optional.init)
    let marked = templates.render(HTMLValues(all), with: template)
    html = GappedText(marked)
    hash = Digest.sha256(marked)
    let found = PageLinks.find(in: marked).map { (bytes: $0, text: GappedText($0)) }
    links = found.filter { !$0.text.hasGaps }.map(\.bytes)
    gappedLinks = found.map(\.text).filter(\.hasGaps)
  }

  /// Renders a page.
  ///
  /// - Parameter fillings: What the page has in each gap, in the order of the gaps.
  /// - Returns: UTF-8, and those links, as ``PageLinks`` finds them, that not every page has.
  func render(_ fillings: [PageFilling]) -> (bytes: [UInt8], links: [ArraySlice<UInt8>]) {
    let filled = fillings.map(\.bytes)
    return (
      html.filled(with: filled),
      gappedLinks.map { $0.filled(with: filled)[...] } + fillings.flatMap(\.links)
    )
  }
}
