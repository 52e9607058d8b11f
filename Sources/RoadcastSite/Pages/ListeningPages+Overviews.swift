import RoadcastModel

/// The pages that list a feed's episodes.
extension ListeningPages {
  /// The index has this many episodes; the archive has all.
  private static let listed = 20

  func index(
    _ header: PageHeader,
    episodes: [ListedEpisode],
    facets: [String],
    feed: FeedName
  ) -> Page {
    let folder = PageFolder(of: feed, below: 0)
    var values = common(header, folder, pageTitle: header.title)
    values["atIndex"] = true
    values["description"] = header.description
    values["latest"] = episodes.first.map { HTMLValues($0.entry(in: folder)) }
    let earlier = episodes.dropFirst().prefix(Self.listed)
    values["earlier"] = earlier.map { HTMLValues($0.entry(in: folder)) }
    values["hasEarlier"] = !earlier.isEmpty
    values["hasMore"] = episodes.count > Self.listed + 1
    values["count"] = episodes.count
    values["facets"] = facets.map {
      HTMLValues([
        "facet": TagWords.readable($0), "page": FeedLayout.facetPage($0, in: .main),
      ])
    }
    values["hasFacets"] = !facets.isEmpty
    return page(FeedLayout.index(of: feed), values, with: "index")
  }

  func archive(
    _ header: PageHeader,
    episodes: [ListedEpisode],
    feed: FeedName
  ) -> Page {
    let folder = PageFolder(of: feed, below: 0)
    var values = common(header, folder, pageTitle: "Archive – \(header.title)")
    values["atArchive"] = true
    var years: [Int: String] = [:]
    for episode in episodes { years[episode.published.date.year, default: ""] += episode.line }
    values["years"] = years.sorted { $0.key > $1.key }.map { year, lines in
      HTMLValues(["year": String(year), "lines": lines])
    }
    return page(FeedLayout.archivePage(of: feed), values, with: "archive")
  }

  func facetPage(
    _ facet: String,
    _ header: PageHeader,
    episodes: [ListedEpisode],
    feed: FeedName
  ) -> Page {
    let folder = PageFolder(of: feed, below: 1)
    let name = TagWords.readable(facet)
    var values = common(header, folder, pageTitle: "\(name) – \(header.title)")
    var tagged: [String: String] = [:]
    for episode in episodes {
      for tag in episode.tags where tag.facet == facet {
        tagged[tag.value, default: ""] += tag.html
      }
    }
    values["facet"] = name
    values["tags"] = tagged.sorted { $0.key < $1.key }.map { tag, lines in
      HTMLValues([
        "tag": TagWords.readable(tag), "anchor": TagWords.anchor(tag), "lines": lines,
      ])
    }
    return page(FeedLayout.facetPage(facet, in: feed), values, with: "tags")
  }
}
