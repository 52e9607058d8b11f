import RoadcastAudio

extension RecordingAnalysis: Packed {
  func pack(into bytes: inout [UInt8]) {
    encoding.pack(into: &bytes)
    sourceChannels.pack(into: &bytes)
    sourceRate.pack(into: &bytes)
    framesRead.pack(into: &bytes)
    missingFrames.pack(into: &bytes)
    surplusFrames.pack(into: &bytes)
    samplePeak.pack(into: &bytes)
    samplePeakTime.pack(into: &bytes)
    repairedSamples.pack(into: &bytes)
    firstRepair.pack(into: &bytes)
    length.pack(into: &bytes)
    cleaning.pack(into: &bytes)
    faults.pack(into: &bytes)
    pauses.pack(into: &bytes)
    signalToNoise.pack(into: &bytes)
    loudness.pack(into: &bytes)
    maxMomentary.pack(into: &bytes)
    maxShortTerm.pack(into: &bytes)
    loudnessRange.pack(into: &bytes)
    truePeak.pack(into: &bytes)
    gain.pack(into: &bytes)
    limited.pack(into: &bytes)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    self.init(
      encoding: try .init(from: &bytes),
      sourceChannels: try .init(from: &bytes),
      sourceRate: try .init(from: &bytes),
      framesRead: try .init(from: &bytes),
      missingFrames: try .init(from: &bytes),
      surplusFrames: try .init(from: &bytes),
      samplePeak: try .init(from: &bytes),
      samplePeakTime: try .init(from: &bytes),
      repairedSamples: try .init(from: &bytes),
      firstRepair: try .init(from: &bytes),
      length: try .init(from: &bytes),
      cleaning: try .init(from: &bytes),
      faults: try .init(from: &bytes),
      pauses: try .init(from: &bytes),
      signalToNoise: try .init(from: &bytes),
      loudness: try .init(from: &bytes),
      maxMomentary: try .init(from: &bytes),
      maxShortTerm: try .init(from: &bytes),
      loudnessRange: try .init(from: &bytes),
      truePeak: try .init(from: &bytes),
      gain: try .init(from: &bytes),
      limited: try .init(from: &bytes)
    )
  }
}

extension CleaningPlan: Packed {
  func pack(into bytes: inout [UInt8]) {
    mix.rawValue.pack(into: &bytes)
    offsets.pack(into: &bytes)
    sampleLimit.pack(into: &bytes)
    appliesHighPass.pack(into: &bytes)
    cuts.pack(into: &bytes)
    levellerGains.pack(into: &bytes)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    self.init()
    guard let mix = ChannelMix(rawValue: try .init(from: &bytes)) else {
      throw PackedBytes.Broken()
    }
    self.mix = mix
    offsets = try .init(from: &bytes)
    sampleLimit = try .init(from: &bytes)
    appliesHighPass = try .init(from: &bytes)
    cuts = try .init(from: &bytes)
    levellerGains = try .init(from: &bytes)
  }
}

extension RecordingFault: Packed {
  func pack(into bytes: inout [UInt8]) {
    kind.rawValue.pack(into: &bytes)
    start.pack(into: &bytes)
    duration.pack(into: &bytes)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    guard let kind = Kind(rawValue: try .init(from: &bytes)) else { throw PackedBytes.Broken() }
    self.init(kind: kind, start: try .init(from: &bytes), duration: try .init(from: &bytes))
  }
}
