import RoadcastFiles
import RoadcastModel
import Synchronization

/// A folder on a remote of rclone.
final class RcloneDestination: Destination {
  /// Such as `cdn:bucket/road-notes`.
  let remote: String

  /// What the remote can do, once that's known: each look at it is a connection.
  private let knownTraits = Mutex<Traits?>(nil)

  init(remote: String) { self.remote = remote }

  private var program: RcloneProgram { RcloneProgram(place: remote) }

  var name: String { remote }

  /// Where feeds are until they're complete, on remotes that write files in place.
  private static let newFolder = "roadcast-new"

  /// Where the list of what was published is until it's complete, on such remotes.
  private static let newRecord = "roadcast-published-new.txt"

  /// The most bytes of a listing: a hundred thousand files with long names.
  private static let listingBytes = 256 << 20

  /// The address of a file or folder.
  private func address(_ path: String) -> String {
    remote.hasSuffix(":") || remote.hasSuffix("/") ? remote + path : "\(remote)/\(path)"
  }

  func list() async throws -> [String: Int] {
    var listing = try await listAll()
    if listing == nil {
      guard try await exists() else { return [:] }
      // A folder in it has gone while it was listed; half a listing isn't one.
      listing = try await listAll()
    }
    guard let bytes = listing else {
      throw WorkFailure(
        "can't list \(remote): rclone doesn't find a folder that it has just listed; publish again"
      )
    }
    guard let sizes = RcloneListing.sizes(bytes) else {
      throw WorkFailure("can't list \(remote): rclone's answer can't be read; publish again")
    }
    return sizes
  }

  /// Lists everything; nil if a folder isn't there.
  private func listAll() async throws -> [UInt8]? {
    do {
      return try await program.run(
        [
          "lsjson", "--recursive", "--files-only", "--no-modtime", "--no-mimetype", "--fast-list",
          remote,
        ],
        doing: "list",
        limit: .long,
        outputLimit: Self.listingBytes
      )
    } catch .notFound {
      return nil
    } catch .failed(let failure) {
      throw failure
    }
  }

  /// Whether the place itself exists.
  private func exists() async throws -> Bool {
    do {
      _ = try await program.run(
        ["lsjson", "--no-modtime", "--no-mimetype", remote],
        doing: "list",
        limit: .long,
        outputLimit: Self.listingBytes
      )
      return true
    } catch .notFound {
      return false
    } catch .failed(let failure) {
      throw failure
    }
  }

  func read(_ path: String, limit: Int) async throws -> [UInt8]? {
    if let bytes = try await readFile(path, limit: limit) { return bytes }
    // The last run ended while the list changed its name.
    return path == TargetRecord.path ? try await readFile(Self.newRecord, limit: limit) : nil
  }

  private func readFile(_ path: String, limit: Int) async throws -> [UInt8]? {
    do {
      let bytes = try await program.run(
        ["cat", "--count", "\(limit + 1)", address(path)],
        doing: "read \(path) at",
        outputLimit: limit + 1
      )
      guard bytes.count <= limit else {
        throw WorkFailure("\(address(path)) has over \(ByteText.format(limit)); look what it is")
      }
      return bytes
    } catch RcloneProgram.Failure.notFound {
      return nil
    } catch RcloneProgram.Failure.failed(let failure) {
      throw failure
    }
  }

  func write(_ bytes: [UInt8], to path: String) async throws {
    // Half a list would be none, and keep other machines out.
    let isStaged =
      if path == TargetRecord.path { try await traits().writesInPlace } else { false }
    _ = try await run(
      [
        "rcat", "--header-upload", "Content-Type: text/plain; charset=utf-8",
        address(isStaged ? Self.newRecord : path),
      ],
      input: bytes,
      doing: "write \(path) to"
    )
    if isStaged { try await rename([(Self.newRecord, path)]) }
  }

