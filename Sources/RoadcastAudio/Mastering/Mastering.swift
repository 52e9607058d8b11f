package import RoadcastFiles

/// Brings a recording to the loudness target under the ceiling, and encodes it.
package enum Mastering {
  /// Below this, in LUFS throughout, a recording is refused.
  private static let leastLoudness = -50.0
  private static let leastSeconds = 0.4

  /// Seconds: a silence as long as this is told.
  private static let leastSilence = 3.0

  /// LU: from here on the limiter's work is measured and not reckoned.
  private static let leastLimited = 1.0

  /// The share of treble from which on encoding may take what is heard: no speech has so much.
  private static let leastTreble = 0.01

  /// Told of each kind: more of the same help nobody.
  private static let mostFaults = 20

  /// Reads a recording as it is, and says whether it can be used.
  ///
  /// - `file`: the recording.
  /// - `mostSeconds`: a longer recording is refused before any of it is read.
  ///
  /// Throws why the recording can't be used.
  package static func inspect(
    file: InputFile,
    mostSeconds: Int
  ) throws(RecordingError) -> RecordingInspection {
    let header = try WAVHeader(of: file)
    // Before the work and not after it: a sparse file can promise days of silence.
    guard header.seconds <= mostSeconds else {
      throw .tooLong(seconds: header.seconds, limit: mostSeconds)
    }
    let inspection = try RecordingInspection(file: file, header: header)
    guard inspection.framesRead > 0 else { throw .noAudio("no samples could be read") }
    guard inspection.repair.count * 100 <= inspection.framesRead * header.channels else {
      throw .garbage(samples: inspection.repair.count)
    }
    let seconds = Double(inspection.framesRead) / Double(header.sampleRate)
    guard seconds >= leastSeconds else { throw .tooBrief(seconds: seconds) }
    return inspection
  }

  /// Finds the gain that brings a recording to its level.
  ///
  /// - `file`: the recording.
  /// - `survey`: of the same recording.
  /// - `hearing`: of the same recording, when somebody has listened already; it is used if it was
  ///   of the right cleaning.
  /// - `workers`: among which the caller has a place.
  ///
  /// Throws why the recording can't be used.
  package static func analyse(
    file: InputFile,
    inspection: RecordingInspection,
    measurement: LevelMeasurement? = nil,
    for settings: MasterSettings,
    workers: WorkerPool
  ) async throws(RecordingError) -> RecordingAnalysis {
    let options = settings.cleaning
    var cleaning = CleaningPlan(options)
    if options.stereo { cleaning.mix = inspection.mix }
    if options.offset { cleaning.offsets = inspection.offsets }
    var measured = measurement?.cleaning == cleaning ? measurement : nil
    if measured == nil {
      measured = try await LevelMeasurement(
        file: file,
        sourceRate: inspection.header.sampleRate,
        cleaning: cleaning,
        format: settings.format,
        workers: workers
      )
    }
    // Nobody waits for what a cancelled task would have found.
    guard let measured else { throw .noAudio("listening to it was given up") }
    let profile = measured.profile
    guard let loudness = LoudnessMeter.integrated(profile.steps) else { throw .silent }
    guard loudness >= leastLoudness else { throw .tooQuiet(loudness: loudness) }
    let silence = VoiceActivity(powers: profile.powers)
    let sampleRate = settings.format.sampleRate
    cleaning.cuts = CutPlanner.plan(
      silence,
      length: measured.length,
      sampleRate: sampleRate,
      for: options
    )
    if options.leveller { cleaning.levellerGains = Leveller.gains(for: profile.steps) }

    let header = inspection.header
    var analysis = RecordingAnalysis(
      encoding: header.encoding,
      sourceChannels: header.channels,
      sourceRate: header.sampleRate,
      framesRead: inspection.framesRead,
      missingFrames: header.missingFrames,
      repairedSamples: inspection.repair.count,
      firstRepair: Double(inspection.repair.firstFrame ?? 0) / Double(header.sampleRate),
      length: measured.length - cleaning.cuts.reduce(0) { $0 + $1.count },
      cleaning: cleaning,
      faults: faults(inspection, silence, length: measured.length, for: settings),
      pauses: PauseDetector.find(powers: profile.powers),
      signalToNoise: silence.signalToNoise,
      loudness: loudness,
      maxMomentary: profile.maxMomentary,
      maxShortTerm: LoudnessMeter.shortTerm(profile.steps).max(),
      loudnessRange: LoudnessMeter.range(profile.steps),
      truePeak: Decibels.level(Double(measured.peak)),
      gain: settings.loudness - loudness,
      limited: 0
    )
    try settleGain(of: &analysis, profile, file: file, for: settings)
    if measured.treble > leastTreble || settings.isMeagre {
      try makeUp(for: &analysis, file: file, settings)
    }
    return analysis
  }

  /// What is wrong with a recording and stays wrong: the worst of each kind, by time.
  private static func faults(
    _ inspection: RecordingInspection,
    _ silence: VoiceActivity,
    length: Int,
    for settings: MasterSettings
  ) -> [RecordingFault] {
    let rate = Double(VoiceActivity.rate)
    let seconds = Double(length) / Double(settings.format.sampleRate)
    let windows = Int(leastSilence * rate)
    let silences = silence.silences(atLeast: windows).filter { range in
      // At either end it is taken out, or it is a matter of taste.
      range.lowerBound > 0 && Double(range.upperBound) < (seconds - 0.01) * rate
    }.map {
      RecordingFault(
        kind: .silence,
        start: Double($0.lowerBound) / rate,
        duration: Double($0.count) / rate
      )
    }
    // What lasts as long as a silence is told as one.
    let damage = inspection.faults.filter { $0.kind != .dropout || $0.duration < leastSilence }
    return Dictionary(grouping: damage + silences, by: \.kind).values.flatMap { faults in
      // The longest ones, and of equally long ones the first.
      faults.sorted { ($1.duration, $0.start) < ($0.duration, $1.start) }.prefix(mostFaults)
    }.sorted { ($0.start, $0.kind.rawValue) < ($1.start, $1.kind.rawValue) }
  }

  /// Makes up in the gain for what the limiter takes, where it acts at all.
  ///
  /// Most recordings are reckoned; where the limiter has much to do, it is run and measured.
  private static func settleGain(
    of analysis: inout RecordingAnalysis,
    _ profile: SignalEnvelope,
    file: InputFile,
    for settings: MasterSettings
  ) throws(RecordingError) {
    let ceiling = settings.ceilingBeforeEncoding
    guard !analysis.cleaning.levellerGains.isEmpty || analysis.truePeak + analysis.gain > ceiling
    else {
      return
    }
    let forecast = LimiterForecast(
      profile: profile,
      levels: analysis.cleaning.levellerGains,
      ceiling: Decibels.factor(ceiling)
    )
    try approach(settings.loudness, with: &analysis, to: 0.02) { analysis throws(RecordingError) in
      forecast.loudness(gain: analysis.gain)
    }
    guard analysis.limited > leastLimited else { return }
    try approach(settings.loudness, with: &analysis, to: 0.1) { analysis throws(RecordingError) in
      try loudness(of: analysis, file: file, for: settings)
    }
  }

  /// Makes up in the gain for what encoding takes: of hiss and cymbals over a LU at low bit rates.
  ///
  /// It is encoded, decoded and measured.
  private static func makeUp(
    for analysis: inout RecordingAnalysis,
    file: InputFile,
    _ settings: MasterSettings
  ) throws(RecordingError) {
    let limited = analysis.limited
    try approach(settings.loudness, with: &analysis, to: 0.1) { analysis throws(RecordingError) in
      try decodedLoudness(of: analysis, file: file, for: settings)
    }
    analysis.limited = limited
  }

  /// Moves the gain until what is reached is close to the target.
  ///
  /// More gain gives the limiter more to do: soft speech with loud knocks takes the most rounds, and
  /// what is not reached then the limiter cannot give.
  ///
  /// - `target`: LUFS.
  /// - `tolerance`: LU.
  /// - `reached`: LUFS behind the limiter; nil where nothing passes the gate.
  private static func approach(
    _ target: Double,
    with analysis: inout RecordingAnalysis,
    to tolerance: Double,
    _ reached: (RecordingAnalysis) throws(RecordingError) -> Double?
  ) throws(RecordingError) {
    for _ in 0..<8 {
      guard let loudness = try reached(analysis) else { return }
      analysis.limited = analysis.loudness + analysis.gain - loudness
      guard abs(target - loudness) > tolerance else { return }
      analysis.gain += target - loudness
    }
  }

  /// LUFS of a recording as its master is going to hold it.
  private static func loudness(
    of analysis: RecordingAnalysis,
    file: InputFile,
    for settings: MasterSettings
  ) throws(RecordingError) -> Double? {
    var source = try MasterStream(
      file: file,
      analysis: analysis,
      settings: settings
    )
    var meter = LoudnessMeter(
      channels: settings.format.channels,
      sampleRate: settings.format.sampleRate
    )
    var block: [Float] = []
    while try source.next(into: &block) { meter.add(block) }
    return meter.integrated
  }

  /// LUFS of a recording as it is heard from its master; nil where nothing passes the gate.
  private static func decodedLoudness(
    of analysis: RecordingAnalysis,
    file: InputFile,
    for settings: MasterSettings
  ) throws(RecordingError) -> Double? {
    let format = settings.format
    var source = try MP3ChunkStream(
      file: file,
      analysis: analysis,
      settings: settings
    )
    var meter = LoudnessMeter(channels: format.channels, sampleRate: format.sampleRate)
    do {
      var decoder = try MP3Decoder(format)
      while let chunk = try source.next() {
        var decoded: [Float] = []
        try decoder.decode(MP3Encoder.encode(chunk, as: format), appendingTo: &decoded)
        meter.add(decoded)
      }
    } catch let failure as RecordingError {
      throw failure
    } catch {
      // The encoder will say so itself when the master is made.
      return nil
    }
    return meter.integrated
  }

  /// Encodes a recording to the frames of its block, its closing silence included.
  ///
  /// The borders of the chunks that cores share depend on the block alone, so that the bytes are
  /// the same for any number of workers.
  ///
  /// - `analysis`: what `analyse` found for the same settings.
  /// - `workers`: bounds how much is worked on at once.
  /// - `output`: is given whole MP3 frames, in order, without an Info frame.
  /// - `progress`: is told the samples whose encoding is done.
  ///
  /// Returns the waveform's peaks, one for each frame.
  @concurrent
  package static func encode(
    file: InputFile,
    analysis: RecordingAnalysis,
    for settings: MasterSettings,
    workers: WorkerPool,
    to output: @escaping @Sendable ([UInt8]) throws -> Void,
    progress: @escaping @Sendable (Int) -> Void
  ) async throws -> [WaveformPeak] {
    let sequence = ChunkSequence(output)
    try await withThrowingTaskGroup(of: Void.self) { group in
      var source = try MP3ChunkStream(
        file: file,
        analysis: analysis,
        settings: settings
      )
      let format = settings.format
      var count = 0
      while true {
        await workers.reserveChunk()
        let chunk: MP3Chunk?
        do {
          chunk = try await workers.run { () throws(RecordingError) in try source.next() }
        } catch {
          await workers.releaseChunk()
          throw error
        }
        guard let chunk else {
          await workers.releaseChunk()
          break
        }
        let index = count
        count += 1
        group.addTask {
          do {
            let (frames, peaks) = try await workers.run {
              (try MP3Encoder.encode(chunk, as: format), chunk.peaks(channels: format.channels))
            }
            try await sequence.add(frames, peaks, at: index)
            await workers.releaseChunk()
            progress(chunk.frames * MP3Format.frameSamples)
          } catch {
            await workers.releaseChunk()
            throw error
          }
        }
      }
      try await group.waitForAll()
    }
    return await sequence.peaks
  }
}

/// Brings chunks that are done in any order back into theirs.
private actor ChunkSequence {
  private(set) var peaks: [WaveformPeak] = []

  private let output: @Sendable ([UInt8]) throws -> Void
  private var waiting: [Int: (frames: [UInt8], peaks: [WaveformPeak])] = [:]
  private var next = 0

  init(_ output: @escaping @Sendable ([UInt8]) throws -> Void) { self.output = output }

  func add(_ frames: [UInt8], _ peaks: [WaveformPeak], at index: Int) throws {
    waiting[index] = (frames, peaks)
    while let chunk = waiting.removeValue(forKey: next) {
      next += 1
      try output(chunk.frames)
      self.peaks += chunk.peaks
    }
  }
}
