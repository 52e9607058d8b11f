/// The properties of a picture, as far as podcast apps and directories have rules about them.
package struct Artwork: Sendable, Equatable {
  package enum Format: String, Sendable {
    case jpeg, png

    /// The media type: `image/jpeg` or `image/png`.
    package var type: String { "image/\(rawValue)" }

    /// The extension of a file's name, without the dot.
    package var suffix: String { self == .jpeg ? "jpg" : "png" }
  }

  package var format: Format

  /// The width in pixels.
  package var width: Int

  /// The height in pixels.
  package var height: Int

  /// Whether the colours are red, green and blue, rather than grey or CMYK.
  package var isRGB: Bool

  /// Whether the picture has an alpha channel.
  package var isTransparent: Bool

  /// The pixels that a side of artwork can have, according to Apple's directory.
  package static let sides = 1_400...3_000

  /// The size in bytes above which a picture loads slowly on a phone.
  package static let comfortableBytes = 512 << 10

  private static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let jpegSignature: [UInt8] = [0xFF, 0xD8, 0xFF]

  /// Whether a file begins as a PNG or a JPEG.
  ///
  /// - Parameter bytes: the whole file.
  /// - Returns: False for anything else.
  package static func hasSignature(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: pngSignature) || bytes.starts(with: jpegSignature)
  }

  /// Reads the header of a PNG (W3C PNG §11.2.2) or a JPEG (ITU-T T.81 B.2.2); nil for other files.
  ///
  /// - Parameter bytes: the whole file.
  package init?(_ bytes: [UInt8]) {
    if bytes.starts(with: Self.pngSignature), bytes.count >= 33 {
      format = .png
      width = Self.number(bytes[16..<20])
      height = Self.number(bytes[20..<24])
      // 0 grey, 2 RGB, 3 a palette of RGB, 4 grey with transparency, 6 RGB with transparency.
      isRGB = [2, 3, 6].contains(bytes[25])
      isTransparent = bytes[25] >= 4
    } else if bytes.starts(with: Self.jpegSignature), let frame = Self.jpegFrame(bytes) {
      format = .jpeg
      height = Self.number(bytes[(frame + 5)..<(frame + 7)])
      width = Self.number(bytes[(frame + 7)..<(frame + 9)])
      isRGB = bytes[frame + 9] == 3
      isTransparent = false
    } else {
      return nil
    }
  }

  /// What apps and directories would refuse or dislike about artwork.
  ///
  /// - Parameter byteCount: the size of the file in bytes.
  /// - Returns: messages that follow the file's name.
  package func problems(byteCount: Int) -> [(isError: Bool, text: String)] {
    var problems: [(Bool, String)] = []
    if width != height {
      problems.append((true, "is \(width)×\(height) pixels; make it square"))
    } else if !Self.sides.contains(width) {
      problems.append(
        (
          true,
          "has sides of \(width) pixels; export it with \(Self.sides.lowerBound) to \(Self.sides.upperBound)"
        )
      )
    }
    if !isRGB { problems.append((true, "isn't in RGB colours; export it as RGB")) }
    if isTransparent {
      problems.append(
        (false, "has transparency, and apps show it on any background; export it without")
      )
    }
    if byteCount > Self.comfortableBytes {
      problems.append((false, "has \(byteCount >> 10) KiB; under 512 loads faster"))
    }
    return problems
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The offset of the start-of-frame marker.
  private static func jpegFrame(_ bytes: [UInt8]) -> Int? {
    var offset = 2
    while offset + 9 < bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      if marker == 0xFF {
        offset += 1
        continue
      }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) { return offset }
      let length = number(bytes[(offset + 2)..<(offset + 4)])
      guard length >= 2 else { return nil }
      offset += 2 + length
    }
    return nil
  }
}
