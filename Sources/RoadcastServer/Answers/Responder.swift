import NIOHTTP1
import RoadcastFiles
import RoadcastModel
import RoadcastSubscribers

/// Decides what a request is answered with.
struct Responder: Sendable {
  let site: Site
  let options: ServerOptions
  let guesses = GuessLimiter()

  /// The methods that files have.
  private static let allowed = "GET, HEAD"

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - request: A request without a body.
  ///   - mayRead: Whether files may be read before the answer is known, which can take some time.
  /// - Returns: The answer.
  /// - Throws: ``MustRead`` if they have to be, or why a file can't be read.
  func answer(_ request: Request, mayRead: Bool) throws -> Answer {
    let target: RequestTarget
    do throws(RequestTarget.Failure) {
      target = try RequestTarget(request.head.uri)
    } catch {
      switch error {
      case .impossible: return .notFound
      case .malformed: return ending(.badRequest)
      case .tooLong: return ending(.uriTooLong)
      }
    }
    guard request.head.method == .GET || request.head.method == .HEAD else {
      return Answer(.methodNotAllowed, [("Allow", Self.allowed)])
    }
    if target.path == "healthz" { return Answer(.ok) }
    let question = Question(request: request, snapshot: site.current, mayRead: mayRead)
    let answer = try answer(target.path, question)
    guard answer.isMissingFile, site.isOutdated(question.snapshot) else { return answer }
    // A build has just put new folders in place, and removes the old ones.
    guard mayRead else { throw MustRead() }
    site.refresh()
    return try self.answer(
      target.path,
      Question(request: request, snapshot: site.current, mayRead: true)
    )
  }

  private func ending(_ status: HTTPResponseStatus) -> Answer {
    var answer = Answer(status)
    answer.endsConnection = true
    return answer
  }

  private func answer(_ path: String, _ question: Question) throws -> Answer {
    if options.isPreview { return try previewAnswer(path, question) }
    let base = question.snapshot.base
    // Private addresses are below the base address. A proxy may map that to the root.
    let root = base?.decodedPath ?? ""
    for root in root.isEmpty ? [""] : [root, ""] where path.hasPrefix(root) {
      let rest = path.dropFirst(root.count)
      if rest.hasPrefix(Self.personalFolder) {
        return try personalAnswer(rest.dropFirst(Self.personalFolder.count), question)
      }
      if rest == "me", let header = options.trustedHeader {
        return try answerToPerson(namedIn: header, question)
      }
    }
    guard let base, !base.isPrivate, path.hasPrefix(base.decodedPath) else { return .notFound }
    return try openAnswer(String(path.dropFirst(base.decodedPath.count)), question)
  }

  private static let personalFolder = "\(SubscriberDirectory.folder)/"

  /// The time, for addresses that end.
  static var now: Moment { Moment(seconds: Int64(FileStamp.now / 1_000_000_000)) }
}

/// A request with what was found at its time.
struct Question {
  let request: Request
  let snapshot: Site.Snapshot

  /// Whether files may be read before the answer is known.
  let mayRead: Bool
}
