import NIOHTTP1

/// One version of a file, and what a request gets of it.
struct FileVersion {
  let content: Content

  /// The entity tag, without quotation marks.
  let tag: String

  /// When the file last changed: seconds since 1970.
  let modified: Int64

  /// The current time: seconds since 1970.
  let now: Int64

  let isCompressible: Bool

  /// Whether it's a copy of someone's own.
  ///
  /// They may be moved to another audience, whose file is older.
  let isPersonal: Bool

  /// Smaller texts don't get smaller.
  static let smallestCompressed = 512

  /// Adds to an answer what the request's conditions and ranges ask for.
  ///
  /// - Parameters:
  ///   - answer: Has the headers of the file, and none of its versions.
  ///   - request: A GET or HEAD request.
  func complete(_ answer: inout Answer, for request: Request) {
    let fields = request.fields
    let ranges = request.head.method == .GET ? fields["range"] : []
    let isCompressed =
      isCompressible && ranges.isEmpty && request.head.speaksHTTP11
      && ContentCoding.acceptsGzip(fields)
    let plainTag = "\"\(tag)\""
    let compressedTag = "\"\(tag)-gzip\""
    let ownTag = isCompressed ? compressedTag : plainTag
    answer.headers.add(name: "Last-Modified", value: HTTPDate.text(statedDate))
    let version = Preconditions.Version(
      tags: isCompressible ? [plainTag, compressedTag] : [plainTag],
      modified: modified,
      needsExactDate: isPersonal
    )
    switch Preconditions(fields, version: version) {
    case .failed:
      answer.status = .preconditionFailed
      answer.headers.add(name: "ETag", value: ownTag)
    case .notModified(let tag):
      answer.status = .notModified
      answer.headers.add(name: "ETag", value: tag ?? ownTag)
      answer.headers.remove(name: "Content-Type")
    case .met(let honorsRange):
      answer.headers.add(name: "ETag", value: ownTag)
      answer.headers.add(name: "Accept-Ranges", value: "bytes")
      if honorsRange, ranges.count == 1 {
        complete(&answer, ByteRanges(ranges[0], size: content.length))
      } else {
        complete(&answer, .whole)
      }
      if isCompressed {
        answer.isCompressed = true
        answer.headers.add(name: "Content-Encoding", value: "gzip")
      }
    }
  }

  /// The date that clients learn: always earlier than now.
  ///
  /// A file can change again within this second, and dates have whole seconds: whoever has got it by then
  /// must get it again.
  private var statedDate: Int64 { min(modified, now - 1) }

  private func complete(_ answer: inout Answer, _ ranges: ByteRanges) {
    switch ranges {
    case .whole:
      answer.body = .pieces([.content(content, 0..<content.length)])
    case .unsatisfiable:
      answer.status = .rangeNotSatisfiable
      answer.headers.add(name: "Content-Range", value: "bytes */\(content.length)")
    case .parts(let parts):
      answer.status = .partialContent
      answer.range =
        "bytes=" + parts.map { "\($0.lowerBound)-\($0.upperBound - 1)" }.joined(separator: ",")
      if let part = parts.first, parts.count == 1 {
        answer.headers.add(name: "Content-Range", value: range(part))
        answer.body = .pieces([.content(content, part)])
      } else {
        complete(&answer, parts)
      }
    }
  }

  /// Several parts in one body (RFC 9110 §14.6).
  private func complete(_ answer: inout Answer, _ parts: [Range<Int>]) {
    let boundary = "\(String(UInt64.random(in: .min ... .max), radix: 36))roadcast"
    let type = answer.headers.first(name: "content-type") ?? ""
    var pieces = parts.flatMap { part in
      let head =
        "\r\n--\(boundary)\r\nContent-Type: \(type)\r\nContent-Range: \(range(part))\r\n\r\n"
      return [AnswerBody.Piece.bytes(Array(head.utf8)), .content(content, part)]
    }
    pieces.append(.bytes(Array("\r\n--\(boundary)--\r\n".utf8)))
    answer.headers.replaceOrAdd(
      name: "Content-Type",
      value: "multipart/byteranges; boundary=\(boundary)"
    )
    answer.body = .pieces(pieces)
  }

  private func range(_ part: Range<Int>) -> String {
    "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(content.length)"
  }
}
