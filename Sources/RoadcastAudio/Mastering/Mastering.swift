/// Brings a recording to the loudness target under the ceiling, and encodes it.
package enum Mastering {
  /// Below this, in LUFS throughout, a recording is refused.
  private static let leastLoudness = -50.0
  private static let leastSeconds = 0.4

  /// Seconds: a silence as long as this is told.
  private static let leastSilence = 3.0

  /// LU: from here on the limiter's work is measured and not reckoned.
  private static let leastLimited = 1.0

  /// Told of each kind: more of the same help nobody.
  private static let mostFaults = 20

  /// Reads a recording and finds the gain that brings it to its level.
  ///
  /// - `descriptor`: the recording, open for reading; nobody else may read from it meanwhile.
  /// - `fileSize`: bytes.
  /// - `mostSeconds`: a longer recording is refused before any of it is read.
  ///
  /// Throws why the recording can't be used.
  package static func analyse(
    descriptor: Int32,
    fileSize: Int,
    mostSeconds: Int,
    for settings: MasterSettings
  ) throws(RecordingError) -> RecordingAnalysis {
    let header = try WAVHeader(descriptor: descriptor, fileSize: fileSize)
    // Before the work and not after it: a sparse file can promise days of silence.
    guard header.seconds <= mostSeconds else {
      throw .tooLong(seconds: header.seconds, limit: mostSeconds)
    }
    let survey = try RecordingSurvey(descriptor: descriptor, header: header)
    guard survey.framesRead > 0 else { throw .noAudio("no samples could be read") }
    guard survey.repair.count * 100 <= survey.framesRead * header.channels else {
      throw .garbage(samples: survey.repair.count)
    }
    let seconds = Double(survey.framesRead) / Double(header.sampleRate)
    guard seconds >= leastSeconds else { throw .tooBrief(seconds: seconds) }

    let cleanUp = settings.cleanUp
    var repairs = Repairs()
    if cleanUp.stereo { repairs.mix = survey.mix }
    if cleanUp.offset { repairs.offsets = survey.offsets }
    repairs.highPass = cleanUp.highPass
    let measured = try measure(descriptor: descriptor, repairs: repairs, for: settings)
    let profile = measured.profile
    guard let loudness = LoudnessMeter.integrated(profile.steps) else { throw .silent }
    guard loudness >= leastLoudness else { throw .tooQuiet(loudness: loudness) }
    let silence = SilenceMap(powers: profile.powers)
    let sampleRate = settings.format.sampleRate
    repairs.cuts = Cuts.plan(
      silence,
      length: measured.length,
      sampleRate: sampleRate,
      for: cleanUp
    )
    if cleanUp.leveller { repairs.levels = Leveller.gains(for: profile.steps) }

    var analysis = RecordingAnalysis(
      encoding: header.encoding,
      sourceChannels: header.channels,
      sourceRate: header.sampleRate,
      framesRead: survey.framesRead,
      missingFrames: header.missingFrames,
      repairedSamples: survey.repair.count,
      firstRepair: Double(survey.repair.firstFrame ?? 0) / Double(header.sampleRate),
      length: measured.length - repairs.cuts.reduce(0) { $0 + $1.count },
      repairs: repairs,
      faults: faults(survey, silence, length: measured.length, for: settings),
      signalToNoise: silence.signalToNoise,
      loudness: loudness,
      truePeak: Decibels.level(Double(measured.peak)),
      gain: settings.loudness - loudness,
      limited: 0
    )
    try settleGain(of: &analysis, profile, descriptor: descriptor, for: settings)
    return analysis
  }

  /// Listens to a recording after all repairs but those that follow from listening.
  private static func measure(
    descriptor: Int32,
    repairs: Repairs,
    for settings: MasterSettings
  ) throws(RecordingError) -> (profile: SignalProfile, peak: Float, length: Int) {
    let format = settings.format
    // Nothing is cut yet, so that its length need not be known.
    var stream = try CleanedStream(
      descriptor: descriptor,
      repairs: repairs,
      length: 0,
      format: format
    )
    var meter = LoudnessMeter(channels: format.channels, sampleRate: format.sampleRate)
    var profile = SignalProfile(channels: format.channels, sampleRate: format.sampleRate)
    var peak = TruePeakMeter(channels: format.channels)
    var length = 0
    var block: [Float] = []
    while try stream.next(into: &block) {
      meter.add(block)
      profile.add(block)
      peak.add(block)
      length += block.count / format.channels
    }
    profile.finish(meter)
    peak.finish()
    return (profile, peak.peak, length)
  }

  /// What is wrong with a recording and stays wrong: the worst of each kind, by time.
  private static func faults(
    _ survey: RecordingSurvey,
    _ silence: SilenceMap,
    length: Int,
    for settings: MasterSettings
  ) -> [RecordingFault] {
    let rate = Double(SilenceMap.rate)
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
    let damage = survey.faults.filter { $0.kind != .dropout || $0.duration < leastSilence }
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
    _ profile: SignalProfile,
    descriptor: Int32,
    for settings: MasterSettings
  ) throws(RecordingError) {
    let ceiling = settings.ceilingBeforeEncoding
    guard !analysis.repairs.levels.isEmpty || analysis.truePeak + analysis.gain > ceiling else {
      return
    }
    let forecast = LimiterForecast(
      profile: profile,
      levels: analysis.repairs.levels,
      ceiling: Decibels.factor(ceiling)
    )
    try approach(settings.loudness, with: &analysis, to: 0.02) { analysis throws(RecordingError) in
      forecast.loudness(gain: analysis.gain)
    }
    guard analysis.limited > leastLimited else { return }
    try approach(settings.loudness, with: &analysis, to: 0.1) { analysis throws(RecordingError) in
      try loudness(of: analysis, descriptor: descriptor, for: settings)
    }
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
    descriptor: Int32,
    for settings: MasterSettings
  ) throws(RecordingError) -> Double? {
    var source = try LevelledStream(
      descriptor: descriptor,
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

  /// Encodes a recording to the frames of its block, its closing silence included.
  ///
  /// The borders of the chunks that cores share depend on the block alone, so that the bytes are
  /// the same for any number of workers.
  ///
  /// - `analysis`: what `analyse` found for the same settings.
  /// - `workers`: bounds how much is worked on at once.
  /// - `progress`: is told the samples whose encoding is done.
  ///
  /// Returns whole MP3 frames, without an Info frame.
  @concurrent
  package static func encode(
    descriptor: Int32,
    analysis: RecordingAnalysis,
    for settings: MasterSettings,
    workers: Workers,
    progress: @escaping @Sendable (Int) -> Void
  ) async throws -> [UInt8] {
    try await withThrowingTaskGroup(of: (index: Int, frames: [UInt8]).self) { group in
      var source = try ChunkSource(
        descriptor: descriptor,
        analysis: analysis,
        settings: settings
      )
      let format = settings.format
      var encoded: [Int: [UInt8]] = [:]
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
            let frames = try await workers.run { try MP3Encoder.encode(chunk, as: format) }
            await workers.releaseChunk()
            progress(chunk.frames * MP3Format.frameSamples)
            return (index, frames)
          } catch {
            await workers.releaseChunk()
            throw error
          }
        }
      }
      for try await done in group { encoded[done.index] = done.frames }
      var frames: [UInt8] = []
      frames.reserveCapacity(encoded.values.reduce(0) { $0 + $1.count })
      // Each chunk is given up once it is copied: twenty minutes would not fit twice.
      for index in 0..<count { frames += encoded.removeValue(forKey: index) ?? [] }
      return frames
    }
  }
}
