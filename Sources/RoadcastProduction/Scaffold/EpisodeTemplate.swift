import RoadcastManifest
import RoadcastModel

/// The text of a new `episode.yml`.
struct EpisodeTemplate {
  /// Without control characters.
  var title: String

  var published: Moment

  /// The show's time zone, in which the date is written.
  var dates: DateRules

  /// The names of the recordings, without control characters.
  ///
  /// If there are none, the episode is a draft, and comments in the file explain what to do.
  var recordings: [String] = []

  var text: String {
    """
    title: \(isPlain ? "\"\(title)\"" : quoted(title))
    published: \(dates.text(of: published))      # when it's published, in the show's time zone
    \(draft)
    # summary: One sentence about what is in it.
    # notes: "What's in it, with [links](https://example.com), in Markdown"   # or the name of a .md file
    # number: 1
    # review_by: \(day.advanced(by: 182))    # when to check that it's still correct
    # expires: \(day.advanced(by: 365))      # when it's removed from the feed
    # tags: { kind: news }

    """ + segments
  }

  private var isPlain: Bool { title.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " } }

  private var day: CivilDate { dates.readingZone.moment(published).date }

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
