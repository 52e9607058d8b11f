import RoadcastAudio
import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// A recording that someone hands to `roadcast new`, or its transcript.
struct ImportedRecording {
  /// Its absolute path.
  let source: String

  /// What is done with it.
  let method: ImportMethod

  /// The name of the WAV file that it becomes, or of the transcript.
  let name: String

  /// Takes a transcript as it is.
  ///
  /// - Parameter transcript: Its absolute path.
  init(transcript: String) {
    source = transcript
    method = .copy
    name = WorkspacePath.name(of: transcript)
  }

  /// Looks at a recording.
  ///
  /// - Parameter source: Its absolute path.
  /// - Throws: If it can't be read, or isn't a recording.
  init(source: String) throws(WorkFailure) {
    self.source = source
    guard !FileSystem.isFolder(source) else {
      throw WorkFailure(
        "\(source.escapedForDisplay) is a folder; name the recordings in it, as in "
          + ShellCommand.text([source]) + "/*.wav"
      )
    }
    guard let file = try InputFile.existing(at: source) else {
      throw WorkFailure(
        source.contains("*")
          ? "no file matches \(source.quoted)"
          : "\(source.escapedForDisplay) \(InputFile.OpenFailure.missing.message)"
      )
    }
    let given = WorkspacePath.name(of: source)
    let kind = FileKind(name: given)
    do {
      method = try ImportMethod(of: file, isNamedWAV: kind == .recording)
    } catch {
      let words = "\(source.escapedForDisplay) \(error.message(for: source).escapedForDisplay)"
      throw error.failure(of: source) ?? WorkFailure(words)
    }
    if case .refuse(let what) = method {
      throw WorkFailure("\(source.escapedForDisplay) is \(what), not a recording")
    }
    // "Interview 2.0" has no extension of a recording.
    name =
      switch kind {
      case .recording: given
      case .otherSound: WorkspacePath.stem(of: given).stem + ".wav"
      default: given + ".wav"
      }
  }

  /// Writes the file.
  ///
  /// - Parameter path: An absolute path, in a folder that exists.
  /// - Returns: False if the file exists with the same content, as after a command that was interrupted.
  /// - Throws: If it can't be converted or written, or if another file has the path.
  func write(to path: String) async throws -> Bool {
    // The recording may be in the episode's folder already.
    if let stamp = FileStamp(path: source), stamp == FileStamp(path: path) { return false }
    if method == .copy, FileSystem.exists(path), try Self.haveSameContent(source, path) {
      return false
    }
    do {
      try await PendingFile.make(new: path) { temporaryPath in
        try await convert(to: temporaryPath)
        guard FileSystem.exists(path) else { return }
        if try Self.haveSameContent(temporaryPath, path) { throw AlreadyWritten() }
        throw WorkFailure(
          "\(path) already exists, and is another recording than \(source); rename one of the two"
        )
      }
    } catch is AlreadyWritten {
      return false
    }
    return true
  }

  private struct AlreadyWritten: Error {}

  static func haveSameContent(_ one: String, _ other: String) throws -> Bool {
    guard let one = try InputFile.existing(at: one), let other = try InputFile.existing(at: other),
      one.size == other.size
    else { return false }
    return try Digest.hex(of: one) == Digest.hex(of: other)
  }

  private func convert(to path: String) async throws {
    guard let file = try InputFile.existing(at: source) else {
      throw WorkFailure("\(source.escapedForDisplay) \(InputFile.OpenFailure.missing.message)")
    }
    switch method {
    case .copy:
      let copy = try OutputFile(path: path)
      try file.readBlocks { block throws(WorkFailure) in try copy.append(block) }
      try copy.close()
    case .convert:
      do {
        try RecordingConverter.convert(file, maximumSeconds: Limits.recordingSeconds, to: path)
      } catch RecordingError.decodingFailed(let words) {
        FileSystem.removeFile(path)
        try await FFmpegDecoder(
          source: source,
          kind: "a file that libsndfile can't read (\(words))"
        )
        .decode(to: path)
      } catch let error as RecordingError {
        let words = "\(source.escapedForDisplay) \(error.message(for: source).escapedForDisplay)"
        throw error.failure(of: source) ?? WorkFailure(words)
      }
    case .decode(let kind):
      try await FFmpegDecoder(source: source, kind: kind).decode(to: path)
    case .refuse: break
    }
    try file.requireUnchanged()
  }
}
