import RoadcastModel

/// Reports show notes that the manifest doesn't name.
struct UnusedNotes: EpisodeCheck {
  static let rule = Rule.unusedNotes

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.episode.strayFiles.filter { $0.kind == .notes }.map { stray in
      let name = WorkspacePath.name(of: stray.path).escapedForDisplay
      return Problem(
        at: stray.location,
        WorkspacePath.stem(of: name).extension == "md"
          ? "isn't used; add `notes: \(name)` to episode.yml"
          : "isn't used; rename it to notes.md, and add `notes: notes.md` to episode.yml"
      )
    }
  }
}
