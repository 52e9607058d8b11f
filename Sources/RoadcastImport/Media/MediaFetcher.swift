import RoadcastFeed
import RoadcastFiles
import RoadcastHTTP
import RoadcastModel

/// Fetches files of the old host, and collects them in folders for the episodes.
///
/// A file has its name only when all of it is there and it is what it should be. Until then it's called
/// `NAME.part`, and a later run continues where this one stopped.
struct MediaFetcher {
  let client: HTTPClient

  /// Where the files are collected, and where they may be already.
  let files: CollectedFiles

  /// Whether the feed itself is on a private machine.
  let isNear: Bool

  /// Audio that's fetched again although it's there.
  var renewed: Set<MediaKey> = []

  /// How many requests one process sends.
  static let batch = 200

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
    var results = media.map { renewed.contains(MediaKey($0)) ? nil : present($0) }
    var deadHosts: [String: String] = [:]
    var pending = media.indices.filter { results[$0] == nil }
    // One request a host first: where nothing answers, the others needn't be sent.
    var seen: Set<String> = []
    let first = pending.filter {
      seen.insert(WebAddress.host(of: media[$0].address) ?? "").inserted
    }
    let ahead = Set(first)
    pending = first + pending.filter { !ahead.contains($0) }
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
        try files.makeFolder(media[index].folder)
        if media[index].kind == .audio {
          files.takePart(media[index].path + PartialFile.suffix)
        }
      }
      let uses = try await uses(of: sent.map { media[$0] })
      var requests: [(index: Int, request: HTTPRequest)] = []
      for (index, use) in zip(sent, uses) {
        switch use {
        case .whole:
          results[index] = try finish(part(of: media[index]), media[index])
        case .unknown:
          results[index] = .unreachable("\(place(media[index])) doesn't answer now")
        case .none, .continued: requests.append((index, request(for: media[index], use)))
        }
      }
      let outcomes = try await answers(to: requests.map(\.request)) { observe(done + $0) }
      for ((index, _), outcome) in zip(requests, outcomes) {
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

  /// Where a file is until all of it is there.
  private func part(of media: ImportedMedia) -> String {
    "\(files.staging)/\(media.path)\(PartialFile.suffix)"
  }

  /// A file that's there already, whole; in a workspace, also one that can't be used.
  func present(_ media: ImportedMedia) -> FetchedMedia? {
    let stem = WorkspacePath.stem(of: media.name).stem
    let suffixes: [String] =
      switch media.kind {
      case .audio: EnclosureFormat.allCases.map(\.rawValue)
      case .cover: ["jpg", "png"]
      case .chapters, .transcript: [WorkspacePath.stem(of: media.name).extension]
      }
    var kept: String?
    for suffix in suffixes {
      var candidate = media
      candidate.name = "\(stem).\(suffix)"
      guard let path = files.path(of: candidate.path) else { continue }
      let problem: String
      do {
        let found = try MediaContent.check(path, candidate)
        if found.name == candidate.name {
          return .stored(name: found.name, length: found.length)
        }
        problem = "isn't what its name says"
      } catch let found as MediaContent.Problem {
        problem = found.message
      } catch {
        problem = "can't be read"
      }
      // What's collected is the import's own, and is fetched again.
      if files.isInPlace(candidate.path) { kept = kept ?? "\(candidate.name) \(problem)" }
    }
    return kept.map(FetchedMedia.kept)
  }

  /// The address of a file, without secrets.
  private func place(_ media: ImportedMedia) -> String { SecretAddress.masked(media.address) }

  // MARK: Requests

  func answers(
    to requests: [HTTPRequest],
    observe: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> [HTTPClient.Outcome] {
    isNear
      ? try await client.answers(to: requests, observe: observe)
      : try await client.publicAnswers(to: requests, observe: observe)
  }

  /// Finds out how the parts of earlier runs can be used.
  private func uses(of media: [ImportedMedia]) async throws -> [PartialFile.Use] {
    let parts = media.map { $0.kind == .audio ? PartialFile(at: part(of: $0)) : nil }
    let asked = parts.indices.filter { parts[$0] != nil }
    var uses = [PartialFile.Use](repeating: .none, count: media.count)
    guard !asked.isEmpty else { return uses }
    let requests = asked.compactMap { index in parts[index]?.request(for: media[index].address) }
    let moment = FileStamp.now
    for (index, outcome) in zip(asked, try await answers(to: requests)) {
      uses[index] = parts[index]?.use(after: outcome, askedAt: moment) ?? .none
    }
    return uses
  }

  private func request(for media: ImportedMedia, _ use: PartialFile.Use) -> HTTPRequest {
    var request = HTTPRequest(media.address)
    let part = part(of: media)
    request.limits.bytes = media.mostBytes
    if media.kind == .audio {
      request.limits.seconds = 6 * 60 * 60
      request.limits.stallSeconds = 60
    }
    if case .continued(let address) = use {
      // Where redirects led.
      request.address = address
      request.destination = .file(path: part, continues: true)
    } else {
      // curl would write into the file that a link leads to.
      FileSystem.removeFile(part)
      request.destination = .file(path: part, continues: false)
    }
    return request
  }

  private func store(
    _ outcome: HTTPClient.Outcome,
    of media: ImportedMedia
  ) throws -> FetchedMedia {
    let part = part(of: media)
    switch outcome {
    case .failure(let failure):
      switch failure.kind {
      case .badAddress, .tooLarge, .badCertificate, .noEncryption, .tooManyRedirects,
        .privateNetwork:
        FileSystem.removeFile(part)
        return .missing(failure.message)
      case .cannotResume:
        // A server that's busy doesn't say that the file is another one.
        let status = failure.hops.last?.status ?? 0
        if status != 429, status < 500 { FileSystem.removeFile(part) }
        return .unreachable(failure.message)
      case .cannotStore: throw failure.workFailure
      default:
        // What came so far is kept for another run, if that can go on with it.
        if media.kind != .audio { FileSystem.removeFile(part) }
        return .unreachable(failure.message)
      }
    case .success(let answer):
      guard answer.isSuccess else {
        FileSystem.removeFile(part)
        let isLater = answer.status == 429 || answer.status >= 500
        let words = "\(place(media)) answers with status \(answer.status)"
        return isLater ? .unreachable(words) : .missing(words)
      }
      return try finish(part, media)
    }
  }

  /// Takes everything that acts out of a page that will be published under the new show's address.
  private func clean(_ path: String) throws {
    let bytes = try InputFile.reopened(at: path).read(limit: Limits.transcriptBytes) ?? []
    FileSystem.removeFile(path)
    let file = try OutputFile(path: path)
    try file.append(Array(CleanHTML(String(decoding: bytes, as: UTF8.self)).text.utf8))
    try file.close()
  }

  /// Removes what was collected of a file under another extension.
  private func removeOthers(than media: ImportedMedia) {
    let stem = WorkspacePath.stem(of: media.path).stem
    for format in EnclosureFormat.allCases where "\(stem).\(format.rawValue)" != media.path {
      FileSystem.removeFile("\(files.staging)/\(stem).\(format.rawValue)")
    }
  }

  private func finish(
    _ part: String,
    _ media: ImportedMedia
  ) throws -> FetchedMedia {
    do {
      let (name, length) = try MediaContent.check(part, media)
      if media.kind == .transcript, name.hasSuffix(".html") { try clean(part) }
      var named = media
      named.name = name
      let path = "\(files.staging)/\(named.path)"
      do {
        try FileSystem.rename(part, to: path)
      } catch {
        throw WorkFailure(doing: "write \(path)", error)
      }
      if renewed.contains(MediaKey(media)) { removeOthers(than: named) }
      return .stored(name: name, length: length)
    } catch let problem as MediaContent.Problem {
      FileSystem.removeFile(part)
      return .missing("\(place(media)) \(problem.message)")
    }
  }
}
