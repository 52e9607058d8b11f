import RoadcastModel
import Testing

/// What names in folders stand for.
struct FileKindTests {
  @Test(arguments: [
    ".DS_Store", "._01-story.wav", ".Trashes", ".Trash-1000", ".sync", ".stfolder", "Thumbs.db",
    "thumbs.db",
    "desktop.ini", "Desktop.ini", "@eaDir", "#recycle", "@Recycle", "$RECYCLE.BIN", "~$script.docx",
    ".~lock.script.odt#", "story.wav.tmp", "notes.md~", "Icon\r", "__MACOSX", "lost+found",
    "01.wav.new-123",
  ])
  func `what systems and apps leave behind is known`(name: String) {
    #expect(FileKind(name: name) == .leftover)
  }

  @Test(arguments: [
    ("01.wav", FileKind.recording), ("01.WAV", .recording), ("01.m4a", .otherSound),
    ("01.MP3", .otherSound),
    ("01.mov", .otherSound), ("01.vtt", .transcript), ("notes.md", .transcript),
    ("01.docx", .document),
    ("episode.yml", .other), ("cover.png", .other), ("takes", .other), ("wav", .other),
  ])
  func `a file's kind is found by its extension`(name: String, kind: FileKind) {
    #expect(FileKind(name: name) == kind)
  }

  @Test(arguments: [
    (".02-customer.wav.icloud", "02-customer.wav", "iCloud"),
    ("02.wav.cloud", "02.wav", "OneDrive"),
    ("02.wav.nextcloud", "02.wav", "Nextcloud"), ("02.wav.crdownload", "02.wav", "isn't complete"),
    ("02.wav.part", "02.wav", "isn't complete"), ("02.wav.partial", "02.wav", "isn't complete"),
    (".syncthing.02.wav.tmp", "02.wav", "isn't complete"),
    (".02.wav.aB3dE9", "02.wav", "isn't complete"),
    (".02.wav.~1a2b", "02.wav", "isn't complete"), (".episode.yml.icloud", "episode.yml", "iCloud"),
  ])
  func `a placeholder and an unfinished copy have the name of the file to come`(
    entry: String,
    name: String,
    words: String
  ) throws {
    let download = try #require(MissingDownload(entry: entry))
    #expect(download.name == name)
    #expect(download.problem.contains(words))
  }

  @Test(arguments: [
    "02.wav", ".hidden", ".gitignore", "story.wav.tmp", "Unconfirmed 123.crdownload",
    "._02.wav.icloud9",
    "icloud", "x.icloud", "part", ".config.backup",
  ])
  func `other names are no placeholders`(entry: String) {
    #expect(MissingDownload(entry: entry)?.name == nil)
  }

  @Test(arguments: [
    ("01-story (Dana's conflicted copy 2026-11-19).wav", "01-story.wav"),
    ("01-story (conflicted copy 2026-11-19 101500).wav", "01-story.wav"),
    ("01-story (Konfliktkopie von Dana 2026-11-19).wav", "01-story.wav"),
    ("01-story (Case Conflict 1).wav", "01-story.wav"),
    ("01-story.sync-conflict-20261119-101500-ABCDEFG.wav", "01-story.wav"),
    ("01-story_conflict-20261119-101500.vtt", "01-story.vtt"),
    (
      "01-story_DiskStation_Nov-19-1015-2026_Conflict.wav",
      "01-story_DiskStation_Nov-19-1015-2026.wav"
    ),
    ("episode.Conflict.yml", "episode.yml"),
  ])
  func `a conflicted copy has the name of its original`(name: String, original: String) {
    #expect(ConflictedCopy.original(of: name) == original)
  }

  @Test(arguments: [
    "01-story.wav", "01-story (1).wav", "conflict.wav", "the conflict in the south.wav",
    "(conflict).wav",
    "handling conflict (part 2).wav",
  ])
  func `other names are no conflicted copies`(name: String) {
    #expect(ConflictedCopy.original(of: name) == nil)
  }

  @Test(
    arguments: [
      ("en", "en-us", LanguageTag.Match.exact), ("en-us", "en-us", .exact), ("eng", "en", .exact),
      ("en-gb", "en-us", .sameLanguage), ("en_gb", "en-us", .sameLanguage), ("de", "en-us", .other),
      ("deu", "de", .exact), ("ger", "de-at", .exact), ("zh-hans", "zh-cn", .sameLanguage),
      ("new", "en", nil), ("v2", "en", nil), ("wav", "en", nil), ("customer", "en", nil),
      ("", "en", nil),
    ] as [(String, String, LanguageTag.Match?)]
  )
  func `a language in a name is compared with the show's`(
    tag: String,
    language: String,
    match: LanguageTag.Match?
  ) {
    #expect(LanguageTag.match(tag, with: language) == match)
  }
}
