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

  /// How many seconds ago the file was changed, by the host's own clock; nil where the host doesn't say.
  private let age: Int?
  private let length: Int?

  /// When the host was asked; seconds since 1970, by this machine's clock.
  private let moment: Int

  /// How many seconds old a file is at most that's made for each request.
  private static let newest = 60

  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - answer: To a HEAD request, or to one for a part.
  ///   - moment: When the request was sent; nanoseconds since 1970.
  init(_ answer: HTTPAnswer, askedAt moment: Int) {
    func seconds(_ name: String) -> Int? {
      answer.headers[name].flatMap(OldDate.init).map { Int($0.moment.seconds) }
    }
    self.moment = moment / 1_000_000_000
    let modified = [200, 206].contains(answer.status) ? seconds("Last-Modified") : nil
    let date = seconds("Date")
    let age = modified.map { (date ?? moment / 1_000_000_000) - $0 }
    // A file that's made for each request says nothing.
    self.age = date != nil && age ?? 0 < Self.newest ? nil : age
    let size = answer.headers["Content-Length"].flatMap { Int($0) } ?? 0
    length = answer.status == 200 && size > 0 ? size : nil
  }

  /// Compares the host's file with a copy.
  ///
  /// - Parameter path: The copy's absolute path.
  /// - Returns: How it differs; nil if it doesn't, or the host doesn't say.
  func change(from path: String) -> Change? {
    guard let copy = FileStamp(path: path) else { return nil }
    // The two clocks may differ.
    if let age, age < moment - copy.modified / 1_000_000_000 { return .isNewer }
    if let length, length != copy.size { return .hasOtherLength }
    return nil
  }
}
