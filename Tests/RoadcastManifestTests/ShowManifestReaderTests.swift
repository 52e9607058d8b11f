import RoadcastManifest
import RoadcastModel
import Testing

struct ShowReaderTests {
  @Test func `three keys are enough, and the others have their defaults`() throws {
    let reading = readShow(leastShow)
    #expect(reading.findings.isEmpty)
    let show = try #require(reading.value)
    #expect(show.title == "Road Notes")
    #expect(show.author == "Road Notes")
    #expect(show.link == nil)
    #expect(show.language == "en-us")
    #expect(show.category == ["Business"])
    #expect(show.isPrivate)
    #expect(!show.explicit)
    #expect(show.length == .standard)
    #expect(show.sound == Sound())
    #expect(show.sound.gap == Milliseconds(600))
    #expect(show.facets.isEmpty && show.audiences.isEmpty)
    #expect((show.guid, show.cadence, show.feedback) == (nil, nil, nil))
  }

  @Test func `every key is read`() throws {
    let reading = readShow(
      """
      title: Road Notes
      description: |
        The week in ten minutes,
        for everyone on the road.
      base_url: https://media.example.com/road-notes
      link: https://intranet.example.com/road-notes
      guid: 917393E3-1b1e-5cef-ace4-edaa54e1f810
      language: EN-US
      author: Field Marketing
      owner: { name: Dana Reyes, email: briefings@example.com }
      cover: cover.png
      category: [Business, Marketing]
      explicit: true
      private: false
      copyright: Example Corp
      feedback: mailto:briefings@example.com
      cadence: biweekly
      length:
        min: "4:00"
        max: "15:30.5"
        target: ["6:00", "9:00"]
      sound:
        format: mp3
        bitrate: 128
        channels: stereo
        sample_rate: 48000
        loudness: -18.5
        true_peak: -2
        gap: 0.75
        opener: sounds/opener.wav
        closer: ../sounds/closer.wav
      facets:
        kind: [news, morale]
        customer: any
        industry: dental
      audiences:
        midwest: { title: Road Notes Midwest, only: { territory: [midwest, west] } }
        preview:
          description: Early.
          cover: preview.png
          drafts: true
          ahead: 3d
      targets:
        web: { to: /srv//www/./road-notes/ }
        cdn: { to: "s3:bucket/road-notes/", grace: 2w }
      """
    )
    #expect(reading.messages.isEmpty)
    let show = try #require(reading.value)
    #expect(show.description == "The week in ten minutes,\nfor everyone on the road.")
    #expect(show.baseURL.value == "https://media.example.com/road-notes/")
    #expect(show.baseURL.location.line == 5)
    #expect(show.link == "https://intranet.example.com/road-notes")
    #expect(show.guid == "917393e3-1b1e-5cef-ace4-edaa54e1f810")
    #expect(show.language == "en-us")
    #expect(show.author == "Field Marketing")
    #expect(show.owner == Show.Owner(name: "Dana Reyes", email: "briefings@example.com"))
    #expect(show.cover?.value == "episodes/cover.png")
    #expect(show.category == ["Business", "Marketing"])
    #expect(show.explicit)
    #expect(!show.isPrivate)
    #expect(show.copyright?.value == "Example Corp")
    #expect(show.feedback == "mailto:briefings@example.com")
    #expect(show.cadence == .biweekly)
    #expect(
      show.length
        == LengthPolicy(
          min: Milliseconds(240_000),
          max: Milliseconds(930_500),
          target: Milliseconds(360_000)...Milliseconds(540_000)
        )
    )
    #expect((show.sound.bitrate, show.sound.channels) == (128, .stereo))
    #expect((show.sound.sampleRate, show.sound.gap) == (48_000, Milliseconds(750)))
    #expect((show.sound.loudness, show.sound.truePeak) == (-18.5, -2))
    #expect(show.sound.opener?.value == "episodes/sounds/opener.wav")
    #expect(show.sound.closer?.value == "sounds/closer.wav")
    #expect(
      show.facets == [
        Facet(name: "kind", tags: ["news", "morale"]), Facet(name: "customer", tags: nil),
        Facet(name: "industry", tags: ["dental"]),
      ]
    )
    #expect(show.audiences.map(\.name.value) == ["midwest", "preview"])
    #expect(show.audiences.map(\.title) == ["Road Notes Midwest", "Road Notes (preview)"])
    #expect(pairs(show.audiences[0].only) == ["territory=midwest", "territory=west"])
    #expect(show.audiences[0].only[1].location == place(37, 70))
    #expect(show.audiences[1].description == "Early.")
    #expect(show.audiences[1].cover?.value == "episodes/preview.png")
    #expect((show.audiences[1].drafts, show.audiences[1].ahead) == (true, 3 * 86_400))
    #expect(
      show.targets.map(\.place) == [
        .folder("/srv/www/road-notes"), .remote("s3:bucket/road-notes"),
      ]
    )
    #expect(show.targets.map(\.grace) == [7 * 86_400, 14 * 86_400])
  }

  private func place(_ line: Int, _ column: Int) -> RoadcastModel.SourceLocation {
    RoadcastModel.SourceLocation(file: "episodes/show.yml", line: line, column: column)
  }

  @Test func `all missing keys are reported at once`() {
    let reading = readShow("language: en\n")
    #expect(reading.value == nil)
    #expect(reading.findings == ["1:1 missing-key!", "1:1 missing-key!", "1:1 missing-key!"])
    #expect(
      reading.messages[0] == "`title` is missing; add a line like `title: Road Notes`"
    )
  }

  /// Each case is line 4 of a manifest, after the three required lines.
  @Test(arguments: [
    ("titel: x", "4:1 unknown-key!", "no key \"titel\" in show.yml; did you mean \"title\"?"),
    (
      "link: intranet", "4:7 bad-address!",
      "`link`: \"intranet\" must start with https:// or http://"
    ),
    ("link: https://u:p@example.com/", "4:7 bad-address!", "user name or password"),
    ("guid: abc", "4:7 wrong-value!", "must be a UUID"),
    ("language: klingon", "4:11 wrong-value!", "isn't a language code"),
    ("owner: Dana", "4:8 wrong-type!", "`owner` must be `key: value` lines"),
    ("owner: { name: D, email: d }", "4:26 wrong-value!", "isn't an e-mail address"),
    ("owner: { name: D }", "4:8 missing-key!", "`email` is missing"),
    ("owner: { name: D, email: d@e.f, phone: 1 }", "4:33 unknown-key!", "no key \"phone\""),
    ("cover: /etc/cover.png", "4:8 bad-path!", "is absolute"),
    ("cover: ../../cover.png", "4:8 bad-path!", "leaves the workspace"),
    ("category: Busines", "4:11 wrong-value!", "did you mean \"Business\"?"),
    ("category: [Business, Markting]", "4:22 wrong-value!", "did you mean \"Marketing\"?"),
    ("category: [Arts, Marketing]", "4:18 wrong-value!", "Apple's Arts has no subcategory"),
    ("category: [Arts, Books, Food]", "4:25 wrong-value!", "can have one subcategory"),
    ("explicit: yes", "4:11 wrong-type!", "`explicit` must be true or false"),
    ("private: [true]", "4:10 wrong-type!", "`private` must be true or false"),
    ("feedback: briefings@example.com", "4:11 bad-address!", "must start with mailto:"),
    ("cadence: weekley", "4:10 wrong-value!", "did you mean \"weekly\"?"),
    ("author:", "4:1 missing-value!", "`author` has no value"),
    ("author: ~", "4:1 missing-value!", "`author` has no value"),
    ("author: \"\"", "4:9 missing-value!", "`author` is empty"),
    ("author: [a, b]", "4:9 wrong-type!", "`author` must be text"),
    ("author: \"a\\x07b\"", "4:9 control-character!", "U+0007"),
    ("author: \"a\\tb\"", "4:9 control-character!", "U+0009"),
    ("length: { min: \"5:00\", max: \"4:00\" }", "4:9 wrong-value!", "`min` is greater than `max`"),
    ("length: { min: 300 }", "4:16 wrong-type!", "minutes and seconds like \"5:00\" in quotes"),
    ("length: { min: 5m }", "4:16 wrong-type!", "minutes and seconds like \"5:00\""),
    ("length: { target: [\"5:00\"] }", "4:20 wrong-value!", "`target` must be two lengths"),
    ("length: { target: [\"9:00\", \"5:00\"] }", "4:20 wrong-value!", "two lengths"),
    ("length: { mn: \"5:00\" }", "4:11 unknown-key!", "did you mean \"min\"?"),
    ("sound: { bitrate: 100 }", "4:19 wrong-value!", "use one of 48, 56, 64"),
    ("sound: { channels: both }", "4:20 wrong-value!", "one of mono, stereo"),
    ("sound: { sample_rate: 22050 }", "4:23 wrong-value!", "44100, 48000"),
    ("sound: { format: aac }", "4:18 wrong-value!", "one of mp3"),
    ("sound: { loudness: -5 }", "4:20 wrong-type!", "a number from -30.0 to -8.0"),
    ("sound: { loudness: nan }", "4:20 wrong-type!", "a number from"),
    ("sound: { loudness: -1e1 }", "4:20 wrong-type!", "a number from"),
    ("sound: { true_peak: 1 }", "4:21 wrong-type!", "a number from -9.0 to 0.0"),
    ("sound: { gap: 11 }", "4:15 wrong-type!", "a number from 0.0 to 10.0"),
    ("sound: { bit_rate: 96 }", "4:10 unknown-key!", "did you mean \"bitrate\"?"),
    ("facets: { Kind: [a] }", "4:11 bad-name!", "not \"Kind\""),
    ("facets: { kind: [a, a] }", "4:21 duplicate-tag", "\"a\" appears twice"),
    ("facets: [kind]", "4:9 wrong-type!", "`facets` must be `key: value` lines"),
    ("audiences: { Mid West: { title: x } }", "4:14 bad-name!", "try \"mid-west\""),
    ("audiences: { a: { ahead: 3 days } }", "4:26 wrong-value!", "a time like 3d (days) or 12h"),
    ("audiences: { a: { ahead: 9999d } }", "4:26 wrong-value!", "a time like"),
    ("audiences: { a: { drafts: maybe } }", "4:27 wrong-type!", "true or false"),
    ("audiences: { a: { onyl: { b: c } } }", "4:19 unknown-key!", "did you mean \"only\"?"),
    ("audiences: { a: { only: b } }", "4:25 wrong-type!", "`only` must be `key: value` lines"),
    ("targets: { Web: { to: /srv } }", "4:12 bad-name!", "try \"web\""),
    ("targets: { web: { grace: 1d } }", "4:17 missing-key!", "`to` is missing"),
    ("targets: { web: { to: srv } }", "4:23 bad-path!", "neither a whole path"),
    ("targets: { web: { to: / } }", "4:23 bad-path!", "is the whole disk"),
    ("targets: { web: { to: /a/../b } }", "4:23 bad-path!", "has `..`"),
    ("targets: { web: { to: \"x,a=b:c\" } }", "4:23 bad-path!", "rclone's configuration"),
    ("targets: { web: { to: \":sftp:c\" } }", "4:23 bad-path!", "rclone's configuration"),
    ("targets: { web: { to: \"--dump:c\" } }", "4:23 bad-path!", "the name of a remote"),
    ("targets: { web: { to: \"http://a.b/\" } }", "4:23 bad-path!", "is an address"),
    ("targets: { web: { to: /srv, grace: 3 } }", "4:36 wrong-value!", "`grace` must be a time"),
    ("? [a]\n: b", "4:3 wrong-type!", "a key must be a word"),
  ])
  func `a wrong value is reported where it is`(line: String, finding: String, words: String) {
    let reading = readShow(leastShow + line + "\n")
    #expect(reading.findings == [finding])
    #expect(reading.messages.first?.contains(words) == true, "\(reading.messages)")
    #expect(reading.value != nil)
  }

  @Test(arguments: ["base_url: https://example.com/?a=b", "base_url: https://example.com/#a"])
  func `the base address has no query and no fragment`(line: String) {
    let reading = readShow("title: x\ndescription: y\n\(line)\n")
    #expect(reading.findings == ["3:11 bad-address!"])
    #expect(reading.value == nil)
  }

  @Test func `several errors are reported at once, in the file's order`() {
    let reading = readShow(
      """
      title: Road Notes
      description: x
      base_url: ftp://example.com/
      explicit: yes
      cadence: yearly
      sound:
        bitrate: 97
        gap: -1
      colour: red
      """
    )
    #expect(
      reading.findings == [
        "3:11 bad-address!", "4:11 wrong-type!", "5:10 wrong-value!", "7:12 wrong-value!",
        "8:8 wrong-type!", "9:1 unknown-key!",
      ]
    )
  }

  @Test func `a column counts characters, not bytes`() {
    let reading = readShow(leastShow + "owner: { name: \"Grüße 👋\", email: x }\n")
    #expect(reading.findings == ["4:34 wrong-value!"])
  }

  @Test func `the standard target stays within the show's own limits`() throws {
    let show = try #require(
      readShow(leastShow + "length: { min: \"1:00\", max: \"4:00\" }\n").value
    )
    #expect(show.length.target == Milliseconds(240_000)...Milliseconds(240_000))
    let wide = try #require(readShow(leastShow + "length: { min: \"7:00\" }\n").value)
    #expect(wide.length.target == Milliseconds(420_000)...Milliseconds(600_000))
  }

  @Test func `long texts are refused`() {
    let title = String(repeating: "é", count: 256)
    #expect(readShow(leastShow + "author: \(title)\n").findings == ["4:9 too-many-characters!"])
    #expect(readShow(leastShow + "author: \(title.dropLast())\n").findings.isEmpty)
    let text = String(repeating: "é", count: 2_001)
    let long = "title: x\nbase_url: https://example.com/\ndescription: "
    #expect(readShow(long + text).findings == ["3:14 too-many-characters!"])
    #expect(readShow(long + text.dropLast()).findings.isEmpty)
  }

  @Test func `wording is a list of phrases, alone or with what replaces them`() throws {
    let reading = readShow(
      leastShow + """
        wording:
          must_mention: [guided pilot, { say: demo day, since: 2026-11-01 }]
          never: [cheap*, { say: free trial, instead: guided pilot }]

        """
    )
    #expect(reading.findings.isEmpty)
    let wording = try #require(reading.value?.wording)
    #expect(wording.mustMention.map(\.say.text) == ["guided pilot", "demo day"])
    #expect(wording.mustMention.map { $0.since?.date.description } == [nil, "2026-11-01"])
    #expect(wording.never.map(\.say.text) == ["cheap*", "free trial"])
    #expect(wording.never.map(\.instead) == [nil, "guided pilot"])
  }

  @Test(arguments: [
    ("wording: { must_mention: ['…'] }", "4:27 wrong-value!", "has no words"),
    ("wording: { must_mention: [{ say: a, instead: b }] }", "4:37 unknown-key!", "\"instead\""),
    ("wording: { never: [{ instead: b }] }", "4:20 missing-key!", "`say` is missing"),
    ("wording: { nevar: [a] }", "4:12 unknown-key!", "did you mean \"never\""),
    ("transcriber: whisper-cli", "4:14 wrong-value!", "add {audio}"),
    ("transcriber: whisper-cli '{audio}", "4:14 wrong-value!", "an unmatched quotation mark"),
    ("transcriber: [whisper-cli]", "4:14 wrong-type!", "must be text"),
  ])
  func `wrong wording and transcribers are reported`(
    line: String,
    finding: String,
    words: String
  ) {
    let reading = readShow(leastShow + line + "\n")
    #expect(reading.findings == [finding])
    #expect(reading.messages.first?.contains(words) == true, "\(reading.messages)")
  }
}
