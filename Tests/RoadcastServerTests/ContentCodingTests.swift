import NIOHTTP1
import Testing

@testable import RoadcastServer

struct ContentCodingTests {
  @Test(arguments: [
    "gzip", "deflate, gzip;q=1.0, *;q=0.5", "GZIP", "x-gzip", "*", "br, gzip ; q=0.2",
  ])
  func `gzip is accepted`(field: String) {
    #expect(ContentCoding.acceptsGzip(HTTPHeaders([("Accept-Encoding", field)])))
  }

  @Test(arguments: [
    "", "identity", "gzip;q=0", "deflate, br", "*;q=0", "gzip;q=0.1, identity", "gzipped",
  ])
  func `gzip isn't accepted`(field: String) {
    #expect(!ContentCoding.acceptsGzip(HTTPHeaders([("Accept-Encoding", field)])))
  }

  @Test func `without the field, nothing is compressed`() {
    #expect(!ContentCoding.acceptsGzip([:]))
  }
}
