import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// Finds out what a fetched file is, whatever its server and its name say.
enum MediaContent {
  /// What's wrong with a file, in words that follow its address.
  struct Problem: Error {
    var message: String
  }

  /// Checks a file.
  ///
  /// - Parameters:
  ///   - path: The file's absolute path.
  ///   - media: What it should be.
  /// - Returns: The name that it gets, with the right extension, and its length if it's audio.
  /// - Throws: What's wrong with it.
  static func check(
    _ path: String,
    _ media: ImportedMedia
  ) throws -> (name: String, length: Milliseconds?) {
    let file = try InputFile.reopened(at: path)
    guard file.size > 0 else { throw Problem(message: "is empty") }
    let stem = WorkspacePath.stem(of: media.name).stem
    switch media.kind {
    case .audio:
      let (format, sound) = try sound(of: file, named: media.name)
      let milliseconds = sound.samples * 1_000 / max(1, sound.sampleRate)
      return ("\(stem).\(format.rawValue)", Milliseconds(milliseconds))
    case .cover:
      let start = try file.bytes(0..<min(file.size, 8))
      if start.starts(with: [0xFF, 0xD8, 0xFF]) { return ("\(stem).jpg", nil) }
      if start.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return ("\(stem).png", nil) }
      throw Problem(message: "isn't a JPEG or PNG picture")
    case .chapters, .transcript:
      guard let bytes = try file.read(limit: Limits.transcriptBytes),
        String(validating: bytes, as: UTF8.self) != nil
      else { throw Problem(message: "isn't a text in UTF-8") }
      let start = bytes.prefix(200).drop { $0 <= 0x20 }
      let isPage = start.starts(with: "<!DOCTYPE".utf8) || start.starts(with: "<html".utf8)
      guard !isPage || media.name.hasSuffix(".html") else {
        throw Problem(message: "is a web page")
      }
      return (media.name, nil)
    }
  }

  private static func sound(
    of file: InputFile,
    named name: String
  ) throws -> (EnclosureFormat, FinishedSound) {
    let suffix = WorkspacePath.stem(of: name).extension
    let expected = EnclosureFormat(rawValue: suffix) ?? .mp3
    let others: [EnclosureFormat] = [.mp3, .m4a, .ogg]
    for format in [expected] + others.filter({ $0.container != expected.container }) {
      do throws(FinishedSoundError) {
        return (format, try FinishedSound(of: file, as: .init(format.container)))
      } catch .otherKind {
        continue
      } catch .damaged(let what) {
        throw Problem(message: what)
      } catch .unreadable(let failure) {
        throw failure
      }
    }
    throw Problem(message: "isn't audio that podcast apps play")
  }
}

extension FinishedSound.Container {
  fileprivate init(_ container: EnclosureFormat.Container) {
    switch container {
    case .mpegAudio: self = .mpegAudio
    case .mpeg4: self = .mpeg4
    case .ogg: self = .ogg
    }
  }
}
