import RoadcastFeed
import RoadcastFiles
import RoadcastHTTP
import RoadcastModel

/// Fetches files of the old host into the folders of episodes.
///
/// A file has its name only when all of it is there and it is what it should be. Until then it's called
/// `NAME.part`, and a later run goes on where this one stopped.
struct MediaFetcher {
  let client: HTTPClient

  /// The folder of the episodes' folders; an absolute path.
  let root: String

  /// Whether the feed itself is on a private machine.
  let isNear: Bool

  /// How many bytes of a part are compared before it's continued.
  private static let overlap = 1 << 16

  /// How many requests one process sends.
  private static let batch = 200

  /// Fetches files.
  ///
  /// - Parameters:
  ///   - media: The files.
  ///   - observe: Gets the number of files that are finished, from time to time.
  /// - Returns: What came of each, in the same order.
  /// - Throws: `WorkFailure` if curl can't be used, or a file can't be stored.
  func fetch(
    _ media: [ImportedMedia],
    observe: @escaping @Sendable (Int) -> Void
  ) async throws -> [FetchedMedia] {
    var results = media.map(present)
    var deadHosts: [String: String] = [:]
    var pending = media.indices.filter { results[$0] == nil }
    // One request a host first: where nothing answers, the others needn't be sent.
    var seen: Set<String> = []
    let first = pending.filter {
      seen.insert(WebAddress.host(of: media[$0].address) ?? "").inserted
    }
    pending = first + pending.filter { !first.contains($0) }
    var position = 0
    while position < pending.count {
      let count = position == 0 ? first.count : Self.batch
      let batch = pending[position..<min(position + count, pending.count)]
      position = batch.endIndex
      let sent = batch.filter { index in
        let host = WebAddress.host(of: media[index].address) ?? ""
        guard let reason = deadHosts[host] else { return true }
        results[index] = .unreachable(reason)
        return false
      }
      let done = results.count { $0 != nil }
      for index in sent {
        try FileSystem.createFolder("\(root)/\(media[index].folder)".withoutSlash)
      }
      let outcomes = try await client.answers(to: sent.map { request(for: media[$0]) }) {
        observe(done + $0)
      }
      for (index, outcome) in zip(sent, outcomes) {
        let result = try store(outcome, of: media[index])
        results[index] = result
        if case .failure(let failure) = outcome, [.noSuchHost, .noAnswer].contains(failure.kind),
          case .unreachable(let reason) = result
        {
          deadHosts[WebAddress.host(of: media[index].address) ?? ""] = reason
        }
      }
    }
    observe(media.count)
    return results.map { $0 ?? .left }
  }

  // MARK: Files

  private func path(_ media: ImportedMedia, _ suffix: String = "") -> String {
    media.folder.isEmpty
      ? "\(root)/\(media.name)\(suffix)" : "\(root)/\(media.folder)/\(media.name)\(suffix)"
  }

  /// A file that's there already, whole.
  func present(_ media: ImportedMedia) -> FetchedMedia? {
    let stem = WorkspacePath.stem(of: media.name).stem
    let suffixes: [String] =
      switch media.kind {
      case .audio: EnclosureFormat.allCases.map(\.rawValue)
      case .cover: ["jpg", "png"]
      case .chapters, .transcript: [WorkspacePath.stem(of: media.name).extension]
      }
    for suffix in suffixes {
      var candidate = media
      candidate.name = "\(stem).\(suffix)"
      guard FileStamp(path: path(candidate)) != nil,
        let found = try? MediaContent.check(path(candidate), candidate),
        found.name == candidate.name
      else { continue }
      return .stored(name: found.name, length: found.length)
    }
    return nil
  }

  // MARK: Requests

  /// The bytes of a part that are kept, if there are enough to compare some.
  private func kept(_ media: ImportedMedia) -> Int? {
    guard media.kind == .audio, let size = FileStamp(path: path(media, ".part"))?.size,
      size > Self.overlap
    else { return nil }
    return size - Self.overlap
  }

  private func request(for media: ImportedMedia) -> HTTPRequest {
    var request = HTTPRequest(media.address)
    request.limits.bytes = media.mostBytes
    if media.kind == .audio {
      request.limits.seconds = 6 * 60 * 60
      request.limits.stallSeconds = 60
    }
    if let kept = kept(media) {
      request.headers = [HTTPHeader("Range", "bytes=\(kept)-")]
      request.destination = .file(path: path(media, ".rest"), start: 0)
    } else {
      request.destination = .file(path: path(media, ".part"), start: 0)
    }
    FileSystem.removeFile(path(media, ".rest"))
    return request
  }

