import RoadcastFiles
import RoadcastModel
import Synchronization

/// A folder on a remote of rclone.
final class RcloneDestination: Destination {
  /// Such as `cdn:bucket/road-notes`.
  let remote: String

  /// What the remote can do, once that's known: each look at it is a connection.
  private let knownTraits = Mutex<RcloneTraits?>(nil)

  /// Whether the remote has answered since this began.
  private let hasAnswered = Mutex(false)

  /// Whether a file can get the name of another one in one step, as far as that's known.
  let canReplace = Mutex(true)

  init(remote: String) { self.remote = remote }

  var program: RcloneProgram { RcloneProgram(place: remote) }

  var name: String { remote }

  /// Where feeds are until they're complete, on remotes that write files in place.
  static let newFolder = "roadcast-new"

  /// Where the list of what was published is until it's complete, on such remotes.
  private static let newRecord = "roadcast-published-new.txt"

  /// The most bytes of a listing: a hundred thousand files with long names.
  private static let listingBytes = 256 << 20

  /// The address of a file or folder.
  ///
  /// - Parameter path: Relative to the place.
  /// - Returns: As rclone takes it.
  func address(_ path: String) -> String {
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
        limit: hasAnswered.withLock { $0 } ? .short : .contact,
        outputLimit: limit + 1
      )
      hasAnswered.withLock { $0 = true }
      guard bytes.count <= limit else {
        throw WorkFailure(
          "\(address(path)) is larger than \(ByteText.format(limit)); look at what it is"
        )
      }
      return bytes
    } catch RcloneProgram.Failure.notFound {
      hasAnswered.withLock { $0 = true }
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

  /// Runs rclone where the place must exist.
  ///
  /// - Parameters:
  ///   - words: rclone's arguments.
  ///   - input: What it reads from standard input.
  ///   - doing: What failed if it fails.
  /// - Returns: What it wrote.
  /// - Throws: `WorkFailure` if it fails.
  func run(_ words: [String], input: [UInt8]? = nil, doing: String) async throws -> [UInt8] {
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

  // MARK: What the remote can do

  /// Looks up what the remote can do, once.
  ///
  /// - Returns: What it can do.
  /// - Throws: If rclone doesn't know the remote.
  func traits() async throws -> RcloneTraits {
    if let known = knownTraits.withLock({ $0 }) { return known }
    let bytes = try await run(["backend", "features", remote], doing: "look at")
    let traits = RcloneTraits(features: String(decoding: bytes, as: UTF8.self))
    knownTraits.withLock { $0 = traits }
    return traits
  }
}
