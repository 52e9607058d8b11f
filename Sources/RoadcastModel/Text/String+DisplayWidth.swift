extension String {
  /// The number of columns of this text in a terminal; East Asian characters and emoji take two.
  package var displayWidth: Int {
    utf8.allSatisfy { $0 < 0x80 } ? utf8.count : reduce(0) { $0 + $1.displayWidth }
  }

  /// This text, shortened to a number of columns; an ellipsis shows that something is missing.
  package func cut(toWidth width: Int) -> String {
    guard displayWidth > width else { return self }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 1
    for character in self {
      used += character.displayWidth
      guard used <= width else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// This text between bidirectional isolates if it contains letters written from right to left.
  ///
  /// The text around it keeps its place then. Isolates have no width.
  package var isolated: String {
    unicodeScalars.contains(where: \.isWrittenRightToLeft) ? "\u{2068}\(self)\u{2069}" : self
  }
}

extension Character {
  fileprivate var displayWidth: Int {
    if unicodeScalars.contains("\u{FE0F}") || unicodeScalars.first?.isWideEmoji ?? false {
      return 2
    }
    // Terminals count code points, so the letters of a joined character are side by side.
    return unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }
}

extension Unicode.Scalar {
  fileprivate var isWideEmoji: Bool { value >= 0x231A && properties.isEmojiPresentation }

  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    // The vowels and endings of Hangul join the consonant before them.
    case 0x1160...0x11FF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  fileprivate var isWrittenRightToLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF,
      0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
