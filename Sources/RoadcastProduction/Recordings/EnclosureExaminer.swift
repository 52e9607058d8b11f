import RoadcastAudio
import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// Looks through finished files, or remembers them from the cache where they haven't changed.
struct EnclosureExaminer {
  /// What was found of one episode's file.
  struct Result: Sendable {
    var enclosure: KnownEnclosure?
    var fingerprint: CacheIndex.Fingerprint?
    var diagnostics: [Diagnostic] = []
  }

  let workspace: Workspace

  /// The rate of the programmes' timeline, in Hz.
  let sampleRate: Int

  let workers: WorkerPool

  /// How many files are looked up at once.
  let jobs: Int

  /// Examines the file of each episode.
  ///
  /// - Parameters:
  ///   - episodes: Episodes with finished files.
  ///   - index: What's known already; what is found out is added.
  ///   - progress: Is notified of the files that are read.
  /// - Returns: What was found, in the order of the episodes.
  /// - Throws: When a file can't be read.
  func examine(
    _ episodes: [Episode],
    index: inout CacheIndex,
    progress: any ProgressObserver
  ) async throws -> [Result] {
    let known = index
    let results = try await episodes.mapConcurrently(jobs: jobs) { episode throws(WorkFailure) in
      try examine(episode, known: known, progress: progress)
    }
    for (episode, result) in zip(episodes, results) {
      guard let found = result.enclosure, let enclosure = episode.enclosure else { continue }
      if let fingerprint = result.fingerprint {
        index.fingerprints[enclosure.file.value] = fingerprint
      }
      index.finished[Self.key(found.hash, enclosure.format)] = found.file
    }
    return results
  }

  /// The key of what a file says: read as something else, the same bytes say something else.
  private static func key(_ hash: String, _ format: EnclosureFormat) -> String {
    "\(hash).\(format.container)"
  }

  private func examine(
    _ episode: Episode,
    known: CacheIndex,
    progress: any ProgressObserver
  ) throws(WorkFailure) -> Result {
    var result = Result()
    guard let enclosure = episode.enclosure else { return result }
    let path = enclosure.file
    let file: InputFile
    do {
      file = try workspace.file(path.value)
    } catch {
      result.diagnostics = [try workspace.openingFailed(path, error, what: "the enclosure")]
      return result
    }
    guard file.size <= Limits.recordingBytes else {
      let limit = Limits.recordingBytes >> 30
      result.diagnostics = [
        Diagnostic(
          .badEnclosure,
          at: SourceLocation(file: path.value),
          "has \(file.size) bytes; the limit is \(limit) GiB, so encode it with fewer bits"
        )
      ]
      return result
    }
    let hash: String
    if let old = known.fingerprints[path.value], old.stamp == file.stamp,
      file.stamp.isSettled(at: old.seen)
    {
      hash = old.hash
    } else {
      let seen = FileStamp.now
      progress.listening(to: path.value)
      hash = try Digest.hex(of: file)
      result.fingerprint = CacheIndex.Fingerprint(stamp: file.stamp, seen: seen, hash: hash)
    }
    let finished: CacheIndex.FinishedFile
    if let old = known.finished[Self.key(hash, enclosure.format)] {
      finished = old
    } else {
      do throws(FinishedSoundError) {
        finished = CacheIndex.FinishedFile(
          try FinishedSound(of: file, as: .init(enclosure.format.container))
        )
      } catch {
        result.diagnostics = [try error.diagnostic(of: path.value)]
        return result
      }
    }
    try file.requireUnchanged()
    let found = KnownEnclosure(
      finished,
      of: path.value,
      hash: hash,
      length: file.size,
      sampleRate: sampleRate
    )
    result.enclosure = found
    result.diagnostics = warnings(about: found, enclosure)
    return result
  }

  private func warnings(
    about found: KnownEnclosure,
    _ enclosure: FinishedEnclosure
  ) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    if let fault = found.file.fault {
      let place = SourceLocation(file: enclosure.file.value)
      warnings.append(Diagnostic(.badEnclosure, severity: .warning, at: place, fault))
    }
    let measured = Milliseconds(samples: found.recording.length, at: sampleRate)
    if let duration = enclosure.duration, !enclosure.isRight(duration.value, for: measured) {
      warnings.append(
        Diagnostic(
          .wrongDuration,
          at: duration.location,
          "`duration`: the file runs \(LengthText.format(measured)), not "
            + "\(LengthText.format(duration.value)); correct it or remove the key"
        )
      )
    }
    return warnings
  }
}

extension FinishedSound.Container {
  fileprivate init(_ container: EnclosureFormat.Container) {
    switch container {
    case .mpegAudio: self = .mpegAudio
    case .mpeg4: self = .mpeg4
    case .ogg: self = .ogg
    }
  }
}

extension CacheIndex.FinishedFile {
  /// The bars of a waveform from levels in steps of 1.5 dB; nil without any.
  private static func waveform(of levels: [UInt8]) -> String? {
    // A single click must not make all the rest look silent.
    let heard = levels.filter { $0 > 0 }.sorted()
    guard let loudest = heard.isEmpty ? nil : Int(heard[heard.count * 97 / 100]) else { return nil }
    // Half of the true steepness: the levels are estimates.
    var amplitudes = [Int](repeating: 0, count: loudest + 1)
    var amplitude = 1_000.0
    for level in stride(from: loudest, through: 0, by: -1) {
      amplitudes[level] = Int(amplitude)
      amplitude *= 0.917_004  // 2 to the power of -1/8
    }
    return WaveformBars(peaks: levels.map { $0 == 0 ? 0 : amplitudes[min(Int($0), loudest)] }).text
  }

  fileprivate init(_ sound: FinishedSound) {
    self.init(samples: sound.samples, sampleRate: sound.sampleRate)
    waveform = Self.waveform(of: sound.levels)
    if sound.isCutShort {
      fault = "ends in the middle of a frame, so the end may be missing; copy it again"
    } else if sound.strayBytes > 0 {
      fault =
        "has \(sound.strayBytes) bytes that aren't sound, which apps skip; copy it again, or leave it"
    }
  }
}

extension FinishedSoundError {
  fileprivate func diagnostic(of path: String) throws(WorkFailure) -> Diagnostic {
    let place = SourceLocation(file: path)
    return switch self {
    case .unreadable(let failure): throw failure
    case .otherKind(let wanted):
      Diagnostic(.badEnclosure, at: place, "isn't \(wanted); correct its name, or copy it again")
    case .damaged(let what): Diagnostic(.badEnclosure, at: place, "\(what); copy it again")
    }
  }
}
