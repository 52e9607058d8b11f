package import RoadcastFiles
import RoadcastModel

/// The contract's JSON: keys that hold nothing are written as null.
extension Report {
  /// How many episodes are written into one piece.
  private static let episodesInPiece = 32

  /// One JSON document in UTF-8, sorted by key.
  ///
  /// - Parameter jobs: how much is written at once.
  /// - Returns: pieces that follow one another; the last one ends with a line end.
  /// - Throws: nothing of its own.
  package func json(jobs: Int) async throws(WorkFailure) -> [[UInt8]] {
    let starts = Array(stride(from: 0, to: episodes.count, by: Self.episodesInPiece))
    let parts = try await starts.mapConcurrently(jobs: jobs, share: 1) { [episodes] start in
      var elements = JSONWriter(forTerminal: true, depth: 2)
      for episode in episodes[start...].prefix(Self.episodesInPiece) {
        elements.object { episode.write(to: &$0) }
      }
      return elements
    }
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      if let build { json.object("build") { build.write(to: &$0) } }
      json.list(diagnostics)
      json.list("episodes", parts: parts)
      json.list("notes", notes)
    }
    return json.documentInPieces
  }
}

extension EpisodeReport {
  fileprivate func write(to json: inout JSONWriter) {
    json.list("awaiting", awaiting)
    json.list("cuts", of: cuts) { cut, json in
      json.member("duration", cut.programme.length.milliseconds)
      json.member("people", cut.cut.people)
      json.list("segments", of: cut.programme.segments) { segment, json in
        json.member("audio", segment.audio)
        json.member("end", segment.end)
        json.member("start", segment.start)
        json.member("title", segment.title)
      }
      json.list("tags", cut.cut.sets.map(\.text))
    }
    json.member("duration", programmes.first?.length.milliseconds)
    // Usually, several feeds get the same segments, of which there's much to write.
    var written: [(segments: [ProgrammeReport.Segment], elements: JSONWriter)] = []
    json.list("programmes", of: programmes) { programme, json in
      json.member("audience", programme.feed.audience)
      json.member("duration", programme.length.milliseconds)
      if let known = written.first(where: { $0.segments == programme.segments }) {
        json.list("segments", written: known.elements)
        return
      }
      var elements = json.elements
      for segment in programme.segments { elements.object { segment.write(to: &$0) } }
      json.list("segments", written: elements)
      written.append((programme.segments, elements))
    }
    json.member("published", published?.rfc3339)
    json.member("slug", slug)
    json.member("status", status.rawValue)
    json.member("title", title)
  }
}

extension ProgrammeReport.Segment {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("audio", audio)
    json.member("end", end)
    if let sound { json.object("sound") { sound.write(to: &$0) } } else { json.null("sound") }
    json.member("start", start)
    json.member("title", title)
    json.member("transcript", transcript?.rawValue)
  }
}

extension RecordingReport {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("gain", gain)
    json.member("highPass", highPass)
    if let levelled { json.list("levelled", levelled) } else { json.null("levelled") }
    json.member("limited", limited)
    json.member("loudness", loudness)
    json.member("loudnessRange", loudnessRange)
    json.member("maxMomentary", maxMomentary)
    json.member("maxShortTerm", maxShortTerm)
    json.member("offset", offset)
    json.member("shortenedPauses", shortenedPauses)
    json.member("stereo", stereo)
    json.member("trimmedHead", trimmedHead)
    json.member("trimmedTail", trimmedTail)
    json.member("truePeak", truePeak)
  }
}

extension BuildReport {
  fileprivate func write(to json: inout JSONWriter) {
    json.list("assemblies", of: assemblies) { assembly, json in
      json.member("audience", assembly.feed.audience)
      json.member("path", assembly.path)
      json.member("seconds", assembly.duration / .seconds(1))
      json.member("slug", assembly.slug)
      json.member("state", assembly.isNew ? "assembled" : "kept")
      json.member("tags", assembly.feed.tagSet?.text)
    }
    json.member("changed", changed)
    json.list("changes", of: changes) { change, json in
      json.member("change", change.kind.rawValue)
      json.list("details", change.details)
      json.list("feeds", of: change.feeds) { feed, json in
        json.member("audience", feed.audience)
      }
      json.member("slug", change.slug)
      json.member("title", change.title)
    }
    json.list("encoded", encoded)
    json.list("feeds", of: feeds) { feed, json in
      json.member("audience", feed.name.audience)
      json.member("items", feed.items)
      json.member("path", feed.path)
      json.member("private", feed.tree == .private)
      json.member("tags", feed.name.tagSet?.text)
      json.member("url", feed.url)
    }
    json.member("guid", guid)
    json.list("kept", kept)
    let masters = encoded.map { ($0, "encoded") } + cached.map { ($0, "cached") }
    json.list("masters", of: masters.sorted { $0.0 < $1.0 }) { master, json in
      json.member("audio", master.0)
      json.member("state", master.1)
    }
    json.member("output", output)
    json.member("private", isPrivate)
    json.member("privateOutput", privateOutput)
    json.member("reused", cached.count)
    json.list("stages", of: steps) { time, json in
      json.member("seconds", time.duration / .seconds(1))
      json.member("stage", time.step.rawValue)
    }
    json.list("voicemails", of: voicemails) { voicemail, json in
      json.member("path", voicemail.path)
      json.member("slug", voicemail.slug)
      json.member("state", voicemail.isNew ? "rendered" : "kept")
    }
  }
}
