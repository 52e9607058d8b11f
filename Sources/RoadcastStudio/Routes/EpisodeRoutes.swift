import HTTPTypes
import Hummingbird
import RoadcastEditing
import RoadcastFiles
import RoadcastMarkdown
import RoadcastModel
import RoadcastProduction

/// An episode's page, and changes of the episode.
struct EpisodeRoutes {
  let desk: Desk
  let pages: StudioPages
  let session: StudioSession

  func add(to router: Router<StudioContext>) {
    router.get("episodes/:slug") { [self] _, context in
      let slug = try context.parameters.require("slug")
      let file = try desk.episodeFile(slug)
      // Its recordings can be played before they're measured; the page asks for the rest at once.
      let draft = try await desk.draft(of: slug, measures: false)
      guard draft.episode != nil, file.manifest.refusal == nil else {
        // Nothing but its text can be shown.
        let file = draft.show == nil ? Workspace.showManifest : file.manifest.file
        return Response(status: .seeOther, headers: [.location: "/text?file=\(file)&instead=yes"])
      }
      let page = page(file, draft)
      return Response.page(pages.render("episode", page.values))
    }
    router.get("episodes/:slug/state") { [self] _, context in
      let file = try desk.episodeFile(try context.parameters.require("slug"))
      return Response.json(answer(file, try await desk.draft(of: file.slug)))
    }
    router.get("episodes/:slug/version") { [self] _, context in
      // What a page asks for again and again.
      let file = try desk.episodeFile(try context.parameters.require("slug"))
      return Response.json(["version": file.version, "folder": file.folderVersion])
    }
    addChanges(to: router)
    router.post("preview") { request, context in
      let text = try await request.decode(as: Markdown.self, context: context).text
      return Response.json(["html": ShowNotes(markdown: text).blocks.joined()])
    }
  }

  private struct Markdown: Decodable {
    var text: String
  }

  private func addChanges(to router: Router<StudioContext>) {
    router.post("episodes") { [self] request, context in
      let new = try await request.decode(as: NewEpisode.self, context: context)
      let slug = try await desk.create(new, author: context.person)
      // Measured and encoded while the page is loaded: people listen first.
      Task { [desk] in _ = try? await desk.draft(of: slug) }
      return Response.json(["slug": slug])
    }
    router.post("episodes/:slug/check") { [self] request, context in
      let slug = try context.parameters.require("slug")
      let wanted = try await request.decode(as: EditRequest.self, context: context)
      let file = try desk.episodeFile(slug)
      let changed = try desk.changed(
        file,
        wanted.edits,
        try? desk.workspace().readShow().show
      )
      let draft = try await desk.draft(
        of: slug,
        unsaved: [changed.manifest.file: changed.manifest.bytes]
      )
      var answer = answer(changed, draft)
      answer.version = file.version
      return Response.json(answer)
    }
    router.post("episodes/:slug/edits") { [self] request, context in
      let slug = try context.parameters.require("slug")
      let wanted = try await request.decode(as: EditRequest.self, context: context)
      let file = try await desk.edit(slug, wanted, author: context.person)
      return Response.json(answer(file, try await desk.draft(of: slug)))
    }
    router.post("episodes/:slug/recordings") { [self] request, context in
      let slug = try context.parameters.require("slug")
      let added = try await request.decode(as: AddedFiles.self, context: context)
      let file = try await desk.add(added, to: slug, author: context.person)
      return Response.json(answer(file, try await desk.draft(of: slug)))
    }
    router.post("episodes/:slug/notes") { [self] request, context in
      let slug = try context.parameters.require("slug")
      let notes = try await request.decode(as: ChangedNotes.self, context: context)
      let file = try await desk.write(notes, of: slug, author: context.person)
      return Response.json(answer(file, try await desk.draft(of: slug)))
    }
    router.post("episodes/:slug/transcribe") { [self] _, context in
      let slug = try context.parameters.require("slug")
      _ = try desk.episodeFile(slug)
      let report = try await desk.transcribe(slug, author: context.person)
      let errors = report.diagnostics.filter { $0.severity == .error }.map(\.message)
      return Response.json(
        TranscribeAnswer(written: report.written.count, problems: errors + report.failures)
      )
    }
    router.post("episodes/:slug/undo") { [self] request, context in
      let slug = try context.parameters.require("slug")
      let wanted = try await request.decode(as: UndoRequest.self, context: context)
      try await desk.undo(wanted, in: slug, author: context.person)
      let file = try desk.episodeFile(slug)
      return Response.json(answer(file, try await desk.draft(of: slug)))
    }
  }

  private func page(_ file: EpisodeFile, _ draft: EpisodeDraft) -> EpisodePage {
    EpisodePage(
      file: file,
      draft: draft,
      frame: PageFrame(show: draft.show, session: session, place: .week),
      notes: NotesFile(of: file, in: desk.editing),
      ends: desk.ends(of: file.slug)
    )
  }

  func answer(_ file: EpisodeFile, _ draft: EpisodeDraft) -> EpisodeAnswer {
    let page = page(file, draft)
    func html(_ name: String, _ values: [String: Any?]) -> String {
      String(decoding: pages.render(name, values), as: UTF8.self)
    }
    return EpisodeAnswer(
      version: file.version,
      folder: file.folderVersion,
      problems: page.problems,
      notesVersion: page.notes.version,
      step: page.ends.undo?.number,
      undoes: page.ends.undo?.what,
      redoStep: page.ends.redo?.number,
      redoes: page.ends.redo?.what,
      refusals: page.refusals,
      lengths: page.lengths.map { html("lengths", $0) } ?? "",
      segments: html("segments", ["segments": page.segments])
    )
  }
}

/// What a transcriber did.
private struct TranscribeAnswer: Encodable {
  /// How many transcripts it wrote.
  var written: Int
  var problems: [String]
}

/// What a page shows after a change.
struct EpisodeAnswer: Encodable {
  var version: String

  /// Changes when other recordings are in the folder of an episode that doesn't list its own.
  var folder: String
  var problems: [FieldProblem]

  /// The version of the notes' own file; nil if they're in the manifest.
  var notesVersion: String?

  /// The number of the change that can be undone; nil if there's none.
  var step: Int?

  /// What that change did.
  var undoes: String?

  /// The number of the change that can be made again; nil if there's none.
  var redoStep: Int?
  var redoes: String?

  /// What can only be changed as text.
  var refusals: [FieldRefusal]

  /// The bars, as HTML.
  var lengths: String

  /// The cards, as HTML.
  var segments: String
}
