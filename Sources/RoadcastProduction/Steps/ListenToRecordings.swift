import RoadcastAudio
import RoadcastModel

/// Finds out about recordings: from the cache where they are unchanged, by listening otherwise.
struct ListenToRecordings {
  /// A recording that can be used.
  struct Heard: Sendable {
    /// Of the master that is made of it.
    var key: String

    var analysis: RecordingAnalysis
    var recording: Recording

    /// Of the file that was listened to.
    var stamp: FileStamp
  }

  let workspace: Workspace
  let settings: MasterSettings
  let workers: Workers

  /// Listens to each of the recordings once.
  ///
  /// - `paths`: each with the place where a manifest names it.
  /// - `index`: is brought up to date.
  ///
  /// Returns by path; and what is wrong, by path too.
  @concurrent
  func run(
    _ paths: [String: Located<String>],
    index: inout CacheIndex,
    progress: any ProgressObserver
  ) async throws -> (heard: [String: Heard], diagnostics: [String: [Diagnostic]]) {
    let known = index
    let results = try await withThrowingTaskGroup(of: Result.self) { group in
      for path in paths.keys.sorted() {
        guard let located = paths[path] else { continue }
        group.addTask {
          // Hashing and listening are the work to be bounded, one file at a time.
          try await workers.run { try examine(located, known: known, progress: progress) }
        }
      }
      return try await group.reduce(into: [Result]()) { $0.append($1) }
    }
    var heard: [String: Heard] = [:]
    var diagnostics: [String: [Diagnostic]] = [:]
    for result in results {
      if let fingerprint = result.fingerprint { index.fingerprints[result.path] = fingerprint }
      if let found = result.heard {
        index.analyses[found.key] = found.analysis
        heard[result.path] = found
      }
      diagnostics[result.path] = result.diagnostics
    }
    return (heard, diagnostics)
  }

  /// The key of the master made of a recording: everything that went into it.
  static func masterKey(contentHash: String, settings: MasterSettings) -> String {
    Digest.hex("\(contentHash) \(settings.fingerprint)".utf8)
  }

  private struct Result: Sendable {
    var path: String
    var fingerprint: CacheIndex.Fingerprint?
    var heard: Heard?
    var diagnostics: [Diagnostic] = []
  }

  private func examine(
    _ path: Located<String>,
    known: CacheIndex,
    progress: any ProgressObserver
  ) throws -> Result {
    var result = Result(path: path.value)
    let file: InputFile
    do {
      file = try workspace.file(path.value)
    } catch {
      result.diagnostics = [
        workspace.openingFailed(path, error, what: "the recording")
      ]
      return result
    }
    guard file.size <= Limits.recordingBytes else {
      let failure = RecordingError.tooLarge(bytes: file.size, limit: Limits.recordingBytes)
      result.diagnostics = [told(failure, path.value)]
      return result
    }
    let hash: String
    if let old = known.fingerprints[path.value], old.stamp == file.stamp,
      file.stamp.isSettled(at: old.seen)
    {
      hash = old.hash
      result.fingerprint = old
    } else {
      let seen = FileStamp.now
      hash = try Digest.hex(of: file)
      result.fingerprint = CacheIndex.Fingerprint(stamp: file.stamp, seen: seen, hash: hash)
    }
    let key = Self.masterKey(contentHash: hash, settings: settings)
    do {
      let analysis: RecordingAnalysis
      if let old = known.analyses[key] {
        analysis = old
      } else {
        progress.listening(to: path.value)
        analysis = try Mastering.analyse(
          descriptor: file.descriptor,
          fileSize: file.size,
          mostSeconds: Limits.recordingSeconds,
          for: settings
        )
      }
      try file.requireUnchanged(path.value)
      result.heard = Heard(
        key: key,
        analysis: analysis,
        recording: Recording(
          path: path.value,
          length: analysis.length,
          block: MP3Format.block(samples: analysis.length, gap: settings.gap)
        ),
        stamp: file.stamp
      )
      result.diagnostics = warnings(about: analysis, path.value)
    } catch let failure as RecordingError {
      result.diagnostics = [told(failure, path.value)]
    }
    return result
  }

  private func told(_ failure: RecordingError, _ path: String) -> Diagnostic {
    .error(failure.rule, at: SourceLocation(file: path), failure.message.escapedForDisplay)
  }

  private func warnings(about analysis: RecordingAnalysis, _ path: String) -> [Diagnostic] {
    let place = SourceLocation(file: path)
    var warnings: [Diagnostic] = []
    if analysis.missingFrames > 0 {
      let missing = LengthText.tell(samples: analysis.missingFrames, at: analysis.sourceRate)
      warnings.append(
        .warning(
          "truncated-recording",
          at: place,
          "is cut off: its header promises \(missing) more than the file holds; copy it again"
        )
      )
    }
    if analysis.repairedSamples > 0 {
      let first = LengthText.tell(Milliseconds(Int(analysis.firstRepair * 1_000)))
      warnings.append(
        .warning(
          "damaged-samples",
          at: place,
          "holds \(analysis.repairedSamples) samples that are no sound, the first at \(first); "
            + "they were made silent"
        )
      )
    }
    if analysis.gain > 25 {
      warnings.append(
        .warning(
          "quiet-recording",
          at: place,
          "is very quiet (\(oneDecimal(analysis.loudness)) LUFS) and was raised by "
            + "\(oneDecimal(analysis.gain)) dB, its noise too; record closer to the microphone"
        )
      )
    }
    return warnings
  }
}
