import RoadcastFiles
import RoadcastHTTP
import RoadcastModel

/// What a host says about a file.
struct HostedFile {
  /// How a file of a host differs from a copy of it.
  enum Change: Equatable {
    /// It was changed after it was copied.
    case isNewer
    /// It has another length.
    case hasOtherLength
  }

  /// Seconds since 1970; nil where the host doesn't say.
  private let modified: Int?
  private let length: Int?

  /// Reads the answer to a HEAD request.
  init(_ answer: HTTPAnswer) {
    func seconds(_ name: String) -> Int? {
      answer.headers[name].flatMap(OldDate.init).map { Int($0.moment.seconds) }
    }
    let date = answer.status == 200 ? seconds("Last-Modified") : nil
    // A file that's made for each request says nothing.
    let isMadeNow = date.flatMap { date in seconds("Date").map { $0 - date < 2 } } ?? false
    modified = isMadeNow ? nil : date
    let size = answer.headers["Content-Length"].flatMap { Int($0) } ?? 0
    length = answer.status == 200 && size > 0 ? size : nil
  }

  /// Compares the host's file with a copy.
  ///
  /// - Parameter path: The copy's absolute path.
  /// - Returns: How it differs; nil if it doesn't, or the host doesn't say.
  func change(from path: String) -> Change? {
    guard let copy = FileStamp(path: path) else { return nil }
    if let modified, modified > copy.modified / 1_000_000_000 { return .isNewer }
    if let length, length != copy.size { return .hasOtherLength }
    return nil
  }
}
