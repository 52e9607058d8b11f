import RoadcastManifest
import RoadcastModel

/// What a reader made from a manifest.
struct Reading<Value> {
  var value: Value?
  var diagnostics: [Diagnostic]

  /// The diagnostics, each like `4:7 wrong-type!`, with an exclamation mark after errors.
  var findings: [String] {
    diagnostics.map { diagnostic in
      let line = diagnostic.location.line.map { "\($0)" } ?? "-"
      let column = diagnostic.location.column.map { ":\($0)" } ?? ""
      let mark = diagnostic.severity == .error ? "!" : ""
      return "\(line)\(column) \(diagnostic.rule.rawValue)\(mark)"
    }
  }

  var messages: [String] { diagnostics.map(\.message) }
}

/// A show with nothing but its required keys.
let leastShow = """
  title: Road Notes
  description: The week in ten minutes.
  base_url: https://media.example.com/road-notes/

  """

/// An episode with nothing but its required keys.
let leastEpisode = """
  title: Kick-off
  published: 2026-11-20T06:00:00-05:00

  """

func readShow(_ text: String) -> Reading<Show> { readShow(Array(text.utf8)) }

func readShow(_ bytes: [UInt8]) -> Reading<Show> {
  var log = DiagnosticLog()
  let show = ShowManifestReader.read(bytes, file: "episodes/show.yml", into: &log)
  return Reading(value: show, diagnostics: log.diagnostics)
}

func readEpisode(
  _ text: String,
  folder: [String] = [],
  dates: DateRules = DateRules()
) -> Reading<Episode> {
  readEpisode(Array(text.utf8), folder: folder, dates: dates)
}

func readEpisode(
  _ bytes: [UInt8],
  folder: [String] = [],
  dates: DateRules = DateRules()
) -> Reading<Episode> {
  var log = DiagnosticLog()
  let episode = EpisodeManifestReader.read(
    bytes,
    file: "episodes/kickoff/episode.yml",
    slug: "kickoff",
    folder: folder,
    dates: dates,
    into: &log
  )
  return Reading(value: episode, diagnostics: log.diagnostics)
}

/// Tags as `facet=value`.
func pairs(_ tags: [Tag]) -> [String] {
  tags.map { "\($0.facet)=\($0.value)" }
}
