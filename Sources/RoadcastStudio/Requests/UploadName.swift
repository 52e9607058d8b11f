import RoadcastFiles
import RoadcastModel

/// The name that a dropped file gets: its own, without what a path or a manifest can't have.
struct UploadName {
  let text: String

  /// The most bytes of an ending: what's longer is a part of the name that has a dot before it.
  private static let mostEndingBytes = 10

  /// - Parameters:
  ///   - given: The name that the browser sent.
  ///   - taken: The names that other files have already.
  /// - Throws: If there's nothing in the name that can be kept.
  init(_ given: String, among taken: [String]) throws(WorkFailure) {
    let last = given.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    var kept = String.UnicodeScalarView()
    for scalar in last.unicodeScalars {
      kept.append(Self.isKept(scalar) ? scalar : " ")
    }
    var name = String(kept).split(separator: " ", omittingEmptySubsequences: true)
      .joined(separator: " ")
    while name.first == "." || name.first == "-" || name.first == " " || name.first == "~" {
      name.removeFirst()
    }
    var (stem, suffix) = WorkspacePath.stem(of: name)
    if suffix.utf8.count > Self.mostEndingBytes { (stem, suffix) = (name, "") }
    while stem.last == " " { stem.removeLast() }
    guard !stem.isEmpty, !name.isEmpty else {
      throw WorkFailure("the file has no name that can be kept; rename it and try again")
    }
    let ending = suffix.isEmpty ? "" : ".\(suffix)"
    var scalars = stem.unicodeScalars
    while scalars.last == " "
      || String(scalars).utf8.count + ending.utf8.count > Limits.fileNameBytes - 10
    {
      scalars.removeLast()
    }
    let short = String(scalars)
    let sounds = taken.filter { FileKind(name: $0) != .transcript }
    let names = Set(sounds.map { WorkspacePath.stem(of: $0).stem.lowercased() })
    var unique = short
    var number = 2
    // Recordings of two kinds become WAV files of the same name; a transcript belongs to its recording.
    let isTranscript = FileKind(name: name) == .transcript
    while isTranscript
      ? taken.contains("\(unique)\(ending)") : names.contains(unique.lowercased())
    {
      unique = "\(short)-\(number)"
      number += 1
    }
    text = unique + ending
  }

  /// Whether a character can be in a file's name: what can't be seen, or turns text around, can't.
  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: scalar != "\u{FFFD}" && !"<>:\"|?*".unicodeScalars.contains(scalar)
    }
  }
}
