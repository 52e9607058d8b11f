import RoadcastModel

/// Drafts the pages of a feed's episodes: each one's own, and the small player for other sites' pages.
///
/// What they have in common is rendered once: an archive has far more of these pages than of any others.
package struct EpisodePages: Sendable {
  private let title: String
  private let shared: SharedHTMLValues
  private let folder: PageFolder
  private let feed: FeedName

  /// - Parameters:
  ///   - title: The feed's title.
  ///   - values: What all pages have in common.
  ///   - folder: The folder of the pages.
  ///   - feed: Their feed.
  init(title: String, values: [String: String], folder: PageFolder, feed: FeedName) {
    self.title = title
    shared = SharedHTMLValues(values)
    self.folder = folder
    self.feed = feed
  }

  /// Drafts an episode's pages.
  package func drafts(of episode: EpisodePageContent) -> [PageDraft] {
    var values = episode.entry(in: folder).merging(episode.player(in: folder)) { $1 }
    values["pageTitle"] = "\(episode.title) – \(title)"
    return [
      PageDraft(
        path: FeedLayout.episodePage(episode.slug, in: feed),
        values: HTMLValues(values.merging(episode.details(in: folder)) { $1 }, shared: shared),
        template: "episode"
      ),
      PageDraft(
        path: FeedLayout.embedPage(episode.slug, in: feed),
        values: HTMLValues(values, shared: shared),
        template: "embed"
      ),
    ]
  }
}
