import RoadcastHashing
import RoadcastFiles
import RoadcastAudio
import RoadcastModel

/// Writes phone renditions.
struct VoicemailRenderer {
  let workspace: Workspace
  let gap: Milliseconds
  let workers: WorkerPool

  /// Writes each newscast to a file.
  ///
  /// - Parameters:
  ///   - newscasts: what to write.
  ///   - path: gives the absolute path for a newscast, which nothing has yet.
  /// - Returns: the files, by the newscasts' keys.
  /// - Throws: when a recording has changed, or a file can't be written.
  @concurrent
  func render(
    _ newscasts: [Newscast],
    to path: @Sendable @escaping (Newscast) -> String
  ) async throws -> [String: CacheIndex.AssembledFile] {
    try await withThrowingTaskGroup { group in
      for newscast in newscasts {
        group.addTask {
          try await workers.run { (newscast.key, try render(newscast, to: path(newscast))) }
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  private func render(
    _ newscast: Newscast,
    to path: String
  ) throws -> CacheIndex.AssembledFile {
    var files: [InputFile] = []
    for part in newscast.parts {
      guard let file = try? workspace.file(part.recording.path), file.stamp == part.stamp else {
        throw InputFile.changed(part.recording.path)
      }
      files.append(file)
    }
    do {
      let written = try PhoneRendition.write(
        zip(newscast.parts, files).map { part, file in
          PhoneRendition.Part(
            file: file,
            analysis: part.analysis,
            settings: part.settings
          )
        },
        gap: Double(gap.count) / 1_000,
        to: path
      )
      for file in files { try file.requireUnchanged() }
      return CacheIndex.AssembledFile(hash: try Digest.hex(of: written), length: written.size)
    } catch let failure as RecordingError {
      let subject = "the voicemail of \(newscast.slug)"
      throw failure.failure(of: subject)
        ?? WorkFailure("\(subject): a recording \(failure.message(for: subject))")
    }
  }
}
