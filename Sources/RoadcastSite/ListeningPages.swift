package import RoadcastModel

/// Writes the listening pages of a feed: an index, and a page for each episode and facet.
///
/// Links are relative, so that the folder works at any address.
package struct ListeningPages: Sendable {
  /// An HTML page or a file that pages use.
  package struct Page: Sendable {
    /// The path below `feed/`.
    package var path: String

    /// UTF-8.
    package var bytes: [UInt8]
  }

  /// What all pages of a feed have in common.
  package struct Header: Sendable {
    package var title: String
    package var description: String
    package var language: String

    /// Whether the pages ask search engines not to list them.
    package var isPrivate: Bool

    package var copyright: String?

    /// The feed's path below `feed/`.
    package var feed: String

    /// The picture's path below `feed/`.
    package var cover: String

    package init(
      title: String,
      description: String,
      language: String,
      isPrivate: Bool,
      copyright: String?,
      feed: String,
      cover: String
    ) {
      self.title = title
      self.description = description
      self.language = language
      self.isPrivate = isPrivate
      self.copyright = copyright
      self.feed = feed
      self.cover = cover
    }
  }

  private let templates: HTMLTemplates

  /// Compiles the templates; one value writes the pages of all feeds.
  package init() throws {
    templates = try HTMLTemplates([
      "head": PackageResources.head_mustache,
      "index": PackageResources.index_mustache,
      "episode": PackageResources.episode_mustache,
      "tags": PackageResources.tags_mustache,
    ])
  }

  /// The style sheet and the script of all pages.
  package static var assets: [Page] {
    [
      Page(path: FeedLayout.styleSheet, bytes: PackageResources.pages_css),
      Page(path: FeedLayout.script, bytes: PackageResources.player_js),
    ]
  }

  /// Writes the transcript of a programme, for all pages as deep below `feed/` as one feed's.
  ///
  /// - Parameters:
  ///   - cues: what is said, on the programme's timeline.
  ///   - audio: the enclosure's path below `feed/`.
  ///   - feed: the feed of the pages.
  /// - Returns: nil where there are no cues.
  package static func transcript(
    of cues: [Cue],
    audio: String,
    feed: FeedName
  ) -> PageTranscript? {
    PageTranscript(of: cues, audio: root(from: feed) + "../" + audio)
  }

  /// Writes an episode's page in a feed.
  package func page(of episode: EpisodePageContent, _ header: Header, feed: FeedName) -> Page {
    let root = Self.root(from: feed) + "../"
    let values = common(
      header,
      root: root,
      home: "../",
      pageTitle: "\(episode.title) – \(header.title)"
    ).merging(entry(episode, home: "../")) { $1 }.merging(details(of: episode, root: root)) { $1 }
    return Page(
      path: FeedLayout.episodePage(episode.slug, in: feed),
      bytes: templates.render(HTMLValues(values), with: "episode")
    )
  }

  /// Writes a feed's index, and a page for each facet.
  ///
  /// - Parameters:
  ///   - header: what all pages of the feed show.
  ///   - episodes: the feed's, newest first; their transcripts aren't used.
  ///   - facets: those that get a page, in the order of the index.
  ///   - feed: the feed of the pages.
  /// - Returns: the index, then the facets' pages.
  package func overviews(
    _ header: Header,
    episodes: [EpisodePageContent],
    facets: [String],
    feed: FeedName
  ) -> [Page] {
    let up = Self.root(from: feed)
    var index = common(header, root: up, home: "", pageTitle: header.title)
    index["description"] = header.description
    index["episodes"] = episodes.map { HTMLValues(entry($0, home: "")) }
    index["facets"] = facets.map {
      HTMLValues(["facet": $0, "page": FeedLayout.facetPage($0, in: .main)])
    }
    index["hasFacets"] = !facets.isEmpty
    var pages = [
      Page(
        path: FeedLayout.index(of: feed),
        bytes: templates.render(HTMLValues(index), with: "index")
      )
    ]
    let tagged = episodesByTag(in: episodes)
    for facet in facets {
      let title = "\(facet) – \(header.title)"
      var values = common(header, root: up + "../", home: "../", pageTitle: title)
      values["facet"] = facet
      values["tags"] = (tagged[facet] ?? [:]).sorted { $0.key < $1.key }.map { tag, episodes in
        HTMLValues([
          "tag": tag, "anchor": Self.anchor(tag),
          "episodes": episodes.map { HTMLValues(entry($0, home: "../")) },
        ])
      }
      pages.append(
        Page(
          path: FeedLayout.facetPage(facet, in: feed),
          bytes: templates.render(HTMLValues(values), with: "tags")
        )
      )
    }
    return pages
  }

  /// The way from the folder of a feed's pages up to `feed/`.
  private static func root(from feed: FeedName) -> String {
    String(repeating: "../", count: FeedLayout.pages(of: feed).count { $0 == "/" })
  }

  /// Episodes by facet and tag, newest first.
  private func episodesByTag(
    in episodes: [EpisodePageContent]
  ) -> [String: [String: [EpisodePageContent]]] {
    var tagged: [String: [String: [EpisodePageContent]]] = [:]
    for episode in episodes {
      for tag in episode.tags {
        tagged[tag.facet, default: [:]][tag.value, default: []].append(episode)
      }
    }
    return tagged
  }

  private func common(
    _ header: Header,
    root: String,
    home: String,
    pageTitle: String
  ) -> [String: Any?] {
    [
      "show": header.title, "language": header.language, "isPrivate": header.isPrivate,
      "copyright": header.copyright, "pageTitle": pageTitle,
      "feed": root + header.feed, "cover": root + header.cover,
      "styleSheet": root + FeedLayout.styleSheet, "script": root + FeedLayout.script,
      "index": home + FeedLayout.index(of: .main),
    ]
  }

  /// What lists of episodes show; `home` is the way from the page to the folder of its feed's pages.
  private func entry(_ episode: EpisodePageContent, home: String) -> [String: Any?] {
    let date = episode.published.date
    return [
      "page": home + FeedLayout.episodePage(episode.slug, in: .main), "title": episode.title,
      "date": episode.published.rfc3339,
      "day": "\(date.day) \(CivilDate.monthNames[date.month - 1]) \(date.year)",
      "length": Self.clock(episode.duration),
      "summary": episode.summary,
    ]
  }

  /// What only the episode's own page shows; `root` is the way from the page to `feed/`.
  private func details(of episode: EpisodePageContent, root: String) -> [String: Any?] {
    let audio = root + episode.audio
    return [
      "audio": audio, "waveform": episode.waveform.map { root + $0 },
      "voicemail": episode.voicemail.map { root + $0 },
      "notes": episode.notes, "feedback": episode.feedback,
      "hasChapters": !episode.chapters.isEmpty,
      "chapters": episode.chapters.map { chapter in
        HTMLValues([
          "address": "\(audio)#t=\(chapter.start.secondsText)",
          "seconds": chapter.start.secondsText, "clock": Self.clock(chapter.start),
          "title": chapter.title,
        ])
      },
      "hasTags": !episode.tags.isEmpty,
      "tags": episode.tags.map { tag in
        HTMLValues([
          "facet": tag.facet, "tag": tag.value,
          "page": "../" + FeedLayout.facetPage(tag.facet, in: .main) + "#" + Self.anchor(tag.value),
        ])
      },
      "hasTranscript": episode.transcript != nil, "transcript": episode.transcript?.html,
      "isEstimated": episode.transcript?.isEstimated ?? false,
      "hasFiles": !episode.transcripts.isEmpty,
      "files": episode.transcripts.map { HTMLValues(["path": root + $0.path, "name": $0.name]) },
    ]
  }

  /// The identifier of a tag's section in its facet's page; different tags have different ones.
  static func anchor(_ tag: String) -> String {
    let marked = WebAddress.percentEncoded(tag).utf8.map { byte in
      switch byte {
      case UInt8(ascii: "_"): "_5F"
      case UInt8(ascii: "%"): "_"
      default: String(Unicode.Scalar(byte))
      }
    }
    return "tag-" + marked.joined()
  }

  /// `4:05` or `1:02:03`, fractions dropped.
  static func clock(_ time: Milliseconds) -> String {
    LengthText.formatLimit(Milliseconds(time.count / 1_000 * 1_000))
  }
}
