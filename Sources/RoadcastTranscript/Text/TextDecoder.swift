package import RoadcastModel

/// Decodes a file's bytes in the encodings that editors write.
package enum TextDecoder {
  /// Reads UTF-8, UTF-16, or else Windows-1252.
  ///
  /// UTF-16 is recognized by its byte order mark, or by the zeros in each second byte. Text in neither
  /// UTF-8 nor UTF-16 is read as Windows-1252, with the warning `not-utf8` at the line of the first
  /// invalid byte, if the language can be written in it, and refused otherwise. Control characters, and
  /// what XML can't contain, are left out, with the warning `control-character` at the first one.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The file's path in the workspace, for messages.
  ///   - language: The language of the text, such as `en-us`; nil if it isn't known.
  ///   - log: Gets warnings, or the error for a text that isn't read.
  /// - Returns: The text without a byte order mark and without characters that words can't have; nil
  ///   if its letters would come out wrong.
  package static func text(
    of bytes: [UInt8],
    file: String,
    language: String? = nil,
    into log: inout DiagnosticLog
  ) -> String? {
    guard var text = decode(bytes, file: file, language: language, into: &log) else { return nil }
    dropForbidden(from: &text, file: file, into: &log)
    return text
  }

  private static func decode(
    _ bytes: [UInt8],
    file: String,
    language: String?,
    into log: inout DiagnosticLog
  ) -> String? {
    if let order = UTF16Order(of: bytes) {
      return decodeUTF16(bytes, from: order.markLength, file: file, into: &log) {
        order.isBigEndian ? UInt16($0) << 8 | UInt16($1) : UInt16($0) | UInt16($1) << 8
      }
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: body, as: UTF8.self) { return text }
    let location = SourceLocation(file: file, line: lineOfFirstBadByte(in: body))
    if isDamagedUTF8(body, isWestern: language.map(WrittenEncoding.isWindows1252) ?? true) {
      log.add(
        .notUTF8,
        severity: .warning,
        at: location,
        "damaged UTF-8; unreadable bytes became U+FFFD, save it as UTF-8"
      )
      return String(decoding: body, as: UTF8.self)
    }
    if let message = refusal(of: body, in: language, file: file) {
      log.add(.notUTF8, at: location, message)
      return nil
    }
    log.add(
      .notUTF8,
      severity: .warning,
      at: location,
      "isn't UTF-8, so it's read as Windows-1252; save it as UTF-8"
    )
    return windows1252(body)
  }

  /// Why a text can't be read as Windows-1252; nil if it can.
  private static func refusal(
    of bytes: ArraySlice<UInt8>,
    in language: String?,
    file: String
  ) -> String? {
    guard let language, !WrittenEncoding.isWindows1252(language) else {
      guard WrittenEncoding.isOtherScript(bytes) else { return nil }
      return "isn't UTF-8, and its letters would come out wrong; save it as UTF-8 in the program "
        + "that wrote it"
    }
    let name = file.split(separator: "/").last.map { String($0) } ?? file
    let encoding = WrittenEncoding.usual(for: language)
    return
      "isn't UTF-8, and letters of the language \(language.quoted) would come out wrong; save it "
      + "as UTF-8 in the program that wrote it, or run "
      + "`iconv -f \(encoding) -t UTF-8 \(name.escapedForDisplay) -o new` and use the new file"
  }

  /// Decodes UTF-16; a lone surrogate, or half a unit at the end, becomes U+FFFD.
  private static func decodeUTF16(
    _ bytes: [UInt8],
    from start: Int,
    file: String,
    into log: inout DiagnosticLog,
    unit: (UInt8, UInt8) -> UInt16
  ) -> String {
    let units = stride(from: start, to: bytes.count - 1, by: 2).map {
      unit(bytes[$0], bytes[$0 + 1])
    }
    if bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) {
      return text
    }
    var scalars = String.UnicodeScalarView()
    var lines = LineCounter()
    var badLine: Int?
    var iterator = units.makeIterator()
    var codec = UTF16()
    decoding: while true {
      switch codec.decode(&iterator) {
      case .scalarValue(let scalar):
        lines.advance(over: scalar)
        scalars.append(scalar)
      case .error:
        badLine = badLine ?? lines.nextLine
        scalars.append("\u{FFFD}")
      case .emptyInput:
        break decoding
      }
    }
    if !bytes.count.isMultiple(of: 2) { scalars.append("\u{FFFD}") }
    log.add(
      .notUTF8,
      severity: .warning,
      at: SourceLocation(file: file, line: badLine ?? lines.nextLine),
      "damaged UTF-16; unreadable characters became U+FFFD, save it as UTF-8"
    )
    return String(scalars)
  }

  /// Whether the bytes have more valid UTF-8 than a text in another encoding would have by chance.
  ///
  /// whisper.cpp splits characters between the tokens that it writes.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - isWestern: Whether the language can be written in Windows-1252, in which letters beyond ASCII
  ///     are rarely side by side. In an encoding of Chinese, some pairs of bytes look like UTF-8.
  /// - Returns: Whether to read it as UTF-8 anyway.
  private static func isDamagedUTF8(_ bytes: ArraySlice<UInt8>, isWestern: Bool) -> Bool {
    var iterator = bytes.makeIterator()
    var codec = UTF8()
    var (good, bad) = (0, 0)
    while true {
      switch codec.decode(&iterator) {
      case .scalarValue(let scalar): good += scalar.isASCII ? 0 : 1
      case .error: bad += 1
      case .emptyInput: return good > 0 && (isWestern ? 3 * good >= bad : good >= 4 * bad)
      }
    }
  }

  private static func lineOfFirstBadByte(in bytes: ArraySlice<UInt8>) -> Int {
    var lines = LineCounter()
    var iterator = bytes.makeIterator()
    var codec = UTF8()
    while case .scalarValue(let scalar) = codec.decode(&iterator) { lines.advance(over: scalar) }
    return lines.nextLine
  }

  /// Decodes Windows-1252 as the WHATWG's Encoding Standard does, where no byte is undefined.
  private static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      scalars.append(
        (0x80...0x9F).contains(byte) ? upperControls[Int(byte) - 0x80] : Unicode.Scalar(byte)
      )
    }
    return String(scalars)
  }

  /// The characters of the bytes 0x80 to 0x9F.
  static let upperControls: [Unicode.Scalar] = [
    "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
    "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
  ]

  private static func dropForbidden(
    from text: inout String,
    file: String,
    into log: inout DiagnosticLog
  ) {
    guard CueLines.mayHoldForbidden(text) else { return }
    var kept = String.UnicodeScalarView()
    var lines = LineCounter()
    var first: (scalar: Unicode.Scalar, line: Int)?
    var count = 0
    for scalar in text.unicodeScalars {
      lines.advance(over: scalar)
      if let substitute = CueLines.substitute(for: scalar) { kept.append(substitute) }
      if !scalar.isAllowedInWords {
        first = first ?? (scalar, lines.line)
        count += 1
      }
    }
    guard let first else { return }
    text = String(kept)
    let code = first.scalar.codePoint
    log.add(
      .controlCharacter,
      severity: .warning,
      at: SourceLocation(file: file, line: first.line),
      count == 1
        ? "the control character \(code) is left out; remove it"
        : "\(count) control characters are left out, the first of them \(code); remove them"
    )
  }
}
