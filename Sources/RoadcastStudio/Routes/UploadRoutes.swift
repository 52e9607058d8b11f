import HTTPTypes
import Hummingbird
import NIOCore
import RoadcastFiles
import RoadcastModel

/// Files that are dropped on a page: written to the disk while they arrive, and used a moment later.
struct UploadRoutes {
  let desk: Desk

  private struct Opened: Encodable {
    var upload: String
  }

  private struct Stored: Encodable {
    var name: String
  }

  func add(to router: Router<StudioContext>) {
    router.post("uploads") { [desk] _, _ in
      Response.json(Opened(upload: try desk.scratch.newUpload().id))
    }
    router.post("uploads/:upload") { [desk] request, context in
      let folder = try desk.uploadFolder(try context.parameters.require("upload"))
      let given = request.uri.queryParameters.get("name") ?? ""
      let name = try UploadName(given, among: FileSystem.names(in: folder) ?? []).text
      if let text = request.headers[.contentLength], let length = Int(text),
        length > Limits.recordingBytes
      {
        throw HTTPError(.contentTooLarge, message: Self.tooLarge)
      }
      try await Self.store(request.body, at: "\(folder)/\(name)", room: desk.uploadRoom)
      return Response.json(Stored(name: name))
    }
    router.delete("uploads/:upload") { [desk] request, context in
      let id = try context.parameters.require("upload")
      let folder = try desk.uploadFolder(id)
      if let name = request.uri.queryParameters.get("name") {
        guard (FileSystem.names(in: folder) ?? []).contains(name) else {
          throw HTTPError(.notFound, message: "this file is no longer here")
        }
        FileSystem.removeFile("\(folder)/\(name)")
      } else {
        desk.scratch.removeUpload(id)
      }
      return Response(status: .noContent)
    }
  }

  private static let noRoom =
    "there isn't enough room for this file; add or leave out the others first, or free space on "
    + "the disk"

  private static let tooLarge =
    "the file is larger than \(Limits.recordingBytes >> 30) GiB; record in several parts"

  private static func store(_ body: RequestBody, at path: String, room: Int) async throws {
    let file = try OutputFile(path: path)
    var length = 0
    do {
      for try await block in body {
        length += block.readableBytes
        guard length <= Limits.recordingBytes else {
          throw HTTPError(.contentTooLarge, message: tooLarge)
        }
        guard length <= room else {
          throw HTTPError(HTTPResponse.Status(code: 507), message: noRoom)
        }
        try file.append(block.readableBytesView)
      }
      try file.close()
    } catch {
      // Nothing is left of what was sent only in part.
      FileSystem.removeFile(path)
      throw error
    }
  }
}

extension Desk {
  /// The folder of an upload.
  ///
  /// - Parameter id: What a page was given for it.
  /// - Returns: An absolute path.
  /// - Throws: If there's no such upload.
  func uploadFolder(_ id: String) throws -> String {
    guard let number = Int(id), number > 0, "\(number)" == id,
      FileSystem.isFolder("\(scratch.uploads)/\(id)")
    else {
      throw HTTPError(.notFound, message: "these files are no longer here; drop them again")
    }
    scratch.touch(id)
    return "\(scratch.uploads)/\(id)"
  }

  /// The bytes that can still be uploaded: a part of the disk is left for others.
  var uploadRoom: Int {
    let free = FileSystem.freeBytes(at: scratch.uploads) ?? .max
    return max(0, min(Self.mostUploadedBytes - scratch.uploadedBytes, free - free / 20))
  }

  /// The most bytes of all uploads that aren't in an episode yet.
  private static let mostUploadedBytes = 32 << 30
}
