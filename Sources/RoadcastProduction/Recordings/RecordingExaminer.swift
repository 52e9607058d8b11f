import RoadcastHashing
import RoadcastFiles
import RoadcastAudio
import RoadcastModel

/// Measures recordings, or remembers them from the cache where they haven't changed.
struct RecordingExaminer {
  let workspace: Workspace
  let sound: Sound
  let workers: WorkerPool

  /// How many known recordings are looked up at once.
  let jobs: Int

  /// Whether recordings are measured that aren't known.
  var measuresNew = true

  /// What other questions are measuring; nil if there are none.
  var shared: SharedMeasurements?

  /// Examines each recording once.
  ///
  /// - Parameters:
  ///   - uses: the recordings, each with the place where a manifest names it.
  ///   - index: what's known already; what is found out is added.
  ///   - progress: Is notified of the recordings that are measured.
  /// - Returns: what can be used, and what's wrong.
  /// - Throws: when a recording can't be read.
  @concurrent
  func examine(
    _ uses: [RecordingUse: Located<String>],
    index: inout CacheIndex,
    progress: any ProgressObserver
  ) async throws -> (
    known: [RecordingUse: KnownRecording], diagnostics: [RecordingUse: [Diagnostic]]
  ) {
    let known = index
    let sorted = uses.sorted { $0.key.path < $1.key.path }
    let recalled = await recall(sorted, known: known)
    let new = measuresNew ? zip(sorted, recalled).filter { $0.1 == nil }.map(\.0) : []
    // What hasn't begun isn't shared: another question that needs it doesn't wait for everything before it.
    // One more than the workers have places for, so that no place is free.
    let results = try await withThrowingTaskGroup(of: Result.self) { group in
      var results: [Result] = []
      for (index, (use, located)) in new.enumerated() {
        if index > workers.limit, let result = try await group.next() { results.append(result) }
        group.addTask {
          try await examine(use, located, known: known, progress: progress)
        }
      }
      return try await group.reduce(into: results) { $0.append($1) }
    }
    var usable = Dictionary<RecordingUse, KnownRecording>(minimumCapacity: uses.count)
    var diagnostics: [RecordingUse: [Diagnostic]] = [:]
    for result in recalled.compactMap(\.self) + results {
      if let fingerprint = result.fingerprint { index.fingerprints[result.use.path] = fingerprint }
      if let found = result.recording {
        if result.fingerprint != nil { index.analyses[found.key] = found.analysis }
        usable[result.use] = found
      }
      if !result.diagnostics.isEmpty { diagnostics[result.use] = result.diagnostics }
    }
    return (usable, diagnostics)
  }

  /// The key of a recording's master: of everything that goes into it.
  ///
  /// - Parameters:
  ///   - contentHash: the SHA-256 of the recording.
  ///   - settings: the master's settings.
  /// - Returns: a hash in hexadecimal digits.
  static func masterKey(contentHash: String, settings: MasterSettings) -> String {
    masterKey(contentHash: contentHash, settings: settings.fingerprint)
  }

  private static func masterKey(contentHash: String, settings fingerprint: String) -> String {
    Digest.hex("\(contentHash) \(fingerprint)".utf8)
  }

  /// What was found of one recording.
  struct Result: Sendable {
    var use: RecordingUse

    /// The content of what was measured; nil for what was remembered.
    var fingerprint: CacheIndex.Fingerprint?
    var recording: KnownRecording?
    var diagnostics: [Diagnostic] = []
  }

  /// What the cache knows of each recording, in order; nil for one that must be measured.
  private func recall(
    _ uses: [(key: RecordingUse, value: Located<String>)],
    known: CacheIndex
  ) async -> [Result?] {
    var settings: [Cleaning: (MasterSettings, fingerprint: String)] = [:]
    for (use, _) in uses where settings[use.cleaning] == nil {
      let made = MasterSettings(sound, cleaning: use.cleaning)
      settings[use.cleaning] = (made, made.fingerprint)
    }
    return await uses.mapConcurrently(jobs: jobs) { [settings, workspace] use, path in
      guard let old = known.fingerprints[path.value], let (settings, text) = settings[use.cleaning],
        let file = try? workspace.file(path.value), file.size <= Limits.recordingBytes,
        old.stamp == file.stamp, file.stamp.isSettled(at: old.seen)
      else { return nil }
      let key = Self.masterKey(contentHash: old.hash, settings: text)
      guard let analysis = known.analyses[key] else { return nil }
      return Result(
        use: use,
        recording: KnownRecording(
          analysis,
          of: path.value,
          key: key,
          settings: settings,
          stamp: file.stamp
        ),
        diagnostics: RecordingWarnings.diagnostics(for: analysis, path.value)
      )
    }
  }

