import HTTPTypes
import Hummingbird
import NIOCore
import RoadcastFiles
import RoadcastModel
import RoadcastProduction

/// Recordings, and drafts to listen to.
struct MediaRoutes {
  let desk: Desk
  private let pictures = RecordingPictures()

  init(desk: Desk) { self.desk = desk }

  private struct Picture: Encodable {
    /// Heights from 1 to 40.
    var bars: [Int]

    /// Seconds.
    var duration: Double
  }

  private struct Version: Encodable {
    var address: String

    /// Seconds.
    var duration: Double
  }

  func add(to router: Router<StudioContext>) {
    router.get("recording") { [self] request, _ in
      let file = try recording(request)
      return FileAnswer(file, type: "audio/wav").response(to: request)
    }
    router.get("waveform") { [self] request, _ in
      let file = try recording(request)
      guard let picture = await pictures.picture(of: file) else {
        throw HTTPError(.notFound, message: "this recording can't be read")
      }
      return Response.json(
        Picture(bars: picture.bars.heights, duration: picture.duration)
      )
    }
    router.get("episodes/:slug/listen/:feed") { [desk] _, context in
      let slug = try context.parameters.require("slug")
      let key = try context.parameters.require("feed")
      let (show, _) = try desk.workspace().readShow()
      let draft = try await desk.draft(of: slug)
      guard let show, let feeds = draft.plan?.feeds, let feed = FeedKey.feed(key, in: feeds),
        let made = try await desk.enclosure(of: slug, for: feed)
      else {
        throw HTTPError(
          .notFound,
          message: "this version can't be played: correct the errors of its recordings first"
        )
      }
      return Response.json(
        Version(
          address: "/drafts/\(WorkspacePath.name(of: made.path))",
          duration: Double(made.duration) / Double(show.sound.sampleRate)
        )
      )
    }
    router.get("drafts/:name") { [desk] request, context in
      let name = try context.parameters.require("name")
      guard name.hasSuffix(".mp3"), name.dropLast(4).allSatisfy(\.isHexDigit),
        let file = try InputFile.existing(at: "\(desk.scratch.drafts)/\(name)")
      else { throw HTTPError(.notFound) }
      return FileAnswer(file, type: "audio/mpeg").response(to: request)
    }
  }

  /// Opens the recording that a request names by its path in the workspace.
  private func recording(_ request: Request) throws -> InputFile {
    let path = request.uri.queryParameters.get("path") ?? ""
    guard path.hasPrefix("episodes/"), FileKind(name: WorkspacePath.name(of: path)) == .recording,
      case .success(let resolved) = WorkspacePath.resolve(path, in: ""), resolved == path
    else { throw HTTPError(.notFound, message: "there's no such recording") }
    do {
      return try desk.workspace().file(path)
    } catch {
      throw HTTPError(.notFound, message: "there's no such recording")
    }
  }
}
