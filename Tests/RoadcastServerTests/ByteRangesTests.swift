import Testing

@testable import RoadcastServer

struct ByteRangesTests {
  @Test(
    arguments: [
      ("bytes=0-0", [0..<1]), ("bytes=0-99", [0..<100]), ("bytes=10-", [10..<100]),
      ("bytes=-10", [90..<100]), ("bytes=-1000", [0..<100]), ("bytes=99-1000", [99..<100]),
      ("Bytes=5-6", [5..<7]), ("bytes=0-0, 10-11 ,-1", [0..<1, 10..<12, 99..<100]),
      ("bytes=,0-1,,", [0..<2]), ("bytes=50-,200-300", [50..<100]),
      ("bytes=0-99999999999999999999", [0..<100]), ("bytes=007-008", [7..<9]),
    ]
  )
  func `ranges are read`(field: String, ranges: [Range<Int>]) {
    #expect(ByteRanges(field, size: 100) == .parts(ranges))
  }

  @Test(
    arguments: [
      "bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999-", "bytes=100-,200-",
    ]
  )
  func `ranges without a byte can't be satisfied`(field: String) {
    #expect(ByteRanges(field, size: 100) == .unsatisfiable)
  }

  @Test(
    arguments: [
      "", "bytes", "bytes=", "bytes=,", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=1-2,x",
      "bytes=1--2", "bytes=+1-2", "bytes= 1 - 2", "items=0-1", "bytes 0-1", "bytes=0-1;2",
      "bytes=0-99,0-99", "bytes=0x1-2", "bytes=-1-2", "bytes=١-٢",
      "bytes=" + (0..<17).map { "\($0)-\($0)" }.joined(separator: ","),
    ]
  )
  func `a mistake, another unit and more than the file are ignored`(field: String) {
    #expect(ByteRanges(field, size: 100) == .whole)
  }

  @Test func `an empty file has no range`() {
    #expect(ByteRanges("bytes=0-", size: 0) == .unsatisfiable)
    #expect(ByteRanges("bytes=-5", size: 0) == .unsatisfiable)
  }
}
