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

    /// Whether the whole file is there; without it, a player gets what's there and the rest as it's made.
    var isWhole: Bool
  }

  func add(to router: Router<StudioContext>) {
    router.get("recording") { [self] request, _ in
      let file = try recording(request)
      return FileAnswer(file, type: "audio/wav").response(to: request)
    }
    router.get("picture") { [self] request, _ in
      let path = request.uri.queryParameters.get("path") ?? ""
      let type = Self.pictureTypes[WorkspacePath.stem(of: WorkspacePath.name(of: path)).extension]
      guard let type, let file = try? file(path), file.size <= Limits.coverBytes else {
        throw HTTPError(.notFound, message: "there's no such picture")
      }
      return FileAnswer(file, type: type).response(to: request)
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
      guard let made = try await desk.rendering(of: slug, for: key) else {
        throw HTTPError(
          .notFound,
          message: "this version can't be played: correct the errors of its recordings first"
        )
      }
      let isWhole = try await made.make(with: desk.masters)
      if isWhole, made.finished == nil { desk.scratch.keepDraft(made.path) }
      return Response.json(
        Version(
          address: made.finished == nil
            ? "/drafts/\(WorkspacePath.name(of: made.path))" : "/episodes/\(slug)/finished",
          duration: Double(made.duration) / Double(made.sampleRate),
          isWhole: isWhole
        )
      )
    }
    router.get("episodes/:slug/finished") { [desk] request, context in
      let slug = try context.parameters.require("slug")
      guard
        let finished = try await desk.draft(of: slug, measures: false).episode?.episode.enclosure
      else { throw HTTPError(.notFound) }
      let file = try desk.workspace().file(finished.file.value)
      return FileAnswer(file, type: finished.format.type).response(to: request)
    }
    router.get("drafts/:name") { [desk] request, context in
      let name = try context.parameters.require("name")
      guard name.hasSuffix(".mp3"), name.dropLast(4).allSatisfy(\.isHexDigit) else {
        throw HTTPError(.notFound)
      }
      if let file = try InputFile.existing(at: "\(desk.scratch.drafts)/\(name)") {
        return FileAnswer(file, type: "audio/mpeg").response(to: request)
      }
      guard let rendering = desk.rendering(called: name) else { throw HTTPError(.notFound) }
      return Response(
        status: .ok,
        headers: [.contentType: "audio/mpeg", .cacheControl: "private, no-store"],
        body: ResponseBody { [desk] writer in
          var stream = rendering.stream(with: desk.masters)
          while let block = try await stream.next() {
            try await writer.write(ByteBuffer(bytes: block))
          }
          try await writer.finish(nil)
        }
      )
    }
  }

  private static let pictureTypes = [
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png",
  ]

  /// Opens the recording that a request names by its path in the workspace.
  private func recording(_ request: Request) throws -> InputFile {
    let path = request.uri.queryParameters.get("path") ?? ""
    guard FileKind(name: WorkspacePath.name(of: path)) == .recording, let file = try? file(path)
    else { throw HTTPError(.notFound, message: "there's no such recording") }
    return file
  }

  private func file(_ path: String) throws -> InputFile {
    guard path.hasPrefix("episodes/"),
      case .success(let resolved) = WorkspacePath.resolve(path, in: ""),
      resolved == path
    else { throw HTTPError(.notFound) }
    return try desk.workspace().file(path)
  }
}
