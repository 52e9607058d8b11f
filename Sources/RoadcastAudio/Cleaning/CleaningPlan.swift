/// What is done to one recording ahead of loudness normalisation.
///
/// `CleaningOptions` says which steps may be used; a plan has the values that were found for them.
package struct CleaningPlan: Sendable, Equatable {
  /// How the recording's channels are combined.
  package var mix = ChannelMix.all

  /// The DC offset that is subtracted from each channel of the recording, −1…1; empty for none.
  package var offsets: [Float] = []

  /// The largest magnitude of a sample that is sound, linear; what is beyond is silenced.
  package var sampleLimit = SampleRepair.highestLimit

  /// Whether what is below 80 Hz is removed.
  package var appliesHighPass = false

  /// The frames that are removed, at the programme's sample rate: ascending, not adjacent.
  package var cuts: [Range<Int>] = []

  /// The leveller's gains in dB, one for each 100 ms; empty if it isn't used.
  package var levellerGains: [Float] = []

  /// Creates a plan that changes nothing.
  package init() {}

  /// Creates a plan of the steps that don't depend on the recording.
  ///
  /// - Parameter options: The steps to use.
  init(_ options: CleaningOptions) { appliesHighPass = options.appliesHighPass }
}
