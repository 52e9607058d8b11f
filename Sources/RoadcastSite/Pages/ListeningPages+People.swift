import RoadcastModel

/// The pages about the people who speak in a feed's episodes.
extension ListeningPages {
  /// Everything that one person says.
  private struct Person {
    var name: String

    /// A section of the page for each episode, newest first.
    var episodes: [String] = []
  }

  /// Writes the list of people, and a page for each.
  ///
  /// - Parameters:
  ///   - header: what all pages of the feed show.
  ///   - episodes: the feed's, newest first.
  ///   - feed: the feed of the pages.
  /// - Returns: the list, then the people's pages.
  func people(_ header: PageHeader, episodes: [ListedEpisode], feed: FeedName) -> [Page] {
    var people: [String: Person] = [:]
    for speaker in episodes.flatMap(\.people) {
      people[speaker.slug, default: Person(name: speaker.name)].episodes.append(speaker.html)
    }
    let folder = PageFolder(of: feed, below: 1)
    let sorted = people.sorted { ($0.value.name, $0.key) < ($1.value.name, $1.key) }
    var list = common(header, PageFolder(of: feed, below: 0), pageTitle: "People – \(header.title)")
    list["atPeople"] = true
    list["persons"] = sorted.map { slug, person in
      HTMLValues([
        "page": FeedLayout.personPage(slug, in: .main), "name": person.name,
        "episodes": Self.episodeCount(person.episodes.count),
      ])
    }
    return [page(FeedLayout.peoplePage(of: feed), list, with: "people")]
      + sorted.map { slug, person in
        page(
          FeedLayout.personPage(slug, in: feed),
          values(of: person, header, folder),
          with: "person"
        )
      }
  }

  private func values(
    of person: Person,
    _ header: PageHeader,
    _ folder: PageFolder
  ) -> [String: Any?] {
    var values = common(header, folder, pageTitle: "\(person.name) – \(header.title)")
    values["name"] = person.name
    values["count"] = Self.episodeCount(person.episodes.count)
    values["sections"] = person.episodes.joined()
    return values
  }

  private static func episodeCount(_ count: Int) -> String {
    count == 1 ? "1 episode" : "\(count) episodes"
  }
}
