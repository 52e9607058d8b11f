/// A format of finished files that podcast apps play; the raw value is the extension of their names.
package enum EnclosureFormat: String, Sendable, CaseIterable {
  case mp3, m4a, m4b, mp4, m4v, mov, ogg, oga, opus

  /// The media type, as Apple and PSP-1 name it where they do.
  package var type: String {
    switch self {
    case .mp3: "audio/mpeg"
    case .m4a, .m4b: "audio/x-m4a"
    case .mp4: "video/mp4"
    case .m4v: "video/x-m4v"
    case .mov: "video/quicktime"
    case .ogg, .oga: "audio/ogg"
    case .opus: "audio/opus"
    }
  }

  /// The family of formats that the content belongs to.
  package enum Container: Sendable {
    case mpegAudio, mpeg4, ogg
  }

  package var container: Container {
    switch self {
    case .mp3: .mpegAudio
    case .m4a, .m4b, .mp4, .m4v, .mov: .mpeg4
    case .ogg, .oga, .opus: .ogg
    }
  }
}
