/// What a group of rules is about.
package enum RuleSubject: String, Sendable, CaseIterable {
  case yaml = "Reading a manifest as YAML"
  case keys = "Keys and values of a manifest"
  case files = "Files and folders"
  case recordings = "Recordings"
  case transcripts = "Transcripts"
  case cues = "Cues of a transcript"
  case lengths = "Length"
  case episodes = "Episodes, tags and audiences"
  case subscribers = "Subscribers"
  case wording = "Show notes and wording"
  case schedule = "Schedule"
  case show = "The show and its feeds"
  case past = "Changes to what was published"

  /// The heading of the rules about it.
  package var title: String { rawValue }
}
