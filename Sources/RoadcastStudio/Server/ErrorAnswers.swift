import HTTPTypes
import Hummingbird
import Logging
import RoadcastEditing
import RoadcastFiles
import RoadcastModel
import RoadcastProduction

/// Answers what couldn't be done with the reason, as the command would print it.
struct ErrorAnswers: RouterMiddleware {
  typealias Context = StudioContext

  let logger: Logger

  @concurrent
  func handle(
    _ request: Request,
    context: StudioContext,
    next: @concurrent (Request, StudioContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let conflict as EditConflict {
      return .json(Conflict(mine: conflict.yours, theirs: conflict.disk.bytes), .conflict)
    } catch let conflict as ChangedMeanwhile {
      return .json(Conflict(mine: nil, theirs: conflict.theirs), .conflict)
    } catch {
      let problem = problem(error, request)
      guard ErrorPage.isWanted(by: request) else {
        return .json(Problem(problem.words), problem.status)
      }
      let page = ErrorPage(
        problem: problem.words,
        address: problem.file.map { "/text?file=\(QueryText.encoded($0))" }
      )
      return .page(page.bytes, problem.status)
    }
  }

  /// What went wrong, in words, with the file to blame.
  private func problem(
    _ error: any Error,
    _ request: Request
  ) -> (words: String, status: HTTPResponse.Status, file: String?) {
    switch error {
    case let refusal as EditRefusal:
      let line = refusal.location.line.map { ", line \($0)" } ?? ""
      let file = refusal.location.file
      return ("\(refusal.reason) (\(file)\(line))", .unprocessableContent, file)
    case is NoSuchEpisode: return ("there's no such episode any more", .notFound, nil)
    case is WorkFailure: return (Problem(error).problem, .conflict, nil)
    case let failure as ProductionFailure:
      let words = Problem(error).problem
      let file = failure.diagnostics.first { $0.severity == .error }?.location.file
      return (words, .conflict, file.flatMap { $0.hasSuffix(".yml") ? $0 : nil })
    case let error as HTTPError:
      return (error.body ?? error.status.reasonPhrase, error.status, nil)
    default:
      logger.error("\(request.method) \(request.uri.path): \(error)")
      return (
        "that didn't work; try again, and report this if it happens again",
        .internalServerError, nil
      )
    }
  }
}

/// Why something couldn't be done.
struct Problem: Encodable {
  /// A sentence without a capital and a full stop.
  var problem: String

  init(_ problem: String) { self.problem = problem }

  /// The reason that an error has for people.
  init(_ error: any Error) {
    problem =
      switch error {
      case let failure as WorkFailure: failure.message
      case let failure as ProductionFailure:
        (failure.cause as? WorkFailure)?.message ?? "\(failure.cause)"
      default: "something went wrong; try again"
      }
  }
}

/// Both versions of a file that someone changed meanwhile.
struct Conflict: Encodable {
  var problem = "this file was changed on the disk meanwhile; choose which version to keep"

  /// What the page would have made of it.
  var mine: String?

  /// What's on the disk; empty if the file is gone.
  var theirs: String

  /// Whether the file is gone.
  var isGone: Bool

  /// The version of what's on the disk.
  var version: String

  init(mine: [UInt8]?, theirs: [UInt8]?) {
    self.mine = mine.map { String(decoding: $0, as: UTF8.self) }
    self.theirs = String(decoding: theirs ?? [], as: UTF8.self)
    isGone = theirs == nil
    if isGone { problem = "this file was removed meanwhile; choose whether to write it again" }
    version = FileVersion(of: theirs).text
  }
}
