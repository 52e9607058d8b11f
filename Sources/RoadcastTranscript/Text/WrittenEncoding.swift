/// The encodings that editors used for a language before UTF-8.
enum WrittenEncoding {
  /// Whether all letters of a language are in Windows-1252.
  ///
  /// - Parameter language: A code such as `en-us`.
  /// - Returns: False for a language that isn't known.
  static func isWindows1252(_ language: String) -> Bool {
    western.contains(String(language.lowercased().prefix { $0 != "-" && $0 != "_" }))
  }

  /// The most likely encoding of a text that isn't UTF-8, by iconv's name.
  static func usual(for language: String) -> String {
    let code = language.lowercased()
    if code.hasPrefix("zh-tw") || code.hasPrefix("zh-hk") || code.hasPrefix("zh-hant") {
      return "BIG5"
    }
    switch code.prefix(while: { $0 != "-" && $0 != "_" }) {
    case "zh": return "GB18030"
    case "ja": return "SHIFT_JIS"
    case "ko": return "CP949"
    case "th": return "TIS-620"
    case "el": return "WINDOWS-1253"
    case "tr", "az": return "WINDOWS-1254"
    case "he", "yi": return "WINDOWS-1255"
    case "ar", "fa", "ur", "ug", "ku", "ps", "sd": return "WINDOWS-1256"
    case "lt", "lv": return "WINDOWS-1257"
    case "vi": return "WINDOWS-1258"
    case "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "tt", "ce", "cv", "ba", "os",
      "ab", "av", "kv":
      return "WINDOWS-1251"
    case "cs", "sk", "pl", "hu", "sl", "hr", "bs", "ro": return "WINDOWS-1250"
    default: return "ENCODING"
    }
  }

  /// Whether bytes that aren't UTF-8 are letters of a script that Windows-1252 doesn't have.
  ///
  /// Letters with accents are between others; in Cyrillic or Chinese, most are side by side.
  static func isOtherScript(_ bytes: ArraySlice<UInt8>) -> Bool {
    var high = 0
    var inRuns = 0
    var run: [UInt8] = []
    func closeRun() {
      // A line of dashes or ornaments has one character alone.
      if run.count >= 4, Set(run).count > 2 { inRuns += run.count }
      run = []
    }
    for byte in bytes {
      if byte >= 0x80 {
        high += 1
        run.append(byte)
      } else {
        closeRun()
      }
    }
    closeRun()
    return high >= 8 && 2 * inRuns >= high
  }

  private static let western: Set<String> = [
    "af", "an", "ay", "bi", "br", "ca", "ch", "co", "da", "de", "en", "es", "et", "eu", "fi", "fj",
    "fo", "fr", "fy", "ga", "gd", "gl", "gv", "ho", "ht", "ia", "id", "ie", "io", "is", "it", "jv",
    "kl", "la", "lb", "lg", "mg", "ms", "na", "nb", "nd", "nl", "nn", "no", "nr", "ny", "oc", "om",
    "pt", "qu", "rm", "rn", "rw", "sc", "se", "sg", "sm", "sn", "so", "sq", "ss", "st", "su", "sv",
    "sw", "tl", "tn", "to", "ts", "vo", "wa", "xh", "za", "zu",
  ]
}
