import RoadcastEditing

/// How a text file is written, so that what a browser makes of it can be written in the same way.
///
/// In a browser's field every line's end is one line feed, and no byte-order mark is left.
struct TextForm: Equatable {
  /// What ends each line.
  private let ending: String

  /// Whether it begins with a byte-order mark.
  private let hasMark: Bool

  /// The text for a browser's field.
  let text: String

  /// Why the text can't be changed in a browser without changing something else too; nil if it can.
  let refusal: String?

  private static let mark: Unicode.Scalar = "\u{FEFF}"

  /// - Parameter bytes: The file's content; nil where there's no file yet.
  init(of bytes: [UInt8]?) {
    guard let decoded = String(validating: bytes ?? [], as: UTF8.self) else {
      self.init(text: "", refusal: "the file isn't UTF-8 text; save it again as UTF-8 in an editor")
      return
    }
    var scalars = Array(decoded.unicodeScalars)
    let hasMark = scalars.first == Self.mark
    if hasMark { scalars.removeFirst() }
    var plain = String.UnicodeScalarView()
    var endings: Set<String> = []
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      let isPair =
        scalar == "\r" && place + 1 < scalars.count && scalars[place + 1] == "\n"
      if scalar == "\r" || scalar == "\n" {
        endings.insert(isPair ? "\r\n" : String(scalar))
        plain.append("\n")
      } else {
        plain.append(scalar)
      }
      place += isPair ? 2 : 1
    }
    let refusal: String? =
      endings.count > 1
      ? "its lines end in different ways; choose one kind of line ends in an editor"
      : scalars.contains("\0") ? "it has a NUL character; remove it in an editor" : nil
    self.init(
      text: String(plain),
      ending: endings.first ?? "\n",
      hasMark: hasMark,
      refusal: refusal
    )
  }

  private init(text: String, ending: String = "\n", hasMark: Bool = false, refusal: String?) {
    self.text = text
    self.ending = ending
    self.hasMark = hasMark
    self.refusal = refusal
  }

  /// The bytes of a text from a browser, written as the file is.
  func bytes(of text: String) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    if hasMark { scalars.append(Self.mark) }
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\n", previous == "\r" {
        previous = scalar
        continue
      }
      if scalar == "\n" || scalar == "\r" {
        scalars.append(contentsOf: ending.unicodeScalars)
      } else {
        scalars.append(scalar)
      }
      previous = scalar
    }
    return Array(String(scalars).utf8)
  }
}
