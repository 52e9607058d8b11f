import RoadcastManifest
import RoadcastModel

/// The text of a new `episode.yml`.
struct EpisodeTemplate {
  /// Letters, digits and spaces.
  var title: String

  var published: Moment

  /// The names of the recordings, without control characters.
  ///
  /// If there are none, the episode is a draft, and comments in the file explain what to do.
  var recordings: [String] = []

  /// The date of an episode that has none yet: a week from now.
  static func deadline(after now: Moment) -> Moment { now.advanced(by: 7 * 86_400) }

  var text: String {
    """
    title: "\(title)"
    published: \(published.rfc3339)   # when it's published, now or in the future
    \(draft)
    # summary: One sentence about what is in it.
    # notes: "What's in it, with [links](https://example.com), in Markdown"   # or the name of a .md file
    # number: 1
    # review_by: \(published.advanced(by: 182 * 86_400).date)    # when to check that it's still correct
    # expires: \(published.advanced(by: 365 * 86_400).date)      # when it's removed from the feed
    # tags: { kind: news }

    """ + segments
  }

  private var draft: String {
    recordings.isEmpty
      ? "draft: true                # delete this line when the episode is ready"
      : "# draft: true              # keeps it out of the feed"
  }

  private var segments: String {
    guard !recordings.isEmpty else {
      return """

        # Put recordings (WAV) next to this file. They play in the order of their names. A transcript
        # (.vtt, .srt, or a script as .txt) has the same name as its recording.

        """
    }
    return recordings.reduce("segments:\n") { text, name in
      text + """
          - audio: \(quoted(name))
            title: \(quoted(SegmentTitle.make(from: name)))
            # speaker: Dana Reyes

        """
    }
  }

  /// In single quotes, YAML reads every character as it is, except the quote itself.
  private func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
