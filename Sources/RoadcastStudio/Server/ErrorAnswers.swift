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
    } catch let refusal as EditRefusal {
      let line = refusal.location.line.map { ", line \($0)" } ?? ""
      return .json(
        Problem("\(refusal.reason) (\(refusal.location.file)\(line))"),
        .unprocessableContent
      )
    } catch is NoSuchEpisode {
      return .json(Problem("there's no such episode any more"), .notFound)
    } catch let failure as WorkFailure {
      return .json(Problem(failure.message), .conflict)
    } catch let failure as ProductionFailure {
      let words = (failure.cause as? WorkFailure)?.message ?? "\(failure.cause)"
      return .json(Problem(words), .conflict)
    } catch let error as HTTPError {
      return .json(Problem(error.body ?? error.status.reasonPhrase), error.status)
    } catch {
      logger.error("\(request.method) \(request.uri.path): \(error)")
      return .json(
        Problem("that didn't work; try again, and report this if it happens again"),
        .internalServerError
      )
    }
  }
}

/// Why something couldn't be done.
struct Problem: Encodable {
  /// A sentence without a capital and a full stop.
  var problem: String

  init(_ problem: String) { self.problem = problem }
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
