/// The layout of the published folder, `feed/`: the path of every file below it.
///
/// Podcast apps, browsers and people keep these paths as parts of addresses, so they must not change.
/// The names of media and pictures contain the start of a hash of their content: a changed file gets
/// a new address, and no cache can mix the two.
package enum FeedLayout {
  /// The number of hexadecimal digits of a content's SHA-256 in a file's name.
  package static let hashDigits = 12

  // MARK: Feeds

  /// The folder of the audiences' feeds.
  package static let audiencesFolder = "audiences"

  /// The folder of the feeds for the tags of subscribers.
  package static let cutsFolder = "cuts"

  /// The audiences that have a feed.
  ///
  /// - Parameter names: what's in the folder of the audiences' feeds; nil without such a folder.
  /// - Returns: the audiences' names, in the same order.
  package static func audiences(among names: [String]?) -> [String] {
    (names ?? []).filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(".xml".count)) }
      .filter(Slug.isValid)
  }

  /// The feed's own file.
  package static func feed(_ name: FeedName) -> String {
    switch name {
    case .main: "feed.xml"
    case .audience(let audience): "\(audiencesFolder)/\(audience).xml"
    case .tags(let set): "\(cutsFolder)/\(set.name).xml"
    }
  }

  // MARK: Listening pages

  /// The folder of a feed's pages: empty for the main feed, and with a slash at its end otherwise.
  ///
  /// Every feed has the same pages. So the path of a main feed's page is also the path of that page
  /// of any other feed, below the other feed's folder.
  package static func pages(of feed: FeedName) -> String {
    switch feed {
    case .main: ""
    case .audience(let audience): "\(audiencesFolder)/\(audience)/"
    case .tags(let set): "\(cutsFolder)/\(set.name)/"
    }
  }

  /// The page that lists a feed's episodes.
  package static func index(of feed: FeedName) -> String { pages(of: feed) + "index.html" }

  /// The page of one episode.
  package static func episodePage(_ slug: String, in feed: FeedName) -> String {
    pages(of: feed) + "episodes/\(slug).html"
  }

  /// The page of one episode, with a fragment that starts its player at a moment.
  ///
  /// - Parameters:
  ///   - slug: the episode's.
  ///   - feed: the page's feed.
  ///   - time: the moment on the programme's timeline.
  /// - Returns: a path with a temporal fragment (Media Fragments URI 1.0 §4.2.1), such as `#t=12.500`.
  package static func episodePage(
    _ slug: String,
    in feed: FeedName,
    at time: Milliseconds
  ) -> String {
    "\(episodePage(slug, in: feed))#t=\(time.secondsText)"
  }

  /// The small player of one episode, for a frame in another site's page.
  package static func embedPage(_ slug: String, in feed: FeedName) -> String {
    pages(of: feed) + "embed/\(slug).html"
  }

  /// The page that lists the episodes with each tag of one facet.
  package static func facetPage(_ facet: String, in feed: FeedName) -> String {
    pages(of: feed) + "tags/\(facet).html"
  }

  /// The page that lists all episodes of a feed by year.
  package static func archivePage(of feed: FeedName) -> String { pages(of: feed) + "archive.html" }

  /// The page that says how to subscribe to a feed.
  package static func subscribePage(of feed: FeedName) -> String {
    pages(of: feed) + "subscribe.html"
  }

  /// The page that lists the people who speak in a feed's episodes.
  package static func peoplePage(of feed: FeedName) -> String { pages(of: feed) + "people.html" }

  /// The page about one person; `name` is in letters, digits and hyphens.
  package static func personPage(_ name: String, in feed: FeedName) -> String {
    pages(of: feed) + "people/\(name).html"
  }

  /// The page that searches a feed's episodes.
  package static func searchPage(of feed: FeedName) -> String { pages(of: feed) + "search.html" }

  /// The list of episodes that the search reads.
  package static func searchList(of feed: FeedName) -> String {
    pages(of: feed) + "search/episodes.json"
  }

  /// One of the files of terms that the search reads, counted from 0.
  package static func searchTerms(_ number: Int, of feed: FeedName) -> String {
    pages(of: feed) + "search/terms-\(number).txt"
  }

  /// The style sheet of pages that list episodes.
  package static let styleSheet = "assets/pages.css"

  /// The style sheet of an episode's page.
  package static let episodeSheet = "assets/episode.css"

  /// The style sheet of what's below the player on an episode's page.
  package static let textSheet = "assets/text.css"

  /// The style sheet of the small player.
  package static let embedSheet = "assets/embed.css"

  /// What the scripts share, and the buttons that copy a text.
  package static let sharedScript = "assets/shared.js"

  /// The script of the players.
  package static let script = "assets/player.js"

  /// The script of the search.
  package static let searchScript = "assets/search.js"

  /// The files that pages of all feeds share.
  package static let assets = [
    styleSheet, episodeSheet, textSheet, embedSheet, sharedScript, script, searchScript,
  ]

  // MARK: Media

  /// A file that belongs to one episode; `hash` is its content's SHA-256 in hexadecimal.
  package static func media(_ kind: MediaKind, of slug: String, hash: String) -> String {
    "\(kind.folder)/\(slug)-\(hash.prefix(hashDigits)).\(kind.suffix)"
  }

  /// The show's artwork, or an audience's own; `hash` is its content's SHA-256 in hexadecimal.
  package static func artwork(_ format: Artwork.Format, hash: String) -> String {
    "cover-\(hash.prefix(hashDigits)).\(format.suffix)"
  }

  /// A small version of the artwork, for pages; `hash` is its own content's SHA-256 in hexadecimal.
  package static func smallArtwork(_ side: Int, hash: String) -> String {
    "cover-\(side)-\(hash.prefix(hashDigits)).jpg"
  }

  /// Reads an episode's slug and its audio's hash from the audio's address.
  ///
  /// - Parameter address: the address or path of an enclosure.
  /// - Returns: nil where no build has written such an address.
  package static func audio(at address: String) -> (slug: String, hash: String)? {
    guard let name = address.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      EnclosureFormat(rawValue: String(name[name.index(after: dot)...])) != nil,
      let dash = name[..<dot].lastIndex(of: "-")
    else { return nil }
    let slug = String(name[..<dash])
    let hash = String(name[name.index(after: dash)..<dot])
    let isHex = hash.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard Slug.isValid(slug), isHex, hash.utf8.count >= hashDigits else { return nil }
    return (slug, hash)
  }
}
