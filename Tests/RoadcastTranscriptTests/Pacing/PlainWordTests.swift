import Testing

@testable import RoadcastTranscript

/// Most words aren't measured character by character: that must make no difference.
struct PlainWordTests {
  @Test func `a plain character is one character in every format`() {
    let plain = (UInt8.min...UInt8.max).filter(SpokenLayout.isPlain)
    #expect(Set("aZ09.,'!-".utf8).isSubset(of: plain))
    for byte in plain {
      for word in [[byte], [byte, byte], [0x61, byte, 0x61]] {
        for (count, width) in [
          SubRipCueText.measure(word[...]), CharacterReference.measure(word[...]),
        ] {
          #expect(count == word.count && width == word.count, "\(word)")
        }
      }
    }
  }
}
