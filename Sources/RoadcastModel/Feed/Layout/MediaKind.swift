/// The kinds of files that a feed or a page links to for one episode.
package enum MediaKind: Sendable, Hashable {
  /// The enclosure: the audio that apps play.
  case audio
  /// The enclosure, if it's a finished file.
  case enclosure(EnclosureFormat)
  /// The chapters, in the JSON format of Podcasting 2.0.
  case chapters
  /// A chapter's own picture.
  case chapterPicture(Artwork.Format)
  case transcript(TranscriptKind)
  /// The short version for a phone system.
  case voicemail
  /// A highlight in its own file.
  case clip

  /// The forms in which a transcript is published, in the order in which a feed lists them.
  package enum TranscriptKind: String, Sendable, CaseIterable {
    case webVTT = "vtt"
    case subRip = "srt"
    case json
    case html
    /// Words without times; only finished transcripts have this form.
    case text = "txt"
  }

  /// The folder of these files, below the published folder.
  package var folder: String {
    switch self {
    case .audio, .enclosure: "audio"
    case .chapters: "chapters"
    case .chapterPicture: "images"
    case .transcript: "transcripts"
    case .voicemail: "voicemail"
    case .clip: "clips"
    }
  }

  /// The extension of the files' names, without a dot.
  package var suffix: String {
    switch self {
    case .audio, .clip: "mp3"
    case .enclosure(let format): format.rawValue
    case .chapters: "json"
    case .chapterPicture(let format): format.suffix
    case .transcript(let kind): kind.rawValue
    case .voicemail: "wav"
    }
  }

  /// The media type, as feeds and web servers name it.
  ///
  /// The transcripts' and the chapters' types are those of the Podcasting 2.0 namespace
  /// (`podcast:transcript`, `podcast:chapters`).
  package var type: String {
    switch self {
    case .audio, .clip: "audio/mpeg"
    case .enclosure(let format): format.type
    case .chapters: "application/json+chapters"
    case .chapterPicture(let format): format.type
    case .transcript(.webVTT): "text/vtt"
    case .transcript(.subRip): "application/x-subrip"
    case .transcript(.json): "application/json"
    case .transcript(.html): "text/html"
    case .transcript(.text): "text/plain"
    case .voicemail: "audio/wav"
    }
  }
}
