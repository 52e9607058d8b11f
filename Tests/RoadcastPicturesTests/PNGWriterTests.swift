import RoadcastModel
import RoadcastPictures
import Testing

struct PNGWriterTests {
  @Test func `a picture is written as a PNG of its size`() throws {
    let pixels = (0..<12).map { UInt8($0 * 20) }
    let bytes = try #require(PNGWriter.bytes(gray: pixels, width: 4))
    let picture = try PictureDecoder.inspect(bytes)
    #expect((picture.width, picture.height) == (4, 3))
    #expect(picture.format == .png)
    #expect(PNGWriter.bytes(gray: pixels, width: 4) == bytes)
  }

  @Test func `what isn't a picture isn't written`() {
    #expect(PNGWriter.bytes(gray: [], width: 4) == nil)
    #expect(PNGWriter.bytes(gray: [1, 2, 3], width: 2) == nil)
    #expect(PNGWriter.bytes(gray: [1], width: 0) == nil)
  }
}
