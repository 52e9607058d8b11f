import HTTPTypes
import Hummingbird
import RoadcastEditing
import RoadcastModel
import RoadcastProduction

/// The transcript desk: text beside sound.
struct TranscriptRoutes {
  let desk: Desk
  let pages: StudioPages
  let session: StudioSession

  private struct Answer: Encodable {
    var version: String
    var file: String

    /// The cues, as HTML.
    var cues: String
    var marks: [Mark]
  }

  private struct Mark: Encodable {
    var cue: Int
    var from: Int
    var to: Int
    var words: String
  }

  /// What a page shows, saved or not.
  private struct Shown: Decodable {
    struct Cue: Decodable {
      var text: String
      var speaker: String?
    }

    var segment: Int
    var cues: [Cue]
  }

  func add(to router: Router<StudioContext>) {
    router.get("episodes/:slug/transcript") { [self] request, context in
      let slug = try context.parameters.require("slug")
      let segment = request.uri.queryParameters.get("segment").flatMap { Int($0) } ?? 0
      let transcript = try await desk.transcript(of: slug, segment: segment)
      let show = try? desk.workspace().readShow().show
      let page = TranscriptPage(desk: transcript, slug: slug, segment: segment)
      var values = PageFrame(show: show, session: session, place: .none)
        .values(title: "Transcript of \(transcript.segment.fileName)", scripts: ["cues"])
      values.merge(page.values) { $1 }
      return Response.page(pages.render("transcript", values))
    }
    router.post("episodes/:slug/transcript") { [self] request, context in
      let slug = try context.parameters.require("slug")
      let wanted = try await request.decode(as: TranscriptRequest.self, context: context)
      let changed = try await desk.edit(wanted, in: slug, author: context.person)
      let page = TranscriptPage(desk: changed, slug: slug, segment: wanted.segment)
      let cues = (changed.text?.cues ?? []).map { ($0.text, $0.speaker) }
      return Response.json(
        Answer(
          version: changed.version.text,
          file: changed.text?.file ?? "",
          cues: String(decoding: pages.render("cues", ["cues": page.cues]), as: UTF8.self),
          marks: Self.marks(changed.never, cues)
        )
      )
    }
    router.post("episodes/:slug/transcript/marks") { [self] request, context in
      let slug = try context.parameters.require("slug")
      let shown = try await request.decode(as: Shown.self, context: context)
      let transcript = try await desk.transcript(of: slug, segment: shown.segment)
      return Response.json(
        Self.marks(transcript.never, shown.cues.map { ($0.text, $0.speaker) })
      )
    }
  }

  private static func marks(
    _ never: [WordingPolicy.Guideline],
    _ cues: [(text: String, speaker: String?)]
  ) -> [Mark] {
    WordingMark.marks(of: never, in: cues).map { mark in
      Mark(
        cue: mark.cue,
        from: mark.range.lowerBound,
        to: mark.range.upperBound,
        words: mark.instead.map { "Say \($0.quoted) instead of \(mark.phrase.quoted)." }
          ?? "Avoid \(mark.phrase.quoted)."
      )
    }
  }
}
