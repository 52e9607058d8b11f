import RoadcastEditing
import RoadcastMarkdown
import RoadcastModel
import RoadcastProduction
import RoadcastSite

/// The page of one episode.
struct EpisodePage {
  let file: EpisodeFile
  let draft: EpisodeDraft
  let frame: PageFrame

  /// The episode's show notes.
  let notes: NotesFile

  /// What can be undone and redone.
  let ends: EditHistoryEnds

  private var manifest: EditableManifest { file.manifest }
  private var episode: Episode? { draft.episode?.episode }
  private var dates: DateRules { draft.show?.dates ?? DateRules() }

  /// The values of the whole page.
  var values: [String: Any?] {
    var values = frame.values(
      title: text("title") ?? file.slug,
      scripts: [
        "sound", "drop", "segments", "fields", "problems", "changes", "answers", "typing", "cards",
        "transcribe", "episode", "listen", "pictures", "coach",
      ]
    )
    values.merge(fields) { $1 }
    values.merge(choices) { $1 }
    values["slug"] = file.slug
    values["manifest"] = manifest.file
    values["hash"] = file.version
    values["folderVersion"] = file.folderVersion
    values["refusal"] = manifest.refusal.map { "\($0.reason), line \($0.location.line ?? 1)" }
    values["segments"] = segments
    values["hasSegments"] = !(episode?.segments.isEmpty ?? true)
    values["lengths"] = lengths.map(HTMLValues.init)
    values["step"] = ends.undo?.number
    values["undoes"] = ends.undo?.what
    values["redoStep"] = ends.redo?.number
    values["redoes"] = ends.redo?.what
    values["isFinished"] = file.finishedRefusal != nil
    let untranscribed = (episode?.segments ?? []).filter { $0.transcript == nil && !$0.isFinished }
    values["canTranscribe"] = draft.show?.transcriber != nil && !untranscribed.isEmpty
    values["untranscribed"] =
      untranscribed.count == 1
      ? untranscribed[0].fileName : "\(untranscribed.count) recordings"
    values["general"] = problems.filter { $0.at == nil }.map {
      HTMLValues(["severity": $0.severity, "message": $0.message, "place": $0.place])
    }
    return values
  }

  /// What's wrong, with the fields.
  var problems: [FieldProblem] {
    (draft.diagnostics + draft.showDiagnostics.filter { $0.severity == .error })
      .map { FieldProblem($0, in: manifest, of: episode, at: positions) }
  }

  /// The values of the bars.
  var lengths: [String: Any?]? {
    guard let plan = draft.plan, let planned = draft.episode else { return nil }
    return LengthBars(planned: planned, plan: plan).values
  }

  /// What can only be changed as text.
  var refusals: [FieldRefusal] {
    var refusals = FieldRefusal.all(in: manifest, segments: positions)
    if let refusal = file.finishedRefusal {
      refusals.append(
        FieldRefusal(at: "segments", reason: refusal.reason, line: refusal.location.line)
      )
    }
    if let reason = notes.refusal { refusals.append(FieldRefusal(at: "notes", reason: reason)) }
    return refusals
  }

  /// The positions of the segments in the manifest's list.
  private var positions: [Int] { file.positions(of: episode?.segments ?? []) }

  // MARK: Fields

  private func text(_ path: String) -> String? {
    ManifestPath(path).flatMap { manifest.text(at: $0) }
  }

  private var fields: [String: Any?] {
    let local = episode.flatMap { $0.hasDate ? dates.readingZone.moment($0.published.value) : nil }
    let status = draft.episode.map { $0.status }
    let isReleased = !(draft.releasedIn ?? []).isEmpty
    var state = status.map { Self.words($0, episode) }
    if status == .published, !isReleased { state = "ready, not in the feed yet" }
    return [
      "title": text("title"),
      "published": local.map(Self.localTime),
      "publishedText": text("published"),
      "zone": dates.readingZone.name,
      "draft": text("draft") == "true",
      "summary": text("summary"),
      "notes": notes.text, "notesFile": notes.path, "notesVersion": notes.version,
      "notesHTML": episode?.notes.map { ShowNotes(markdown: $0.value).blocks.joined() },
      "number": text("number"), "season": text("season"),
      "expires": day("expires"), "expiresText": text("expires"),
      "reviewBy": day("review_by"), "reviewByText": text("review_by"),
      "status": state,
      "isReleased": isReleased,
    ]
  }

