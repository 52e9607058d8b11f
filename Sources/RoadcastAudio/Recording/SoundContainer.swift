/// What kind of file it is, by its first bytes and whatever its name.
package enum SoundContainer: Sendable {
  case wav, mp3, aac, flac, ogg, aiff, au, caf, rifx, w64, mp4, matroska, amr, wma,
    riffWithoutSound, zip,
    propertyList, zeros, text
  case unknown

  /// Recognises a file.
  ///
  /// - Parameter start: Its first bytes, at least 12 of them if it has so many.
  init(start: [UInt8]) {
    let isRIFF = ["RIFF", "RF64", "BW64"].contains { start.starts(with: $0.utf8) }
    if isRIFF, start.count >= 12, start[8..<12].elementsEqual("WAVE".utf8) {
      self = .wav
    } else if let match = Self.signatures.first(where: {
      start.dropFirst($0.offset).starts(with: $0.bytes)
    }) {
      self = match.container
    } else if start.count >= 2, start[0] == 0xFF, start[1] & 0xF6 == 0xF0 {
      self = .aac
    } else if start.count >= 2, start[0] == 0xFF, start[1] & 0xE0 == 0xE0 {
      self = .mp3
    } else if start.count >= 12, start.allSatisfy({ $0 == 0 }) {
      self = .zeros
    } else {
      let isText = start.allSatisfy { $0 >= 0x20 && $0 < 0x7F || (9...13).contains($0) }
      self = isText ? .text : .unknown
    }
  }

  private static let signatures: [(offset: Int, bytes: [UInt8], container: SoundContainer)] = [
    (0, Array("ID3".utf8), .mp3), (0, Array("fLaC".utf8), .flac), (0, Array("OggS".utf8), .ogg),
    (0, Array("FORM".utf8), .aiff), (0, Array(".snd".utf8), .au), (0, Array("caff".utf8), .caf),
    (0, Array("RIFX".utf8), .rifx), (0, Array("riff".utf8), .w64), (0, Array("#!AMR".utf8), .amr),
    (4, Array("ftyp".utf8), .mp4), (0, [0x1A, 0x45, 0xDF, 0xA3], .matroska),
    (0, [0x30, 0x26, 0xB2, 0x75], .wma), (0, Array("RIFF".utf8), .riffWithoutSound),
    (0, [0x50, 0x4B], .zip), (0, Array("bplist".utf8), .propertyList),
  ]

  /// The kind, with an article.
  package var name: String {
    switch self {
    case .wav: "a WAV file"
    case .mp3: "an MP3 file"
    case .aac: "an AAC file"
    case .flac: "a FLAC file"
    case .ogg: "an Ogg file"
    case .aiff: "an AIFF file"
    case .au: "an AU file"
    case .caf: "a CAF file"
    case .rifx: "a big-endian RIFX file"
    case .w64: "a W64 file"
    case .mp4: "an M4A or MP4 file"
    case .matroska: "a WebM or Matroska file"
    case .amr: "an AMR file"
    case .wma: "a WMA file"
    case .riffWithoutSound: "a RIFF file without WAVE sound"
    case .zip: "a ZIP file"
    case .propertyList: "a property list"
    case .zeros: "a file that begins with zeros, as after a copy that broke off"
    case .text: "a text file"
    case .unknown: "an unknown kind of file"
    }
  }

  /// The extension that such files have, without the dot, if other programs can convert them.
  var suffix: String? {
    switch self {
    case .mp3: "mp3"
    case .aac: "aac"
    case .flac: "flac"
    case .ogg: "ogg"
    case .aiff: "aiff"
    case .au: "au"
    case .caf: "caf"
    case .rifx: "rifx"
    case .w64: "w64"
    case .mp4: "m4a"
    case .matroska: "webm"
    case .amr: "amr"
    case .wma: "wma"
    case .wav, .riffWithoutSound, .zip, .propertyList, .zeros, .text, .unknown: nil
    }
  }

  /// Whether it's converted with libsndfile.
  ///
  /// Its other parsers are rarely used, and less well tested.
  var isConverted: Bool {
    switch self {
    case .mp3, .flac, .ogg, .aiff, .au, .caf, .w64: true
    default: false
    }
  }
}
