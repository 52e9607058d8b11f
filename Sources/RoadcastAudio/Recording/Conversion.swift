/// The command that makes a WAV file of a file that has the name of one.
struct Conversion {
  /// The file's path.
  let path: String

  /// The extension that the file gets, so that the WAV file gets its name.
  let suffix: String

  init(of path: String, from suffix: String) {
    self.path = path
    self.suffix = suffix
  }

  /// What to do, as the end of a message.
  var advice: String { "convert it with `\(command)`" }

  /// A line for a shell; it keeps the original beside the WAV file.
  private var command: String {
    let stem = path.lowercased().hasSuffix(".wav") ? String(path.dropLast(4)) : path
    let (wav, original) = (Self.quoted(path), Self.quoted("\(stem).\(suffix)"))
    return "mv \(wav) \(original) && ffmpeg -i \(original) \(wav)"
  }

  /// A path as a shell reads it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x7F || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "/._-+,:@".unicodeScalars.contains(scalar)
    }
    guard !isPlain else { return path }
    return "'"
      + path.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: #"'\''"#) + "'"
  }
}