  /// What a browser's field for a date and a time has.
  private static func localTime(_ moment: Moment) -> String {
    let minutes = moment.secondOfDay / 60
    return "\(moment.date)T\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  /// The day of a date; nil if a field for days can't have it.
  private func day(_ path: String) -> String? {
    guard let text = text(path), text.count == 10 else { return nil }
    return text
  }

  private static func words(_ status: EpisodeStatus, _ episode: Episode?) -> String {
    switch status {
    case .published: "published"
    case .scheduled: "goes out on its date"
    case .draft: episode?.draft == true ? "draft" : "waits for approval"
    case .expired: "expired"
    case .invalid: "has errors"
    }
  }

  // MARK: Choices

  private var choices: [String: Any?] {
    guard let show = draft.show, let plan = draft.plan else { return [:] }
    let others = plan.episodes.map(\.episode)
    var speakers: [String: Int] = [:]
    for speaker in others.flatMap({ $0.segments.compactMap(\.speaker) }) {
      speakers[speaker, default: 0] += 1
    }
    let frequent = speakers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(100)
    return [
      "speakers": frequent.map(\.key),
      "tagPickers": pickers(show).values(episode?.tags ?? [], id: "tags"),
      "onlyPickers": audiencePickers(show).values(episode?.only ?? [], id: "only"),
      "hasFacets": !show.facets.isEmpty,
      "hasAudiences": !audiencePickers(show).show.facets.isEmpty,
      "approvals": show.approvals.map { role in
        let given = episode?.approved.first { $0.role.value == role }
        return HTMLValues([
          "role": role, "name": given?.name,
          "day": given.map { dates.words.short($0.date.value) }, "isGiven": given != nil,
        ])
      },
      "hasApprovals": !show.approvals.isEmpty,
    ]
  }

  private func pickers(_ show: Show) -> FacetPickers {
    var used: [String: Set<String>] = [:]
    for other in draft.plan?.episodes.map(\.episode) ?? [] {
      for tag in other.tags + other.segments.flatMap(\.tags) {
        used[tag.facet, default: []].insert(tag.value)
      }
    }
    return FacetPickers(show: show, used: used.mapValues { $0.sorted() })
  }

  /// Only the questions by which an audience, or a subscriber, can differ.
  private func audiencePickers(_ show: Show) -> FacetPickers {
    let asked = Set(draft.plan?.feeds.flatMap(\.answers).map(\.facet) ?? [])
    var copy = show
    copy.facets = show.facets.filter { asked.contains($0.name) }
    return FacetPickers(show: copy, used: [:])
  }

  // MARK: Segments

  /// The cards.
  var segments: [HTMLValues] {
    guard let show = draft.show, let episode else { return [] }
    let picker = pickers(show)
    let audience = audiencePickers(show)
    return zip(positions, episode.segments).enumerated().map { number, positioned in
      let (index, segment) = positioned
      let use = show.use(of: segment)
      let recording = draft.plan?.recordings[use]
      let path = "segments[\(index)]"
      // What can't be used is shown as it's written, so that it can be corrected.
      let from = clock(segment.highlight?.start) ?? text("\(path).highlight.from")
      let to = clock(segment.highlight?.end) ?? text("\(path).highlight.to")
      let highlightTitle = segment.highlight?.title ?? text("\(path).highlight.title")
      let url = segment.url ?? text("\(path).url")
      return HTMLValues([
        "index": index, "number": number + 1, "slug": file.slug,
        "audio": segment.audio.value, "file": segment.fileName,
        "isFinished": segment.isFinished,
        "title": segment.title,
        "speaker": text("\(path).speaker"),
        "length": recording.map {
          LengthText.format(samples: $0.length, at: show.sound.sampleRate)
        },
        "samples": recording?.length ?? 0, "block": recording?.block ?? 0,
        "tagPickers": picker.values(segment.tags, id: "tags\(index)"),
        "onlyPickers": audience.values(segment.only, id: "only\(index)"),
        "hasFacets": !show.facets.isEmpty, "hasAudiences": !audience.show.facets.isEmpty,
        "audience": segment.only.isEmpty
          ? nil : segment.only.map(\.value).joined(separator: ", "),
        "hasHighlight": segment.highlight != nil,
        "from": from, "to": to, "highlightTitle": highlightTitle,
        "roles": RolePicker.values(text("\(path).role")),
        "repairs": RepairPicker(show: show, segment: segment).values,
        "repairsDiffer": !segment.cleaning.isEmpty,
        "image": segment.image.map { WorkspacePath.name(of: $0.value) } ?? text("\(path).image"),
        "picture": segment.image.map { WebAddress.percentEncoded($0.value) },
        "url": url,
        "transcript": segment.transcript.map { WorkspacePath.name(of: $0.value) },
        "transcriptPage": "/episodes/\(file.slug)/transcript?segment=\(number)",
        "isFirst": number == 0, "isLast": number == episode.segments.count - 1,
      ])
    }
  }

  /// A length as a manifest has it: `0:05`, or `0:05.25`.
  private func clock(_ time: Located<Milliseconds>?) -> String? {
    time.map { LengthText.formatLimit($0.value) }
  }
}