  private func store(
    _ outcome: HTTPClient.Outcome,
    of media: ImportedMedia
  ) throws -> FetchedMedia {
    let part = path(media, ".part")
    let rest = path(media, ".rest")
    defer { FileSystem.removeFile(rest) }
    switch outcome {
    case .failure(let failure):
      switch failure.kind {
      case .badAddress, .tooLarge, .badCertificate, .noEncryption, .tooManyRedirects, .noSuchHost:
        if failure.kind != .noSuchHost { FileSystem.removeFile(part) }
        return failure.kind == .noSuchHost
          ? .unreachable(failure.message) : .missing(failure.message)
      case .cannotStore: throw failure.workFailure
      default:
        // What came so far is kept for another run, unless it's the rest of a part.
        return .unreachable(failure.message)
      }
    case .success(let answer):
      let place = SecretAddress.masked(media.address)
      if let refusal = refusal(of: answer) {
        FileSystem.removeFile(part)
        return .missing("\(place) \(refusal)")
      }
      guard answer.isSuccess else {
        if answer.status == 416 { FileSystem.removeFile(part) }
        if !FileSystem.exists(rest) { FileSystem.removeFile(part) }
        let isLater = answer.status == 429 || answer.status == 416 || answer.status >= 500
        let words = "\(place) answers with status \(answer.status)"
        return isLater ? .unreachable(words) : .missing(words)
      }
      if FileSystem.exists(rest) {
        guard try join(part, rest, answer, kept: kept(media) ?? 0) else {
          FileSystem.removeFile(part)
          return .unreachable("\(place) has changed since the last run; run the same command again")
        }
      }
      return try finish(part, media, place)
    }
  }

  /// Why an answer isn't taken; nil if it is.
  private func refusal(of answer: HTTPAnswer) -> String? {
    isNear || !NetworkPlace.isPrivate(answer.machine) ? nil : NetworkPlace.refusal
  }

  /// Puts a part and the rest together, if they belong together.
  private func join(
    _ part: String,
    _ rest: String,
    _ answer: HTTPAnswer,
    kept: Int
  ) throws -> Bool {
    guard answer.status == 206 else {
      // All of it was sent again.
      try? FileSystem.rename(rest, to: part)
      return true
    }
    let old = try InputFile.reopened(at: part)
    let new = try InputFile.reopened(at: rest)
    let count = old.size - kept
    guard count > 0, new.size >= count,
      try old.bytes(kept..<old.size) == new.bytes(0..<count)
    else { return false }
    let whole = "\(part).whole"
    FileSystem.removeFile(whole)
    let file = try OutputFile(path: whole)
    try old.readBlocks(in: 0..<kept) { block throws(WorkFailure) in try file.append(block) }
    try new.readBlocks { block throws(WorkFailure) in try file.append(block) }
    try file.close()
    try? FileSystem.rename(whole, to: part)
    return true
  }

  /// Takes everything that acts out of a page that will be published under the new show's address.
  private func clean(_ path: String) throws {
    let bytes = try InputFile.reopened(at: path).read(limit: Limits.transcriptBytes) ?? []
    FileSystem.removeFile(path)
    let file = try OutputFile(path: path)
    try file.append(Array(CleanHTML(String(decoding: bytes, as: UTF8.self)).text.utf8))
    try file.close()
  }

  private func finish(
    _ part: String,
    _ media: ImportedMedia,
    _ place: String
  ) throws -> FetchedMedia {
    do {
      let (name, length) = try MediaContent.check(part, media)
      if media.kind == .transcript, name.hasSuffix(".html") { try clean(part) }
      var named = media
      named.name = name
      do {
        try FileSystem.rename(part, to: path(named))
      } catch {
        throw WorkFailure(doing: "write \(path(named))", error)
      }
      return .stored(name: name, length: length)
    } catch let problem as MediaContent.Problem {
      FileSystem.removeFile(part)
      return .missing("\(place) \(problem.message)")
    }
  }
}

extension String {
  fileprivate var withoutSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
