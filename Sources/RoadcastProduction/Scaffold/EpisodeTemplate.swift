import RoadcastModel

/// The text of a new `episode.yml`.
struct EpisodeTemplate {
  /// Letters, digits and spaces.
  var title: String

  var published: Moment

  /// The names of the recordings, without control characters.
  ///
  /// If there are none, comments in the file explain what to do.
  var recordings: [String] = []

  /// The date of an episode that has none yet: a week from now.
  static func deadline(after now: Moment) -> Moment { now.advanced(by: 7 * 86_400) }

  var text: String {
    """
    title: "\(title)"
    published: \(published.rfc3339)   # when it's published, now or in the future
    draft: true                # delete this line when the episode is ready
    # summary: One sentence about what is in it.
    # notes: notes.md          # show notes, in Markdown
    # number: 1
    # review_by: 2027-05-20    # when to check that it's still correct
    # expires: 2027-11-20      # when it's removed from the feed
    # tags: { kind: news }

    """ + segments
  }

  private var segments: String {
    guard !recordings.isEmpty else {
      return """

        # Put recordings (WAV) next to this file. They play in the order of their names. A transcript
        # (.vtt, .srt, or a script as .txt) has the same name as its recording.

        """
    }
    return recordings.reduce("segments:\n") { text, name in
      // In single quotes, YAML reads every character as it is, except the quote itself.
      let quoted = name.replacing("'", with: "''")
      return text + "  - audio: '\(quoted)'\n    # title: \n    # speaker: \n"
    }
  }
}
