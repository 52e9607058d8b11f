/// The sound of programmes, and their encoding: `sound` in `show.yml`.
package struct Sound: Sendable, Equatable {
  /// The number of channels of a programme.
  package enum Channels: String, Sendable, CaseIterable {
    case mono, stereo

    package var count: Int { self == .mono ? 1 : 2 }
  }

  /// The constant bit rate in kbit/s; one of ``bitrates``.
  package var bitrate = 96

  package var channels = Channels.mono

  /// Hz; one of ``sampleRates``.
  package var sampleRate = 44_100

  /// The loudness of each segment in LUFS; mono counts as if it came from both loudspeakers.
  package var loudness = -16.0

  /// The highest true peak of the decoded audio in dBTP.
  package var truePeak = -1.0

  /// The least silence between two recordings.
  package var gap = Milliseconds(600)

  /// The repairs of segments' recordings.
  package var cleaning = Cleaning.standard

  /// The recording that starts every programme: a path in the workspace.
  package var opener: Located<String>?

  /// The recording that ends every programme: a path in the workspace.
  package var closer: Located<String>?

  /// The recordings that every programme shares.
  package var openerAndCloser: [Located<String>] { [opener, closer].compactMap(\.self) }

  /// The bit rates of MPEG-1 Layer III that speech needs, in kbit/s (ISO/IEC 11172-3 §2.4.2.3).
  package static let bitrates = [48, 56, 64, 80, 96, 112, 128, 160, 192]

  /// The sample rates of MPEG-1 Layer III that speech needs, in Hz.
  package static let sampleRates = [44_100, 48_000]

  package init() {}
}
