import RoadcastManifest
import RoadcastModel
import Testing

struct EpisodeReaderTests {
  @Test(
    arguments: [
      "segments:\n  - audoi: 01.wav\n", "segments:\n  - audio: 01.wav\n  - 02.wav\n",
      "segments: 01.wav\n", "segments:\n  - audio: ../../../01.wav\n",
    ]
  )
  func `unreadable segments don't count as missing recordings`(segments: String) throws {
    let reading = readEpisode(leastEpisode + segments, folder: ["01.wav", "02.wav"])
    #expect(!reading.findings.isEmpty)
    #expect(try #require(reading.value).lacksSegments)
  }

  @Test func `a segment with an unknown key is still read`() throws {
    let reading = readEpisode(
      leastEpisode + "segments:\n  - audio: 01.wav\n    titel: Welcome\n"
    )
    #expect(reading.findings == ["5:5 unknown-key!"])
    let episode = try #require(reading.value)
    #expect(episode.segments.count == 1)
    #expect(!episode.lacksSegments)
  }

  @Test func `every key is read`() throws {
    let reading = readEpisode(
      """
      title: How Northwind onboarded in nine days
      published: 2026-11-20T06:00:00-05:00
      summary: |
        Nine-day onboarding.

        The new scanner.
      notes: notes.md
      number: 12
      season: 3
      draft: true
      expires: 2027-05-20
      guid: urn:example:1
      tags: { kind: customer-success, outcome: [faster-onboarding, retention] }
      only: { territory: [midwest] }
      segments:
        - audio: 01-welcome.wav
          title: Welcome
          speaker: Dana Reyes
        - audio: ../shared/02-northwind.wav
          transcript: 02-northwind.srt
          tags: { territory: midwest }
          only: { territory: [midwest, west] }
      """,
      folder: ["01-welcome.wav", "01-welcome.vtt"]
    )
    #expect(reading.messages.isEmpty)
    let episode = try #require(reading.value)
    #expect(episode.slug == "kickoff")
    #expect(episode.title == "How Northwind onboarded in nine days")
    #expect(episode.published.value.rfc3339 == "2026-11-20T06:00:00-05:00")
    #expect(episode.published.location.column == 12)
    #expect(episode.summary == "Nine-day onboarding.\n\nThe new scanner.")
    #expect(episode.notesFile?.value == "episodes/kickoff/notes.md")
    #expect(episode.notes == nil)
    #expect((episode.number?.value, episode.season) == (12, 3))
    #expect(episode.draft)
    #expect(episode.expires?.value.rfc3339 == "2027-05-20T00:00:00-05:00")
    #expect(episode.guid?.value == "urn:example:1")
    #expect(
      pairs(episode.tags) == [
        "kind=customer-success", "outcome=faster-onboarding", "outcome=retention",
      ]
    )
    #expect(pairs(episode.only) == ["territory=midwest"])
    #expect(
      episode.segments.map(\.audio.value) == [
        "episodes/kickoff/01-welcome.wav", "episodes/shared/02-northwind.wav",
      ]
    )
    #expect(episode.segments.map(\.title) == ["Welcome", "Northwind"])
    #expect(episode.segments.map(\.speaker) == ["Dana Reyes", nil])
    #expect(
      episode.segments.map(\.transcript?.value) == [
        "episodes/kickoff/01-welcome.vtt", "episodes/kickoff/02-northwind.srt",
      ]
    )
    #expect(pairs(episode.segments[1].tags) == ["territory=midwest"])
    #expect(pairs(episode.segments[1].only) == ["territory=midwest", "territory=west"])
    #expect(episode.segments[1].audio.location.line == 19)
  }

  @Test func `notes can be in the manifest`() throws {
    let text = leastEpisode + "notes: |\n  # Hello\n\n  See notes.md\n"
    let episode = try #require(readEpisode(text).value)
    #expect(episode.notes?.value == "# Hello\n\nSee notes.md")
    #expect(episode.notesFile == nil)
    #expect(episode.notes?.location.line == 3)
  }

  @Test func `without a list, every recording in the folder is a segment, sorted by name`() throws {
    let episode = try #require(
      readEpisode(
        leastEpisode,
        folder: [
          "episode.yml", "02-the_new scanner.WAV", "01-welcome.wav", "10.wav", "notes.md",
          ".hidden.wav", "01-welcome.txt", "01-welcome.json", "02-the_new scanner.srt",
          "02-the_new scanner.json", "wav", "cover.png",
        ]
      ).value
    )
    #expect(
      episode.segments.map(\.fileName) == ["01-welcome.wav", "02-the_new scanner.WAV", "10.wav"]
    )
    #expect(episode.segments.map(\.title) == ["Welcome", "The new scanner", "10"])
    #expect(
      episode.segments.map { $0.transcript.map { WorkspacePath.name(of: $0.value) } } == [
        "01-welcome.json", "02-the_new scanner.srt", nil,
      ]
    )
  }

  @Test(
    arguments: [
      (["a.vtt", "a.srt", "a.json", "a.txt"], "a.vtt"), (["a.txt", "a.srt"], "a.srt"),
      (["a.txt", "a.json"], "a.json"), (["a.txt"], "a.txt"), (["a.VTT", "a.srt"], "a.VTT"),
      (["a.md", "a.txt"], "a.txt"), (["a.md"], "a.md"),
      (["b.vtt", "aa.vtt", "a.doc", "A.vtt"], nil),
    ] as [([String], String?)]
  )
  func `a transcript is found by the recording's base name`(
    folder: [String],
    found: String?
  ) throws {
    let episode = try #require(readEpisode(leastEpisode, folder: folder + ["a.wav"]).value)
    #expect(
      episode.segments.first?.transcript?.value == found.map { "episodes/kickoff/\($0)" }
    )
  }

  @Test func `an empty list means no segments`() throws {
    let reading = readEpisode(leastEpisode + "segments: []\n", folder: ["a.wav"])
    #expect(try #require(reading.value).segments.isEmpty)
  }

  @Test(arguments: [
    ("title: a\n", "1:1 missing-key!"),
    ("published: 2026-11-20T06:00:00Z\n", "1:1 missing-key!"),
    ("title: a\npublished: 2026-11\n", "2:12 bad-date!"),
    ("title:\npublished: 2026-11-20T06:00:00Z\n", "1:1 missing-value!"),
  ])
  func `an episode without a title or a date isn't an episode`(text: String, finding: String) {
    let reading = readEpisode(text)
    #expect(reading.value == nil)
    #expect(reading.findings == [finding])
  }

  @Test(arguments: [
    ("20.11.2026", "isn't in the form of a date; write 2026-11-20"),
    ("2026-02-30T06:00:00Z", "doesn't exist"), ("tomorrow", "isn't a date"),
    ("1026-11-20T06:00:00Z", "isn't in the years 1990 to 2100"),
  ])
  func `a wrong date says how to write it`(text: String, words: String) {
    let reading = readEpisode("title: a\npublished: \(text)\n")
    #expect(reading.findings == ["2:12 bad-date!"])
    #expect(reading.messages.first?.contains(words) == true)
  }

  /// Each case is line 3 of a manifest, after the two required lines.
  @Test(arguments: [
    ("sumary: x", "3:1 unknown-key!", "did you mean \"summary\"?"),
    ("number: 0", "3:9 wrong-type!", "a whole number from 1"),
    ("number: 1.5", "3:9 wrong-type!", "a whole number from 1"),
    ("number: 9999999999", "3:9 wrong-type!", "a whole number from 1"),
    ("season: one", "3:9 wrong-type!", "a whole number from 1"),
    ("draft: no", "3:8 wrong-type!", "true or false"),
    ("expires: soon", "3:10 bad-date!", "isn't a date"),
    ("notes: ../../../notes.md", "3:8 bad-path!", "leaves the workspace"),
    ("notes: \"/notes.md\"", "3:8 bad-path!", "is absolute"),
    ("tags: [news]", "3:7 wrong-type!", "`tags` must be `key: value` lines"),
    ("tags: { kind: { a: b } }", "3:15 wrong-type!", "`kind` must be text"),
    ("tags: { kind: }", "3:9 missing-value!", "`kind` has no value"),
    ("segments: 01.wav", "3:11 wrong-type!", "a list, with `- audio:` for each segment"),
    ("segments: [01.wav]", "3:12 wrong-type!", "a segment must be `key: value` lines"),
    ("segments: [{ title: a }]", "3:12 missing-key!", "`audio` is missing"),
    ("segments: [{ audio: /a.wav }]", "3:21 bad-path!", "is absolute"),
    ("segments: [{ audio: a.wav, speeker: b }]", "3:28 unknown-key!", "did you mean \"speaker\"?"),
    ("segments: [{ audio: a.wav, transcript: \"\" }]", "3:40 bad-path!", "is empty"),
  ])
  func `a wrong value is reported where it is`(line: String, finding: String, words: String) {
    let reading = readEpisode(leastEpisode + line + "\n")
    #expect(reading.findings == [finding])
    #expect(reading.messages.first?.contains(words) == true, "\(reading.messages)")
    #expect(reading.value != nil)
  }

  @Test func `segments, tags and speakers' names have limits`() {
    let segments = (1...101).map { "  - audio: \($0).wav\n" }.joined()
    let many = readEpisode(leastEpisode + "segments:\n" + segments)
    #expect(many.findings == ["4:3 too-many-segments!"])
    #expect(many.messages.first?.contains("101 segments; the limit is 100") == true)
    let tags = (1...65).map { "t\($0)" }.joined(separator: ", ")
    let tagged = readEpisode(leastEpisode + "tags: { kind: [\(tags)] }\n")
    #expect(tagged.findings == ["3:7 too-many-tags!"])
    let speaker = String(repeating: "a", count: 81)
    let spoken = readEpisode(leastEpisode + "segments: [{ audio: a.wav, speaker: \(speaker) }]\n")
    #expect(spoken.findings == ["3:37 too-many-characters!"])
  }
}
