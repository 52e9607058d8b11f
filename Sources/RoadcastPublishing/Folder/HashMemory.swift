import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// The hashes of files that were read once: media are large, and hardly ever change.
struct HashMemory {
  private struct Entry: Equatable {
    var stamp: FileStamp
    var hash: String
  }

  private var entries: [String: Entry] = [:]
  private var isChanged = false

  /// The file that it's kept in; an absolute path.
  private let file: String

  private static let head = "roadcast hashes 1\n"
  private static let mostBytes = 64 << 20

  /// Reads what's known.
  ///
  /// - Parameter file: An absolute path; what's there can be missing or damaged, and then nothing is known.
  init(file: String) {
    self.file = file
    guard let bytes = try? InputFile.existing(at: file)?.read(limit: Self.mostBytes),
      bytes.starts(with: Self.head.utf8), bytes.count > Self.head.utf8.count + 65
    else { return }
    let content = bytes.dropLast(65)
    guard Array((Digest.hex(content) + "\n").utf8) == Array(bytes.suffix(65)) else { return }
    for line in content.dropFirst(Self.head.utf8.count).split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
        .map { String(decoding: $0, as: UTF8.self) }
      guard words.count == 6, let size = Int(words[1]), let modified = Int(words[2]),
        let changed = Int(words[3]), let inode = UInt64(words[4])
      else { continue }
      entries[words[5]] = Entry(
        stamp: FileStamp(size: size, modified: modified, changed: changed, inode: inode),
        hash: words[0]
      )
    }
  }

  /// The hash of a file, read only if it isn't known.
  ///
  /// - Parameters:
  ///   - path: Relative to the folder.
  ///   - stamp: The file's.
  ///   - folder: The folder that it's in.
  /// - Returns: The SHA-256 in hexadecimal.
  /// - Throws: If the file can't be read.
  mutating func hash(
    of path: String,
    _ stamp: FileStamp,
    in folder: Folder
  ) throws(WorkFailure) -> String {
    if let known = entries[path], known.stamp.hasSameContent(as: stamp) { return known.hash }
    let file: InputFile
    do {
      file = try folder.file(path, called: "\(folder.path)/\(path)")
    } catch {
      throw WorkFailure("\(folder.path)/\(path) \(error.message)")
    }
    let hash = try Digest.hex(of: file)
    try file.requireUnchanged()
    if file.stamp.isSettled(at: FileStamp.now) {
      entries[path] = Entry(stamp: file.stamp, hash: hash)
      isChanged = true
    }
    return hash
  }

  /// Forgets all other files.
  mutating func keep(_ paths: Set<String>) {
    let count = entries.count
    entries = entries.filter { paths.contains($0.key) }
    isChanged = isChanged || entries.count != count
  }

  /// Writes what's known now; without it, the next run only takes longer.
  func save() {
    guard isChanged else { return }
    var text = Self.head
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      let stamp = entry.stamp
      text +=
        "\(entry.hash) \(stamp.size) \(stamp.modified) \(stamp.changed) \(stamp.inode) \(path)\n"
    }
    text += Digest.hex(text.utf8) + "\n"
    try? PendingFile.write(Array(text.utf8), to: file, replaces: true)
  }
}
