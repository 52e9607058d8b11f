/// A format that isn't read, recognized by its content: its file's name can say anything.
struct ForeignFormat {
  /// The format's name, with an article.
  private let name: String

  /// What to do about it.
  private let remedy: String

  /// What's wrong with a file in this format, and what to do.
  var refusal: String { "is \(name), whatever its name says; \(remedy)" }

  private static let saveAsText = "save it as plain text (.txt) in UTF-8"
  private static let exportCaptions = "export it as WebVTT (.vtt) or SubRip (.srt)"

  /// Recognizes a format that isn't text; nil for anything else.
  init?(ofBytes bytes: [UInt8]) {
    func begins(_ text: StaticString, at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: "\(text)".utf8)
    }
    if begins("%PDF-") {
      self.init("a PDF document", "copy its text into a plain text file (.txt)")
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self.init(zip: bytes)
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self.init("an old Word document (.doc)", Self.saveAsText)
    } else if bytes.starts(with: [0x1F, 0x8B]) {
      self.init("compressed with gzip", "unpack it")
    } else if begins("bplist00") {
      self.init("a binary property list", Self.saveAsText)
    } else if begins("RIFF") || begins("ID3") || begins("fLaC") || begins("OggS")
      || begins("ftyp", at: 4)
    {
      self.init("a recording or a video", "put its transcript here instead")
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
      || bytes.starts(with: [0xFF, 0xD8, 0xFF])
    {
      self.init("a picture", "put the words here as text")
    } else {
      return nil
    }
  }

  private init(_ name: String, _ remedy: String) {
    self.name = name
    self.remedy = remedy
  }

  /// A format that's stored as a ZIP archive, by the names of the files in it.
  private init(zip bytes: [UInt8]) {
    let start = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    let end = String(decoding: bytes.suffix(4_096), as: UTF8.self)
    if start.contains("word/") || end.contains("word/") {
      self.init("a Word document (.docx)", Self.saveAsText)
    } else if start.contains("opendocument") {
      self.init("an OpenDocument file (.odt)", Self.saveAsText)
    } else if start.contains("Index/") || end.contains("Index/Document") {
      self.init("a Pages document", Self.saveAsText)
    } else {
      self.init("a ZIP archive", "unpack it")
    }
  }

  /// Recognizes markup that isn't read; nil for anything else.
  init?(ofText text: String) {
    let head = Substring(text.utf8.prefix(1_024)).drop(while: \.isWhitespace)
    guard let first = head.utf8.first,
      first == UInt8(ascii: "<") || first == UInt8(ascii: "{") || first == UInt8(ascii: "%")
    else { return nil }
    let start = head.lowercased()
    if start.hasPrefix("{\\rtf") {
      self.init(
        "an RTF document",
        "open it in its editor and save it as plain text (in TextEdit: Format, Make Plain Text)"
      )
    } else if start.hasPrefix("%!ps") {
      self.init("a PostScript document", "copy its text into a plain text file (.txt)")
    } else if start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
      || (start.hasPrefix("<?xml") && start.contains("<html"))
    {
      self.init("a web page (HTML)", "copy its text into a plain text file (.txt)")
    } else if start.hasPrefix("<sami") {
      self.init("SAMI captions", Self.exportCaptions)
    } else if start.hasPrefix("<tt ") || start.hasPrefix("<tt:tt") || start.hasPrefix("<tt>")
      || (start.hasPrefix("<?xml") && (start.contains("<tt ") || start.contains("<tt:tt")))
    {
      self.init("TTML captions", Self.exportCaptions)
    } else if start.hasPrefix("<?xml") || start.hasPrefix("<transcript")
      || start.hasPrefix("<timedtext")
    {
      self.init("an XML file", Self.exportCaptions)
    } else if Self.countsFrames(start) {
      self.init("MicroDVD captions, which count frames instead of seconds", Self.exportCaptions)
    } else {
      return nil
    }
  }

  /// Whether a text begins with two numbers in braces, such as `{0}{25}Hello`.
  private static func countsFrames(_ text: String) -> Bool {
    let parts = text.prefix(24).split(
      separator: "}",
      maxSplits: 2,
      omittingEmptySubsequences: false
    )
    guard parts.count == 3 else { return false }
    return parts.prefix(2).allSatisfy { part in
      part.first == "{" && part.count > 1 && part.dropFirst().allSatisfy(\.isASCIIDigit)
    }
  }
}

extension Character {
  /// Whether this is one of the digits 0 to 9.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
