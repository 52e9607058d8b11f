import RoadcastManifest
import RoadcastModel
import Testing

/// Words that many YAML libraries read as another type.
struct YAMLTrapsTests {
  @Test(arguments: [
    "no", "yes", "on", "off", "true", "010", "0x1F", "0o17", "1e3", "2026", "12:30:45", "1_000",
    ".5", ".inf", ".nan", "2026-11-20", "=", "<<", "-1",
  ])
  func `text stays as it's written`(word: String) throws {
    let episode = try #require(
      readEpisode("title: \(word)\npublished: 2026-11-20T06:00:00Z\ntags: { kind: [\(word)] }\n")
        .value
    )
    #expect(episode.title == word)
    #expect(episode.tags.map(\.value) == [word])
  }

  @Test(arguments: ["no", "010", "2026", "on"])
  func `a key stays as it's written`(word: String) throws {
    let episode = try #require(readEpisode(leastEpisode + "tags: { \(word): a }\n").value)
    #expect(episode.tags.map(\.facet) == [word])
  }

  @Test func `a number is written in decimal digits only`() throws {
    #expect(try #require(readEpisode(leastEpisode + "number: 010\n").value).number?.value == 10)
    #expect(readEpisode(leastEpisode + "number: 0x10\n").findings == ["3:9 wrong-type!"])
    #expect(readEpisode(leastEpisode + "number: 1_0\n").findings == ["3:9 wrong-type!"])
  }

  @Test func `a length means the same with and without quotes`() throws {
    for text in ["\"5:30\"", "'5:30'", "5:30"] {
      let show = try #require(readShow(leastShow + "length: { min: \(text) }\n").value)
      #expect(show.length.min == Milliseconds(330_000))
    }
  }

  @Test func `null and tilde in quotes are text`() {
    #expect(readEpisode("title: \"~\"\npublished: 2026-11-20T06:00:00Z\n").value?.title == "~")
    #expect(readEpisode(leastEpisode + "summary: 'null'\n").value?.summary == "null")
  }

  @Test func `a byte order mark and the line ends of Windows are fine`() throws {
    let text = leastEpisode.replacing("\n", with: "\r\n")
    let reading = readEpisode([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(reading.findings.isEmpty)
    #expect(try #require(reading.value).title == "Kick-off")
  }
}
