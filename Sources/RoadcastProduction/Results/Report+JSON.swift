import RoadcastModel

/// The contract's JSON: keys that hold nothing are written as null.
extension Report {
  /// One JSON document in UTF-8, sorted by key.
  ///
  /// - Parameter jobs: how much is written at once.
  /// - Returns: pieces that follow one another; the last one ends with a line end.
  package func json(jobs: Int) async -> [[UInt8]] {
    let assemblies = await parts(of: build?.assemblies ?? [], size: 1_024, depth: 3, jobs) {
      $0.write(to: &$1)
    }
    let episodes = await parts(of: episodes, size: 32, depth: 2, jobs) { $0.write(to: &$1) }
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      if let build { json.object("build") { build.write(to: &$0, assemblies) } }
      json.list(diagnostics)
      json.list("episodes", parts: episodes)
      json.list("notes", notes)
    }
    return json.documentInPieces
  }

  /// Writes the elements of a long list on several cores.
  ///
  /// - Parameters:
  ///   - values: one for each element.
  ///   - size: how many are written one after another.
  ///   - depth: the number of objects and lists around the elements.
  ///   - jobs: how much is written at once.
  ///   - members: writes the members of a value's object.
  /// - Returns: the parts of the list.
  private func parts<Value: Sendable>(
    of values: [Value],
    size: Int,
    depth: Int,
    _ jobs: Int,
    _ members: @escaping @Sendable (Value, inout JSONWriter) -> Void
  ) async -> [JSONWriter] {
    let starts = Array(stride(from: 0, to: values.count, by: size))
    return await starts.mapConcurrently(jobs: jobs, share: 1) { start in
      var elements = JSONWriter(forTerminal: true, depth: depth)
      for value in values[start...].prefix(size) { elements.object { members(value, &$0) } }
      return elements
    }
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

extension BuildReport.Assembly {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("audience", feed.audience)
    json.member("path", path)
    json.member("seconds", duration / .seconds(1))
    json.member("slug", slug)
    json.member("state", isNew ? "assembled" : "kept")
    json.member("tags", feed.tagSet?.text)
  }
}

extension BuildReport {
  /// - Parameters:
  ///   - json: gets the members of the build.
  ///   - assemblies: what's written of `assemblies` already.
  fileprivate func write(to json: inout JSONWriter, _ assemblies: [JSONWriter]) {
    json.list("assemblies", parts: assemblies)
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
