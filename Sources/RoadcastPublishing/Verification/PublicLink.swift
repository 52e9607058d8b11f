import RoadcastFiles
import RoadcastHTTP
import RoadcastHashing
import RoadcastModel

/// A published file with its public address, and what's fetched there.
struct PublicLink: Sendable {
  let address: String
  let file: FeedFile

  /// The SHA-256 of the part of the file that's fetched, in hexadecimal.
  let sampleHash: String

  /// The bytes that are compared of each file, somewhere in its middle.
  private static let sampleBytes = 4_096

  /// Seconds after which nothing seems to be at an address.
  private static let firstConnectSeconds = 10
  private static let firstSeconds = 30

  /// Reads the part that's compared.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - address: Its public address.
  ///   - folder: The published folder.
  /// - Throws: If the file can't be read.
  init(to file: FeedFile, at address: String, in folder: Folder) throws(WorkFailure) {
    self.address = address
    self.file = file
    let path = "\(folder.path)/\(file.path)"
    let input: InputFile
    do {
      input = try folder.file(file.path, called: path)
    } catch {
      throw WorkFailure("\(path) \(error.message)")
    }
    sampleHash = Digest.hex(file.size > 0 ? try input.bytes(Self.sample(of: file)) : [])
  }

  private static func sample(of file: FeedFile) -> Range<Int> {
    let count = min(sampleBytes, file.size)
    let start = (file.size - count) / 2
    return start..<max(start + 1, start + count)
  }

  /// Asks for the headers.
  var headRequest: HTTPRequest { request(.head) }

  /// Asks for the headers, and doesn't wait long for them.
  var firstRequest: HTTPRequest {
    var request = headRequest
    request.limits.connectSeconds = Self.firstConnectSeconds
    request.limits.seconds = Self.firstSeconds
    return request
  }

  /// Asks for a part of the content.
  var rangeRequest: HTTPRequest {
    var request = request(.get)
    let range = Self.sample(of: file)
    request.headers.append(HTTPHeader("Range", "bytes=\(range.lowerBound)-\(range.upperBound - 1)"))
    request.limits.bytes = max(1 << 20, range.count)
    return request
  }

  private func request(_ method: HTTPRequest.Method) -> HTTPRequest {
    var request = HTTPRequest(address, method: method)
    // A proxy on the way must ask whether it still has the newest.
    request.headers = [HTTPHeader("Cache-Control", "no-cache")]
    return request
  }
}
