import RoadcastAudio

extension RecordingAnalysis: Packed {
  func pack(into bytes: inout [UInt8]) {
    bytes.pack(
      encoding,
      sourceChannels,
      sourceRate,
      framesRead,
      missingFrames,
      surplusFrames,
      samplePeak,
      samplePeakTime,
      repairedSamples,
      firstRepair,
      length,
      cleaning,
      faults,
      pauses,
      signalToNoise,
      loudness,
      maxMomentary,
      maxShortTerm,
      loudnessRange,
      truePeak,
      gain,
      limited
    )
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
    bytes.pack(mix.rawValue, offsets, sampleLimit, appliesHighPass, cuts, levellerGains)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    self.init()
    guard let mix = ChannelMix(rawValue: try .init(from: &bytes)) else {
      throw PackedBytes.Broken()
    }
    self.mix = mix
    (offsets, sampleLimit, appliesHighPass, cuts, levellerGains) = try bytes.values()
  }
}

extension RecordingFault: Packed {
  func pack(into bytes: inout [UInt8]) {
    bytes.pack(kind.rawValue, start, duration)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    guard let kind = Kind(rawValue: try .init(from: &bytes)) else { throw PackedBytes.Broken() }
    self.init(kind: kind, start: try .init(from: &bytes), duration: try .init(from: &bytes))
  }
}
