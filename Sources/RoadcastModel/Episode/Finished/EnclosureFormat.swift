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

  /// Whether a text in small letters is a media type of sound or video, and nothing else.
  package static func isMediaType(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "-+./".utf8.contains(byte)
    }
    return isPlain && parts.count == 2 && ["audio", "video"].contains(parts[0])
      && !parts[1].isEmpty && text.utf8.count <= Limits.tagCharacters
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
