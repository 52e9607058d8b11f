import HTTPTypes
import Hummingbird
import NIOCore
import RoadcastFiles
import RoadcastServer

/// Answers with a file, or the part of it that a player asks for.
struct FileAnswer: Sendable {
  private let file: InputFile
  private let type: String

  private static let blockSize = 128 << 10

  init(_ file: InputFile, type: String) {
    self.file = file
    self.type = type
  }

  func response(to request: Request) -> Response {
    var headers: HTTPFields = [
      .contentType: type, .acceptRanges: "bytes", .eTag: tag, .cacheControl: "private, no-cache",
    ]
    if request.headers[.ifNoneMatch] == tag {
      return Response(status: .notModified, headers: headers)
    }
    let mayBePart = request.headers[.ifRange].map { $0 == tag } ?? true
    guard mayBePart, let field = request.headers[.range] else {
      return Response(status: .ok, headers: headers, body: body(0..<file.size))
    }
    switch ByteRanges(field, size: file.size) {
    case .unsatisfiable:
      headers[.contentRange] = "bytes */\(file.size)"
      return Response(status: .rangeNotSatisfiable, headers: headers)
    case .parts(let parts) where parts.count == 1:
      let part = parts[0]
      headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.size)"
      return Response(status: .partialContent, headers: headers, body: body(part))
    default:
      return Response(status: .ok, headers: headers, body: body(0..<file.size))
    }
  }

  private var tag: String {
    let stamp = file.stamp
    return "\"\(stamp.inode)-\(stamp.size)-\(stamp.modified)-\(stamp.changed)\""
  }

  private func body(_ range: Range<Int>) -> ResponseBody {
    let file = file
    return ResponseBody(contentLength: range.count) { writer in
      var place = range.lowerBound
      while place < range.upperBound {
        let end = min(range.upperBound, place + Self.blockSize)
        try await writer.write(ByteBuffer(bytes: file.bytes(place..<end)))
        place = end
      }
      try await writer.finish(nil)
    }
  }
}
