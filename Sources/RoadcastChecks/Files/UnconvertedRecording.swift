import RoadcastModel

/// Reports a recording that isn't a WAV file.
struct UnconvertedRecording: EpisodeCheck {
  static let rule = Rule.unconvertedRecording

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.episode.strayFiles.filter { $0.kind == .unconverted }.map { stray in
      let stem = WorkspacePath.stem(of: WorkspacePath.name(of: stray.path)).stem
      return Problem(
        at: stray.location,
        "isn't a WAV file, so it isn't published; convert it with `"
          + ShellCommand.text([
            "ffmpeg", "-i", stray.path, "\(planned.episode.folder.file)/\(stem).wav",
          ])
          + "`, or move it to another folder"
      )
    }
  }
}
