import RoadcastModel
import RoadcastSite

/// Writes what goes with an episode: the texts of each of its cuts, and its page in each feed.
struct ComposeEpisode: Sendable {
  /// A programme that was put together.
  struct Assembled: Sendable {
    var planned: PlannedEpisode
    var programme: Programme

    /// Below `feed/`.
    var audio: String

    /// Bytes.
    var audioLength: Int

    /// Below `feed/`.
    var waveform: String?

    /// Below `feed/`.
    var voicemail: String?
  }

  struct Composed: Sendable {
    var programmes: [PublishedProgramme] = []

    /// Paths below `feed/`.
    var files: [(path: String, bytes: [UInt8])] = []

    var links = VerifyPages()
  }

  /// The texts of one cut, which all who hear it share.
  private struct Texts {
    var parts: [Programme.Part]
    var cues: [Cue]
    /// As pages show them: the audiences' lie all at one depth, the main feed's at another.
    var shown: [Bool: ListeningPages.Transcript?] = [:]
    var transcripts: [ComposeTexts.Text]
    var chapters: [Chapter]
    var chapterFile: ComposeTexts.Text?
  }

  let show: Show
  let pages: ComposePages

  /// - `assembled`: the programmes of one episode.
  /// - `pictures`: the segments' own, by their places.
  func run(_ assembled: [Assembled], pictures: [Int: PublishedArtwork]) -> Composed {
    var composed = Composed()
    var known: [Texts] = []
    for one in assembled {
      let place = known.firstIndex { $0.parts == one.programme.parts } ?? known.count
      if place == known.count {
        known.append(texts(of: one, pictures: pictures, into: &composed))
      }
      let isMain = one.programme.audience == nil
      let shown =
        known[place].shown[isMain]
        ?? pages.transcript(
          of: known[place].cues,
          audio: one.audio,
          audience: one.programme.audience
        )
      known[place].shown[isMain] = .some(shown)
      let texts = known[place]
      let published = PublishedProgramme(
        planned: one.planned,
        programme: one.programme,
        audio: one.audio,
        audioLength: one.audioLength,
        waveform: one.waveform,
        voicemail: one.voicemail,
        transcripts: texts.transcripts,
        chapterFile: texts.chapterFile,
        chapters: texts.chapters
      )
      let page = pages.page(of: published, transcript: shown)
      composed.links.add(page.bytes, at: page.path)
      composed.files.append((page.path, page.bytes))
      composed.programmes.append(published)
    }
    return composed
  }

  private func texts(
    of assembled: Assembled,
    pictures: [Int: PublishedArtwork],
    into composed: inout Composed
  ) -> Texts {
    let (planned, programme) = (assembled.planned, assembled.programme)
    let heard = Set(programme.segments.map(\.index))
    let pictures = pictures.filter { heard.contains($0.key) }
    composed.files += pictures.values.map { ($0.path, $0.bytes) }
    let chapters = programme.chapters(
      of: planned.episode.segments,
      images: pictures.mapValues { show.baseURL.value + $0.path }
    )
    let transcripts = ComposeTexts.transcripts(of: planned, programme)
    let chapterFile = ComposeTexts.chapters(of: planned, chapters, show: show)
    for written in transcripts.written + [chapterFile].compactMap(\.self) {
      composed.files.append((written.text.path, written.bytes))
    }
    return Texts(
      parts: programme.parts,
      cues: transcripts.cues,
      transcripts: transcripts.written.map(\.text),
      chapters: chapters,
      chapterFile: chapterFile?.text
    )
  }
}
