import Foundation

/// The texts in the fixtures and the sample workspace, which tests damage.
package enum SampleTexts {
  /// Every manifest, transcript and page of notes there, by its path in the repository.
  package static let all: [String: [UInt8]] = {
    var texts: [String: [UInt8]] = [:]
    for folder in ["Tests/Fixtures", "episodes"] {
      let root = "\(Repository.path)/\(folder)"
      for name in FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? [] {
        let suffix = (name as NSString).pathExtension.lowercased()
        guard ["yml", "vtt", "srt", "json", "txt", "md", "csv"].contains(suffix),
          !name.hasSuffix("expected.txt"), !name.hasSuffix("made.txt"),
          let data = FileManager.default.contents(atPath: "\(root)/\(name)"), !data.isEmpty
        else { continue }
        texts["\(folder)/\(name)"] = Array(data)
      }
    }
    return texts
  }()

  /// The texts whose names end in one of these, sorted by path.
  package static func ending(in suffixes: String...) -> [[UInt8]] {
    all.filter { text in suffixes.contains { text.key.hasSuffix($0) } }
      .sorted { $0.key < $1.key }.map(\.value)
  }
}
