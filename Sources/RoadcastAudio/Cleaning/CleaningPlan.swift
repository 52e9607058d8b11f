/// What is done to a recording before it is brought to its level.
package struct CleaningPlan: Sendable, Equatable {
  /// How its channels are taken together.
  package var mix = ChannelMix.all

  /// The constant offset taken out of each of its channels, −1…1; empty where there is none.
  package var offsets: [Float] = []

  /// Whether what lies under 80 Hz is taken out.
  package var appliesHighPass = false

  /// What is taken out, in frames at the programme's rate: ascending, apart from each other.
  package var cuts: [Range<Int>] = []

  /// The leveller's gains in dB, one for each 100 ms; empty where it does nothing.
  package var levellerGains: [Float] = []

  /// Nothing is repaired.
  package init() {}

  /// What is done to a recording of which nothing is known yet.
  init(_ cleaning: CleaningOptions) { appliesHighPass = cleaning.highPass }
}
