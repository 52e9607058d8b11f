/// The names of the steps, in the order in which a build takes them.
///
/// The raw value is what `build --json` calls a step.
package enum StepName: String, Sendable, CaseIterable {
  case manifests
  case artwork
  case transcripts
  case recordings
  case plan
  case checks
  case audio
  case texts
  case feeds
  case pages
  case publishing

  /// What the command is doing, for a line of progress, such as "writing pages".
  package var activity: String {
    switch self {
    case .manifests: "reading manifests"
    case .artwork: "reading artwork"
    case .transcripts: "reading transcripts"
    case .recordings: "measuring recordings"
    case .plan: "planning episodes"
    case .checks: "checking"
    case .audio: "making audio"
    case .texts: "writing transcripts and chapters"
    case .feeds: "writing feeds"
    case .pages: "writing pages"
    case .publishing: "verifying and publishing"
    }
  }
}