  func send(
    _ files: [FeedFile],
    from folder: String,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws {
    let traits = try await traits()
    let isStaged = traits.writesInPlace && files.first?.stage == .feeds
    let total = files.reduce(0) { $0 + $1.size }
    var done = 0
    for group in groups(of: files, byHeaders: traits.keepsHeaders) {
      let size = group.reduce(0) { $0 + $1.size }
      let before = done
      try await copy(
        group,
        from: folder,
        to: isStaged ? address(Self.newFolder) : remote,
        headers: traits.keepsHeaders
      ) { share in
        progress(total > 0 ? (Double(before) + share * Double(size)) / Double(total) : 1)
      }
      done += size
      progress(total > 0 ? Double(done) / Double(total) : 1)
    }
    guard isStaged else { return }
    try await rename(files.map { ("\(Self.newFolder)/\($0.path)", $0.path) })
    // Of feeds, too, that a run before this one had no time for.
    for words in [["delete", "--include", "*.xml"], ["rmdirs"]] {
      _ = try? await program.run(
        words + [address(Self.newFolder)],
        doing: "remove an empty folder at"
      )
    }
  }

  func remove(_ paths: [String]) async throws {
    guard !paths.isEmpty else { return }
    let scratch = try ScratchFolder()
    let list = try Self.list(paths, in: scratch.path)
    do {
      _ = try await program.run(
        ["delete", "--files-from-raw", list, remote],
        doing: "remove old files from",
        limit: .long
      )
    } catch .notFound {
      // Someone else has removed them.
    } catch .failed(let failure) {
      throw failure
    }
    _ = scratch
  }

  // MARK: Sending

  private func run(_ words: [String], input: [UInt8]? = nil, doing: String) async throws -> [UInt8]
  {
    do {
      return try await program.run(words, input: input, doing: doing)
    } catch .notFound {
      throw WorkFailure(
        "can't \(doing) \(remote): there's no such folder; correct `to` in show.yml"
      )
    } catch .failed(let failure) {
      throw failure
    }
  }

  private func copy(
    _ files: [FeedFile],
    from folder: String,
    to place: String,
    headers: Bool,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws {
    guard let first = files.first else { return }
    let scratch = try ScratchFolder()
    let list = try Self.list(files.map(\.path), in: scratch.path)
    var words = [
      "copy", "--files-from-raw", list, "--no-traverse", "--no-check-dest", "--transfers", "8",
      "--checkers", "8",
    ]
    if headers {
      words += [
        "--header-upload", "Content-Type: \(FeedLayout.contentType(of: first.path))",
        "--header-upload", "Cache-Control: \(first.cacheControl)",
      ]
    }
    do {
      _ = try await program.run(
        words + [folder, place],
        doing: "send to",
        limit: .day,
        progress: progress
      )
    } catch .notFound {
      for file in files where !FileSystem.exists("\(folder)/\(file.path)") {
        throw WorkFailure("can't send to \(remote): \(folder)/\(file.path) is missing; build again")
      }
      throw WorkFailure(
        "can't send to \(remote): there's no such bucket or folder; make it, or correct `to` in show.yml"
      )
    } catch .failed(let failure) {
      throw failure
    }
    _ = scratch
  }

  /// Gives files their names, in one step each where the remote can.
  ///
  /// Old versions of rclone can't rename a file over another one on some remotes: there, the old one is
  /// removed a moment before. If rclone is killed in that moment, the file is missing until the next run.
  private func rename(_ names: [(new: String, name: String)]) async throws {
    var canReplace = true
    for (new, name) in names {
      let words = [address(new), address(name)]
      if canReplace {
        do {
          _ = try await program.run(
            ["moveto", "--no-check-dest", "--retries", "1", "--low-level-retries", "1"] + words,
            doing: "rename a feed at"
          )
          continue
        } catch {
          canReplace = false
        }
      }
      _ = try await run(["moveto", "--ignore-times"] + words, doing: "rename a feed at")
    }
  }

  /// The files that get the same headers.
  private func groups(of files: [FeedFile], byHeaders: Bool) -> [[FeedFile]] {
    guard byHeaders else { return [files] }
    let groups = Dictionary(grouping: files) {
      "\(FeedLayout.contentType(of: $0.path))\n\($0.cacheControl)"
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Writes a list of files that rclone reads as it is.
  private static func list(_ paths: [String], in folder: String) throws(WorkFailure) -> String {
    let path = "\(folder)/files"
    let text = paths.map { $0 + "\n" }.joined()
    FileSystem.removeFile(path)
    try PendingFile.write(Array(text.utf8), to: path, replaces: true)
    return path
  }

  // MARK: What the remote can do

  private struct Traits: Sendable {
    /// Whether it keeps the media type and other headers of a file.
    var keepsHeaders: Bool

    /// Whether a reader can get half of a file while it's written.
    var writesInPlace: Bool
  }

  private func traits() async throws -> Traits {
    if let known = knownTraits.withLock({ $0 }) { return known }
    let bytes = try await run(["backend", "features", remote], doing: "look at")
    let text = String(decoding: bytes, as: UTF8.self)
    let kind =
      text.split(separator: "\n").first { $0.contains("\"String\": \"") }
      .map { String($0).trimmed.dropFirst("\"String\": \"".count) } ?? ""
    let inPlace = ["sftp://", "ftp://", "ftps://", "Local file system", "smb://", "hdfs://"]
    let traits = Traits(
      keepsHeaders: text.contains("\"WriteMimeType\": true"),
      writesInPlace: inPlace.contains { kind.hasPrefix($0) }
    )
    knownTraits.withLock { $0 = traits }
    return traits
  }
}
