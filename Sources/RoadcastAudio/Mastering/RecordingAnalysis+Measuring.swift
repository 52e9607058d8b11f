package import RoadcastFiles

extension RecordingAnalysis {
  /// The lowest integrated loudness in LUFS at which a recording is usable.
  private static let minimumLoudness = -50.0

  /// The shortest silence in seconds that is a fault.
  private static let minimumSilence = 3.0

  /// The maximum number of faults of each kind; more of the same don't help.
  private static let maximumFaults = 20

  /// Analyses a recording: plans its cleaning, measures it, and finds the gain that brings it to its
  /// target loudness.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - inspection: The inspection of the same recording.
  ///   - measurement: A measurement of the same recording. It is used if it was made with the cleaning
  ///     that the inspection asks for.
  ///   - settings: What the master is like.
  ///   - workers: The pool that limits how much is done at once. The caller has no place in it.
  /// - Throws: The reason why the recording can't be used, or `RecordingError.cancelled`.
  package init(
    of file: InputFile,
    inspection: RecordingInspection,
    measurement: LevelMeasurement? = nil,
    for settings: MasterSettings,
    workers: WorkerPool
  ) async throws(RecordingError) {
    let options = settings.cleaning
    var plan = CleaningPlan(options)
    if options.correctsStereo { plan.mix = inspection.mix }
    if options.removesOffset { plan.offsets = inspection.offsets }
    plan.sampleLimit = inspection.repair.limit
    var measured = measurement?.plan == plan ? measurement : nil
    if measured == nil {
      measured = try await workers.run { [plan] () async throws(RecordingError) in
        try await LevelMeasurement(
          of: file,
          sourceRate: inspection.header.sampleRate,
          plan: plan,
          format: settings.format,
          workers: workers
        )
      }
    }
    guard let measured else { throw .cancelled }
    let cancelsOut =
      settings.format.channels == 1 && inspection.mix == .inverted && plan.mix != .inverted
    guard let loudness = LoudnessMeter.integrated(measured.steps) else {
      throw cancelsOut ? .cancelledOut : .silent
    }
    guard loudness >= Self.minimumLoudness else {
      throw cancelsOut ? .cancelledOut : .tooQuiet(loudness: loudness)
    }
    let activity = VoiceActivity(powers: measured.envelope.powers)
    plan.cuts = CutPlanner.plan(
      activity,
      length: measured.length,
      sampleRate: settings.format.sampleRate,
      for: options
    )
    if options.evensLoudness { plan.levellerGains = Leveller.gains(for: measured.steps) }

    let header = inspection.header
    self.init(
      encoding: header.encoding,
      sourceChannels: header.channels,
      sourceRate: header.sampleRate,
      framesRead: inspection.framesRead,
      missingFrames: header.missingFrames,
      surplusFrames: header.surplusFrames,
      samplePeak: Decibels.level(Double(inspection.peak)),
      samplePeakTime: Double(inspection.peakFrame ?? 0) / Double(header.sampleRate),
      repairedSamples: inspection.repair.count,
      firstRepair: Double(inspection.repair.firstFrame ?? 0) / Double(header.sampleRate),
      length: measured.length - plan.cuts.reduce(0) { $0 + $1.count },
      cleaning: plan,
      faults: Self.faults(inspection, plan.mix, activity, length: measured.length, for: settings),
      pauses: PauseDetector.pauses(in: measured.envelope.powers),
      signalToNoise: activity.signalToNoise,
      loudness: loudness,
      maxMomentary: measured.maxMomentary,
      maxShortTerm: LoudnessMeter.shortTerm(measured.steps).max(),
      loudnessRange: LoudnessMeter.range(measured.steps),
      truePeak: Decibels.level(Double(measured.peak)),
      gain: settings.loudness - loudness,
      limited: 0
    )
    let search = GainSearch(
      file: file,
      measurement: measured,
      settings: settings,
      workers: workers
    )
    try await search.adjust(&self)
  }

  /// Returns the worst faults of each kind, in the order of their start.
  private static func faults(
    _ inspection: RecordingInspection,
    _ mix: ChannelMix,
    _ activity: VoiceActivity,
    length: Int,
    for settings: MasterSettings
  ) -> [RecordingFault] {
    let rate = Double(VoiceActivity.rate)
    let seconds = Double(length) / Double(settings.format.sampleRate)
    let silences = activity.silences(atLeast: Int(minimumSilence * rate)).filter { range in
      // Silence at either end is trimmed, or else it was left there on purpose.
      range.lowerBound > 0 && Double(range.upperBound) < (seconds - 0.01) * rate
    }.map {
      RecordingFault(
        kind: .silence,
        start: Double($0.lowerBound) / rate,
        duration: Double($0.count) / rate
      )
    }
    // A dropout as long as a silence is reported as a silence.
    let damage = inspection.faults(mix).filter {
      $0.kind != .dropout || $0.duration < minimumSilence
    }
    return Dictionary(grouping: damage + silences, by: \.kind).values.flatMap { faults in
      // The longest ones, and the earlier ones of the same length.
      faults.sorted { ($1.duration, $0.start) < ($0.duration, $1.start) }.prefix(maximumFaults)
    }.sorted { ($0.start, $0.kind.rawValue) < ($1.start, $1.kind.rawValue) }
  }
}
