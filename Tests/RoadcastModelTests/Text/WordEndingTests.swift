import RoadcastModel
import Testing

struct WordEndingTests {
  @Test(arguments: [
    ("pilot", WordEnding.word), ("", .word), ("9", .word), ("\"", .word), ("(", .word),
    ("pilot,", .clause), ("pilot—", .clause), ("pilot,\"", .clause), ("案内，", .clause),
    ("pilot.", .sentence), ("pilot?!", .sentence), ("pilot…", .sentence), ("pilot.)”", .sentence),
    ("**pilot.**", .sentence), ("案内。」", .sentence), ("पायलट।", .sentence),
  ])
  func `punctuation ends a clause or a sentence`(word: String, ending: WordEnding) {
    #expect(WordEnding(of: word) == ending)
    #expect(WordEnding(utf8: word.utf8.span) == ending)
  }
}

struct WordCountTests {
  @Test(arguments: [
    ("", 0), ("  \n ", 0), ("pilot", 1), ("the guided\npilot.", 3), ("nine – ten", 2),
    ("— … !", 0), ("it's 9 o'clock", 3), ("naïve 案内", 2), ("a\u{A0}b", 2),
  ])
  func `a word contains a letter or a digit`(text: String, count: Int) {
    #expect(text.wordCount == count)
  }
}
