import Foundation
import RoadcastModel
import RoadcastTesting
import Testing

struct SearchWordTests {
  @Test(arguments: [
    ("CAFÉ", "cafe"), ("cafe\u{301}", "cafe"), ("Łódź", "lodz"), ("Søren", "soren"),
    ("Việt", "viet"), ("Ελλάδα", "ελλαδα"), ("ΟΔΟΣ", "οδοσ"), ("οδος", "οδοσ"), ("ЙОД", "йод"),
    ("и\u{306}од", "йод"), ("за\u{301}мок", "замок"), ("İ", "i"), ("straße", "straße"),
    ("हिन्दी", "हिन्दी"), ("\u{301}", ""),
  ])
  func `words are compared in lower case and without accents`(word: String, folded: String) {
    #expect(SearchWord.folded(word) == folded)
  }

  /// The browser test compares the pages' script with the same list.
  ///
  /// ROADCAST_WRITE_EXPECTED=1 writes it.
  @Test func `every letter of Latin, Greek and Cyrillic is compared as the list says`() throws {
    let ranges = [0x41..<0x530, 0x1E00..<0x2000] as [Range<UInt32>]
    let letters = ranges.joined().compactMap { Unicode.Scalar($0) }.filter(\.isInSearchWord)
    let list = letters.map { "\($0)\t\(SearchWord.folded(String($0)))\n" }.joined()
    let path = "\(Repository.path)/Tests/Fixtures/Words/folded.txt"
    if ProcessInfo.processInfo.environment["ROADCAST_WRITE_EXPECTED"] == "1" {
      try list.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try Array(String(contentsOfFile: path, encoding: .utf8).utf8) == Array(list.utf8))
  }
}
