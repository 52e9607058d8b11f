/// How programmes sound and are encoded: `sound` in `show.yml`.
package struct Sound: Sendable, Equatable {
  package enum Channels: String, Sendable, CaseIterable {
    case mono, stereo

    package var count: Int { self == .mono ? 1 : 2 }
  }

  /// kbit/s, constant; one of `bitrates`.
  package var bitrate = 96

  package var channels = Channels.mono

  /// Hz; one of `sampleRates`.
  package var sampleRate = 44_100

  /// LUFS, mono counted as heard from both loudspeakers.
  package var loudness = -16.0

  /// dBTP, the ceiling of what is heard after decoding.
  package var truePeak = -1.0

  /// Silence between neighbours, at least.
  package var gap = Milliseconds(600)

  /// What recordings of voices are repaired of.
  package var cleaning = Cleaning.standard

  /// Played first and last in every programme; paths in the workspace.
  package var opener: Located<String>?
  package var closer: Located<String>?

  /// The recordings that every programme shares.
  package var openerAndCloser: [Located<String>] { [opener, closer].compactMap(\.self) }

  /// Of MPEG-1 layer III (ISO/IEC 11172-3 §2.4.2.3), what speech needs.
  package static let bitrates = [48, 56, 64, 80, 96, 112, 128, 160, 192]
  package static let sampleRates = [44_100, 48_000]

  package init() {}
}
