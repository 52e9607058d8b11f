import HTTPTypes
import Hummingbird
import RoadcastEditing
import RoadcastFiles
import RoadcastHashing
import RoadcastModel
import RoadcastProduction

/// Files as they're written, for what no form can show.
struct TextRoutes {
  let desk: Desk
  let pages: StudioPages
  let session: StudioSession

  /// A text that a page has changed.
  private struct ChangedText: Decodable {
    var file: String

    /// The version that the page shows.
    var version: String
    var text: String
  }

  private struct Line: Encodable {
    var line: Int?
    var column: Int?
    var severity: String
    var message: String
    var write: String?
  }

  /// Words of a transcript, with their time.
  private struct Spoken: Encodable {
    /// Seconds.
    var start: Double
    var end: Double
    var speaker: String?
    var text: String

    /// The line with its times, from 1; 0 if there's none.
    var line: Int
    var isEstimated: Bool
  }

  private struct Answer: Encodable {
    var version: String
    var problems: [Line]

    /// What's said, if it's a transcript.
    var cues: [Spoken]
  }

  func add(to router: Router<StudioContext>) {
    router.get("text") { [self] request, _ in
      let path = try Self.path(request.uri.queryParameters.get("file") ?? "")
      guard let bytes = try desk.editing.open(path).bytes else {
        throw HTTPError(.notFound, message: "there's no \(path.escapedForDisplay)")
      }
      let form = TextForm(of: bytes)
      let show = try? desk.workspace().readShow().show
      var values = PageFrame(
        show: show,
        session: session,
        place: path == Workspace.showManifest ? .settings : .none
      )
      .values(title: path, scripts: ["text"])
      values["file"] = path
      values["version2"] = Digest.hex(bytes)
      values["content"] = form.text
      values["refusal"] = form.refusal
      values["slug"] = Self.slug(of: path)
      if request.uri.queryParameters.get("instead") != nil {
        values["instead"] = Self.slug(of: path).map { "/episodes/\($0)" } ?? "/"
      }
      if FileKind(name: WorkspacePath.name(of: path)) == .transcript, let slug = Self.slug(of: path)
      {
        let episode = try await desk.draft(of: slug).episode?.episode
        let index = episode?.segments.firstIndex { $0.transcript?.value == path }
        let segment = index.flatMap { episode?.segments[$0] }
        values["audio"] = segment?.audio.value
        values["transcriptPage"] = index.map { "/episodes/\(slug)/transcript?segment=\($0)" }
        values["scripts"] = segment == nil ? ["text"] : ["text", "transcript"]
      }
      return Response.page(pages.render("text", values))
    }
    router.post("text/check") { [self] request, context in
      let changed = try await request.decode(as: ChangedText.self, context: context)
      let path = try Self.path(changed.file)
      let form = TextForm(of: try desk.editing.open(path).bytes)
      let text = form.bytes(of: changed.text)
      return Response.json(try await answer(on: path, text: text, version: changed.version))
    }
    router.post("text") { [self] request, context in
      let changed = try await request.decode(as: ChangedText.self, context: context)
      let path = try Self.path(changed.file)
      let text = try await desk.writes.run { [self] in
        let text = try form(of: path).bytes(of: changed.text)
        try desk.write(text, to: path, expecting: changed.version, author: context.person)
        return text
      }
      return Response.json(try await answer(on: path, text: nil, version: Digest.hex(text)))
    }
  }

  /// How a file is written, so that what a page sends is written in the same way.
  private func form(of path: String) throws -> TextForm {
    let form = TextForm(of: try desk.editing.open(path).bytes)
    if let refusal = form.refusal {
      throw WorkFailure("this text can't be edited here: \(refusal)")
    }
    return form
  }

  /// What's wrong in one file, and what's said in it.
  private func answer(on path: String, text: [UInt8]?, version: String) async throws -> Answer {
    let unsaved = text.map { [path: $0] } ?? [:]
    let draft = try await desk.draft(of: Self.slug(of: path) ?? "", unsaved: unsaved)
    let problems = (draft.diagnostics + draft.showDiagnostics).filter {
      $0.location.file == path
    }.map {
      Line(
        line: $0.location.line,
        column: $0.location.column,
        severity: $0.severity.rawValue,
        message: $0.message,
        write: $0.excerpt?.correction
      )
    }
    let episode = draft.episode
    let index = episode?.episode.segments.firstIndex { $0.transcript?.value == path }
    let cues = index.flatMap { episode?.transcripts[$0]?.cues } ?? []
    return Answer(
      version: version,
      problems: problems,
      cues: cues.map {
        Spoken(
          start: $0.start.seconds,
          end: $0.end.seconds,
          speaker: $0.speaker,
          text: $0.text,
          line: $0.line,
          isEstimated: $0.isEstimated
        )
      }
    )
  }

  /// The episode that a file belongs to.
  private static func slug(of path: String) -> String? {
    let parts = path.split(separator: "/")
    return parts.count == 3 ? String(parts[1]) : nil
  }

  /// Checks that a page may edit a file: a manifest, show notes or a transcript.
  private static func path(_ text: String) throws -> String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isInEpisode = parts.count == 3 && Slug.isValid(parts[1])
    let isShow = text == Workspace.showManifest
    let suffix = WorkspacePath.stem(of: parts.last ?? "").extension
    let isText = ["yml", "md"].contains(suffix) || FileKind.transcripts.contains(suffix)
    guard parts.first == "episodes", isShow || isInEpisode, isText, parts.last?.first != ".",
      case .success(let path) = WorkspacePath.resolve(text, in: ""), path == text
    else {
      throw HTTPError(.notFound, message: "this file can't be edited here")
    }
    return path
  }
}