  @concurrent
  private func examine(
    _ use: RecordingUse,
    _ path: Located<String>,
    known: CacheIndex,
    progress: any ProgressObserver
  ) async throws -> Result {
    var result = Result(use: use)
    let settings = MasterSettings(sound, cleaning: use.cleaning)
    let file: InputFile
    do {
      file = try workspace.file(path.value)
    } catch {
      result.diagnostics = [
        try workspace.openingFailed(path, error, what: "the recording")
      ]
      return result
    }
    guard file.size <= Limits.recordingBytes else {
      let failure = RecordingError.tooLarge(bytes: file.size, limit: Limits.recordingBytes)
      result.diagnostics = [try failure.diagnostic(of: path.value)]
      return result
    }
    do throws(RecordingError) {
      // Gigabytes that can't be used aren't read first.
      let header = try WAVHeader(of: file)
      try header.requireLength(maximumSeconds: Limits.recordingSeconds)
      try header.requireWrittenSound(in: file)
    } catch {
      result.diagnostics = [try error.diagnostic(of: path.value)]
      return result
    }
    guard let shared else { return try await measure(use, file, settings, known, progress) }
    let subject = SharedMeasurements.Subject(use: use, stamp: file.stamp, settings: settings)
    return try await shared.result(of: subject) {
      try await measure(use, file, settings, known, progress)
    }
  }

  /// Measures a recording, unless the cache knows its content.
  @concurrent
  private func measure(
    _ use: RecordingUse,
    _ file: InputFile,
    _ settings: MasterSettings,
    _ known: CacheIndex,
    _ progress: any ProgressObserver
  ) async throws -> Result {
    var result = Result(use: use)
    let path = use.path
    let old = known.fingerprints[path].flatMap {
      $0.stamp == file.stamp && file.stamp.isSettled(at: $0.seen) ? $0 : nil
    }
    // An idle core begins before it's known whether the measurement is needed.
    async let speculative = measureSpeculatively(file, settings)
    let fingerprint: CacheIndex.Fingerprint
    if let old {
      fingerprint = old
    } else {
      let seen = FileStamp.now
      let hash = try await workers.run { () throws(WorkFailure) in try Digest.hex(of: file) }
      fingerprint = CacheIndex.Fingerprint(stamp: file.stamp, seen: seen, hash: hash)
    }
    result.fingerprint = fingerprint
    let key = Self.masterKey(contentHash: fingerprint.hash, settings: settings)
    do {
      let analysis: RecordingAnalysis
      if let old = known.analyses[key] {
        analysis = old
      } else {
        progress.listening(to: path)
        let inspection = try await workers.run { () throws(RecordingError) in
          try RecordingInspection(of: file, maximumSeconds: Limits.recordingSeconds)
        }
        let measurement = await speculative
        analysis = try await RecordingAnalysis(
          of: file,
          inspection: inspection,
          measurement: measurement,
          for: settings,
          workers: workers
        )
      }
      try file.requireUnchanged()
      result.recording = KnownRecording(
        analysis,
        of: path,
        key: key,
        settings: settings,
        stamp: file.stamp
      )
      result.diagnostics = RecordingWarnings.diagnostics(for: analysis, path)
    } catch let failure as RecordingError {
      result.diagnostics = [try failure.diagnostic(of: path)]
    }
    return result
  }

  /// Measures a recording if a core is idle.
  @concurrent
  private func measureSpeculatively(
    _ file: InputFile,
    _ settings: MasterSettings
  ) async -> LevelMeasurement? {
    await workers.runIfIdle {
      await LevelMeasurement(
        speculativelyOf: file,
        maximumSeconds: Limits.recordingSeconds,
        for: settings,
        workers: workers
      )
    }
  }
}
