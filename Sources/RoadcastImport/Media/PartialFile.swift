import RoadcastFiles
import RoadcastHTTP

/// What an earlier run has fetched of a large file, and whether the server still has the same file.
struct PartialFile {
  /// The part's absolute path.
  let path: String

  /// The bytes that are there.
  let size: Int

  /// What follows the name of a file until all of it is there.
  static let suffix = ".part"

  /// How many bytes at its end are compared with the server's.
  private static let overlap = 1 << 16

  /// Finds a part; nil if there's none, or not enough of it to compare.
  init?(at path: String) {
    guard let size = FileStamp(path: path)?.size, size > Self.overlap else { return nil }
    self.path = path
    self.size = size
  }

  /// What's asked of the server: the last bytes that are there.
  func request(for address: String) -> HTTPRequest {
    var request = HTTPRequest(address)
    request.headers = [HTTPHeader("Range", "bytes=\(size - Self.overlap)-\(size - 1)")]
    // A server that sends everything is stopped.
    request.limits.bytes = 2 * Self.overlap
    return request
  }

  /// How the part can be used.
  enum Use: Equatable {
    /// The rest is at this address.
    case continued(address: String)
    /// It's the whole file.
    case whole
    /// The server has another file, or doesn't send parts.
    case none
    /// There was no answer now.
    case unknown
  }

  /// Compares the server's bytes with those that are there.
  ///
  /// - Parameters:
  ///   - outcome: What came of the request.
  ///   - moment: When it was sent; nanoseconds since 1970.
  /// - Returns: How the part can be used.
  func use(after outcome: HTTPClient.Outcome, askedAt moment: Int) -> Use {
    guard case .success(let answer) = outcome else {
      guard case .failure(let failure) = outcome else { return .none }
      return failure.kind == .tooLarge ? .none : .unknown
    }
    if answer.status == 429 || answer.status >= 500 { return .unknown }
    guard answer.status == 206,
      let bytes = try? InputFile.reopened(at: path).bytes(size - Self.overlap..<size),
      bytes == answer.body,
      // Another version can have the same bytes here, and others before.
      HostedFile(answer, askedAt: moment).change(from: path) != .isNewer
    else { return .none }
    let total = answer.headers["Content-Range"]?.split(separator: "/").last.flatMap { Int($0) }
    return total == size ? .whole : .continued(address: answer.address)
  }
}
