import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// Copies WAV recordings into an episode's folder, and converts others to WAV.
package struct RecordingIntake {
  private let slug: String
  private let recordings: [String]
  private let workspace: Workspace

  private var folder: String { "episodes/\(slug)" }

  /// - Parameters:
  ///   - slug: The folder's name.
  ///   - recordings: The recordings and their transcripts, as absolute paths.
  ///   - workspace: The workspace to write to.
  package init(slug: String, recordings: [String], workspace: Workspace) {
    self.slug = slug
    self.recordings = recordings
    self.workspace = workspace
  }

  /// Converts recordings that aren't WAV files, so that all only have to be moved into the episode's folder.
  ///
  /// - Parameter scratch: The folder that the recordings are in, on the workspace's disk: an absolute path.
  /// - Returns: The recordings after the conversion.
  /// - Throws: `WorkFailure` if a recording can't be used, or if reading or writing fails.
  package func prepare(in scratch: String) async throws -> PreparedRecordings {
    var files: [PreparedRecordings.File] = []
    let beside = workspace.names(in: folder) ?? []
    for (number, recording) in try find(present: [], beside: beside).enumerated() {
      var path = recording.source
      if recording.method != .copy {
        let place = "\(scratch)/converted-\(number)"
        FileSystem.remove(place)
        try FileSystem.createFolder(place)
        path = "\(place)/\(recording.name)"
        _ = try await recording.write(to: path)
      }
      files.append(PreparedRecordings.File(path: path, name: recording.name))
    }
    return PreparedRecordings(files: files, folder: folder, workspace: workspace)
  }

  /// The recordings that are named, and those in the folder that have to be converted; all are looked at
  /// before anything is written.
  ///
  /// - Parameters:
  ///   - present: The names in the folder that count as named too.
  ///   - beside: The names in the folder of which transcripts can be.
  /// - Returns: What to do with each.
  /// - Throws: If one can't be used.
  func find(
    present: [String],
    beside: [String] = []
  ) throws(WorkFailure) -> [ImportedRecording] {
    var imports: [ImportedRecording] = []
    for recording in recordings {
      let name = WorkspacePath.name(of: recording)
      if !beside.isEmpty, FileKind(name: name) == .transcript,
        !isTranscript(recording, beside: beside)
      {
        throw WorkFailure(
          "\(name.quoted) is a transcript, but no recording here has its name; give it its recording's name, "
            + "such as story.vtt for story.wav"
        )
      }
      imports.append(
        isTranscript(recording, beside: beside)
          ? ImportedRecording(transcript: recording) : try ImportedRecording(source: recording)
      )
    }
    var names = Set(present.filter { FileKind(name: $0) == .recording } + imports.map(\.name))
    for name in present.sorted(by: NaturalOrder.isAscending)
    where FileKind(name: name) == .otherSound {
      let target = WorkspacePath.stem(of: name).stem + ".wav"
      guard names.insert(target).inserted else { continue }
      imports.append(try ImportedRecording(source: workspace.path("\(folder)/\(name)")))
    }
    for name in names.sorted() where !isWritable(name) {
      throw WorkFailure(
        "\(name.quoted) can't be written in a manifest; rename the recording and try again"
      )
    }
    for (index, recording) in imports.enumerated() {
      let earlier = imports[..<index].first { $0.name.lowercased() == recording.name.lowercased() }
      guard let earlier else { continue }
      throw WorkFailure(
        "two recordings would be named \(recording.name.quoted): \(earlier.source.escapedForDisplay) and "
          + "\(recording.source.escapedForDisplay); rename one"
      )
    }
    return imports
  }

  /// Whether a file is the transcript of one of the recordings: `story.vtt` or `story.en.vtt` for `story.wav`.
  private func isTranscript(_ path: String, beside: [String]) -> Bool {
    let name = WorkspacePath.name(of: path)
    guard FileKind(name: name) == .transcript else { return false }
    return (recordings.map { WorkspacePath.name(of: $0) } + beside).contains { other in
      FileKind(name: other).isSound
        && name.hasPrefix(WorkspacePath.stem(of: other).stem + ".")
    }
  }

  /// Whether a manifest that names this file can be read back.
  private func isWritable(_ name: String) -> Bool {
    guard case .success = WorkspacePath.resolve(name, in: folder) else { return false }
    // U+FFFD stands for a byte that isn't UTF-8; the other two end a line in YAML.
    return !name.unicodeScalars.contains { ["\u{FFFD}", "\u{2028}", "\u{2029}"].contains($0) }
  }

  /// Writes the files.
  ///
  /// - Parameters:
  ///   - imports: What to write.
  ///   - files: Gets what was created.
  /// - Returns: The paths of the new files, relative to the workspace.
  /// - Throws: If one can't be converted or written.
  func write(
    _ imports: [ImportedRecording],
    into files: inout NewFiles
  ) async throws -> [String] {
    var written: [String] = []
    for recording in imports {
      let path = "\(folder)/\(recording.name)"
      guard try await recording.write(to: workspace.path(path)) else { continue }
      files.add(workspace.path(path))
      written.append(path)
    }
    return written
  }
}
