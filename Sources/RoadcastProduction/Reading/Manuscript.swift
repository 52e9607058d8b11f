import RoadcastFiles
import RoadcastModel

/// What marketing wrote: the show and its episodes, with everything that's wrong with the manifests.
struct Manuscript: Sendable {
  /// Nil where the show's manifest can't be used.
  var show: Show?

  var episodes: [Episode] = []

  /// The slugs of episodes whose manifest can't be used.
  var unreadable: [String] = []

  /// Everyone who may listen, or might once.
  var subscribers: [Subscriber] = []

  var diagnostics = WorkspaceDiagnostics()

  /// The slugs of all episodes, readable or not.
  var slugs: [String] { episodes.map(\.slug) + unreadable }

  /// The paths in the workspace of all recordings and transcripts that the manifests name.
  var usedPaths: Set<String> {
    var paths = Set((show?.sound.openerAndCloser ?? []).map(\.value))
    if let cover = show?.cover { paths.insert(cover.value) }
    for episode in episodes {
      let enclosure = episode.enclosure
      let files = [episode.cover, enclosure?.chapters] + (enclosure?.transcripts ?? [])
      paths.formUnion(files.compactMap { $0?.value })
    }
    for segment in episodes.flatMap(\.segments) {
      paths.insert(segment.audio.value)
      if let transcript = segment.transcript { paths.insert(transcript.value) }
    }
    return paths
  }

  /// Fails where a slug names no episode.
  ///
  /// - Parameter slugs: what the command line names.
  /// - Throws: a usage failure that suggests a slug with a similar name.
  func require(_ slugs: [String]) throws(WorkFailure) {
    for slug in slugs where !self.slugs.contains(slug) {
      let clause = Suggestion.clause(for: slug, among: self.slugs)
      throw WorkFailure(
        usage: "no episode \(slug.quoted)"
          + (clause.isEmpty ? "; `roadcast check` lists all episodes" : clause)
      )
    }
  }
}
