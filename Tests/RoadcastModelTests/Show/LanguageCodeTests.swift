import RoadcastModel
import Testing

struct LanguageCodeTests {
  @Test(arguments: ["en", "en-us", "EN-US", "de", "zh-cn", "pt-br", "es-419"])
  func `a language with or without a region is a code`(text: String) {
    #expect(LanguageCode.isValid(text))
  }

  @Test(arguments: [
    "", "e", "xx", "english", "eng", "en_us", "en-", "-us", "en-usa", "en-u", "en-us-x", "en-1",
    "en-12", "én",
  ])
  func `other texts aren't codes`(text: String) {
    #expect(!LanguageCode.isValid(text))
  }

  @Test(arguments: [("en-us", "eng"), ("de", "ger"), ("FR", "fre"), ("zh", "chi"), ("xx", "und")])
  func `a code has three letters for ID3`(text: String, letters: String) {
    #expect(LanguageCode.threeLetters(text) == letters)
  }
}
