import RoadcastModel

/// The page that searches a feed's episodes, and the files that it reads.
extension ListeningPages {
  func search(
    _ header: PageHeader,
    episodes: [ListedEpisode],
    feed: FeedName
  ) -> [Page] {
    let folder = PageFolder(of: feed, below: 0)
    var values = common(header, folder, pageTitle: "Search – \(header.title)")
    values["searchScript"] = folder.root + FeedLayout.searchScript
    values["atSearch"] = true
    let index = SearchIndexFiles(of: episodes)
    return [
      page(FeedLayout.searchPage(of: feed), values, with: "search"),
      Page(path: FeedLayout.searchList(of: feed), bytes: index.list),
    ]
      + index.files.enumerated().map { number, file in
        Page(path: FeedLayout.searchTerms(number, of: feed), bytes: file)
      }
  }
}
