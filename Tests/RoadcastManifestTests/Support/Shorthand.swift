import RoadcastManifest
import RoadcastModel

/// What was read of a manifest, with its findings told on one line each.
struct Reading<Value> {
  var value: Value?
  var diagnostics: [Diagnostic]

  /// Such as `4:7 wrong-type!`, with an exclamation mark behind errors.
  var findings: [String] {
    diagnostics.map { finding in
      let line = finding.location.line.map { "\($0)" } ?? "-"
      let column = finding.location.column.map { ":\($0)" } ?? ""
      return "\(line)\(column) \(finding.rule.rawValue)\(finding.severity == .error ? "!" : "")"
    }
  }

  var messages: [String] { diagnostics.map(\.message) }
}

/// The three keys that every show needs.
let leastShow = """
  title: Road Notes
  description: The week in ten minutes.
  base_url: https://media.example.com/road-notes/

  """

/// The two keys that every episode needs.
let leastEpisode = """
  title: Kick-off
  published: 2026-11-20T06:00:00-05:00

  """

func readShow(_ text: String) -> Reading<Show> { readShow(Array(text.utf8)) }

func readShow(_ bytes: [UInt8]) -> Reading<Show> {
  let (show, diagnostics) = ShowManifest.read(bytes, file: "episodes/show.yml")
  return Reading(value: show, diagnostics: diagnostics)
}

func readEpisode(_ text: String, folder: [String] = []) -> Reading<Episode> {
  readEpisode(Array(text.utf8), folder: folder)
}

func readEpisode(_ bytes: [UInt8], folder: [String] = []) -> Reading<Episode> {
  let (episode, diagnostics) = EpisodeManifest.read(
    bytes,
    file: "episodes/kickoff/episode.yml",
    slug: "kickoff",
    folder: folder
  )
  return Reading(value: episode, diagnostics: diagnostics)
}

/// Tags told as `facet=value`.
func told(_ tags: [Tag]) -> [String] {
  tags.map { "\($0.facet.value)=\($0.value.value)" }
}
