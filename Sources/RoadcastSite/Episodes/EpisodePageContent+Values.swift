import RoadcastModel

/// An episode as values for templates.
extension EpisodePageContent {
  var day: String { dateWords.long(published.date) }

  /// What lists of episodes show.
  func entry(in folder: PageFolder) -> [String: Any?] {
    [
      "page": folder.home + FeedLayout.episodePage(slug, in: .main), "title": title,
      "date": published.rfc3339, "weekday": dateWords.weekday(of: published.date),
      "day": day,
      "minutes": "\(max(1, (duration.count + 30_000) / 60_000)) min", "summary": summary,
    ]
  }

  /// The episode's page at a moment.
  func address(at time: Milliseconds, in folder: PageFolder) -> String {
    folder.home + FeedLayout.episodePage(slug, in: .main, at: time)
  }

  /// What every player of the episode shows.
  func player(in folder: PageFolder) -> [String: Any?] {
    ["audio": folder.root + audio, "seconds": duration.secondsText]
  }

  /// How to answer the episode, and to show it elsewhere.
  var answering: [String: Any?] {
    [
      "answer": answer, "answerIsPage": answer.map { !$0.hasPrefix("mailto:") } ?? false,
      "embedCode": embedCode,
    ]
  }

  /// The HTML that puts the small player into another site's page, escaped to be shown.
  ///
  /// `serve` puts a subscriber's own address in the place of each of ours that it recognizes. It mustn't recognize
  /// this one: what's on an intranet is for everyone there.
  private var embedCode: String? {
    embedAddress.map { address in
      "&lt;iframe src=&quot;\(Self.shown(address))&quot; title=&quot;\(Self.shown(title))&quot; "
        + "width=&quot;100%&quot; height=&quot;180&quot; "
        + "style=&quot;border:0;max-width:40rem&quot; loading=&quot;lazy&quot;&gt;&lt;/iframe&gt;"
    }
  }

  /// A value of HTML that's shown, and so escaped twice.
  private static func shown(_ value: String) -> String {
    let text = HTMLText.escape(HTMLText.escape(value))
    return text.utf8.contains(UInt8(ascii: "/")) ? text.replacing("://", with: ":&#47;&#47;") : text
  }
}
