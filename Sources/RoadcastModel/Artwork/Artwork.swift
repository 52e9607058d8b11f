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

  /// Whether the picture is stored as it's shown, rather than turned or mirrored.
  package var isUpright: Bool

  /// The pixels that a side of artwork can have, according to Apple's directory.
  package static let sides = 1_400...3_000

  /// The size in bytes above which a picture loads slowly on a phone.
  package static let comfortableBytes = 512 << 10

  package init(
    format: Format,
    width: Int,
    height: Int,
    isRGB: Bool,
    isTransparent: Bool,
    isUpright: Bool = true
  ) {
    self.format = format
    self.width = width
    self.height = height
    self.isRGB = isRGB
    self.isTransparent = isTransparent
    self.isUpright = isUpright
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
    if !isUpright {
      problems.append(
        (false, "is stored on its side, and many apps show it so; export it again upright")
      )
    }
    if byteCount > Self.comfortableBytes {
      problems.append((false, "has \(byteCount >> 10) KiB; under 512 loads faster"))
    }
    return problems
  }
}
