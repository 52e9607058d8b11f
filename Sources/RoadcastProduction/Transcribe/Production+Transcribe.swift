import RoadcastFiles
import RoadcastAudio
package import RoadcastModel
import RoadcastTranscript

extension Production {
  /// Has the show's transcriber write a transcript for every recording that has none, and keeps each
  /// beside its recording, for somebody to correct.
  ///
  /// The one step that runs a program which a manifest names. Nothing that is there is written over.
  /// One recording that can't be transcribed does not keep the others from it.
  ///
  /// - `limit`: after that the program is stopped; nil for ten minutes and ten times the recording.
  package func transcribe(limit: Milliseconds?) async throws -> TranscriptionReport {
    let manuscript = try await ManuscriptReader(workspace: workspace).read(jobs: options.jobs)
    try manuscript.require(options.slugs)
    let isWanted = { (slug: String) in options.slugs.isEmpty || options.slugs.contains(slug) }
    var report = TranscriptionReport()
    var diagnostics = manuscript.diagnostics
    diagnostics.removeAll { subject, _ in
      if case .episode(let slug) = subject { !isWanted(slug) } else { false }
    }
    report.diagnostics = diagnostics.all.filter { $0.severity == .error }.sorted()
    guard let show = manuscript.show else { return report }
    guard let transcriber = show.transcriber else {
      if !report.diagnostics.contains(where: { $0.location.file == Workspace.showManifest }) {
        report.diagnostics.append(
          Diagnostic(
            .noTranscriber,
            at: show.location,
            "names no transcriber; add a line like "
              + "`transcriber: whisper-cli -m model.bin -ovtt {audio}`"
          )
        )
      }
      return report
    }
    let program = RunTranscriber(transcriber: transcriber, folder: workspace.path(""))
    var seen: Set<String> = []
    for episode in manuscript.episodes
    where isWanted(episode.slug) && EpisodeStatus(of: episode, at: options.now) != .expired {
      for segment in episode.segments where seen.insert(segment.audio.value).inserted {
        if let transcript = presentTranscript(of: segment) {
          report.present += 1
          if segment.transcript == nil { report.diagnostics.append(unnamed(transcript, segment)) }
          continue
        }
        progress.listening(to: segment.audio.value)
        do {
          if let written = try await transcribe(
            segment,
            of: episode.slug,
            with: program,
            language: show.language,
            limit: limit,
            into: &report.diagnostics
          ) {
            report.written.append(written)
          }
        } catch let failure as WorkFailure {
          report.failures.append(failure.message)
        }
      }
    }
    return report
  }

  /// The transcript that a segment has, or that lies beside its recording.
  private func presentTranscript(of segment: Segment) -> String? {
    if let named = segment.transcript, (try? workspace.file(named.value)) != nil {
      return named.value
    }
    let stem = WorkspacePath.stem(of: segment.fileName).stem
    let folder = WorkspacePath.folder(of: segment.audio.value)
    let beside = (workspace.names(in: folder) ?? []).first { name in
      WorkspacePath.stem(of: name).stem == stem && TranscriptFormat(file: name) != nil
    }
    return segment.transcript == nil ? beside.map { "\(folder)/\($0)" } : nil
  }

  /// A transcript beside a recording of another folder is taken by nobody.
  private func unnamed(_ transcript: String, _ segment: Segment) -> Diagnostic {
    Diagnostic(
      .unusedTranscript,
      at: segment.audio.location,
      "the transcript \(transcript.quoted) is not used; name it with `transcript:`"
    )
  }

  /// - Returns: nil for a recording that can't be used, which is told.
  private func transcribe(
    _ segment: Segment,
    of slug: String,
    with program: RunTranscriber,
    language: String,
    limit: Milliseconds?,
    into diagnostics: inout [Diagnostic]
  ) async throws -> TranscriptionReport.Written? {
    let audio = segment.audio.value
    let scratch = try ScratchFolder()
    let copy = WorkspacePath.stem(of: segment.fileName).stem + ".wav"
    let length: Milliseconds
    do {
      let file = try workspace.file(audio)
      let seconds = try SpeechCopy.write(
        descriptor: file.descriptor,
        fileSize: file.size,
        mostSeconds: Limits.recordingSeconds,
        to: "\(scratch.path)/\(copy)"
      )
      try file.requireUnchanged(audio)
      length = Milliseconds(Int((seconds * 1_000).rounded()))
    } catch let failure as InputFile.OpenFailure {
      diagnostics.append(
        workspace.openingFailed(segment.audio, failure, what: "the recording")
      )
      return nil
    } catch let failure as RecordingError {
      diagnostics.append(
        Diagnostic(
          failure.rule,
          severity: .error,
          at: SourceLocation(file: audio),
          failure.message.escapedForDisplay
        )
      )
      return nil
    } catch let failure as SoundFileWriter.Failure {
      throw WorkFailure("can't write a copy of \(audio) to \(scratch.path): \(failure.message)")
    }
    let result: TranscriberOutput?
    do {
      let output = try await program.run(
        Transcriber.Places(
          audio: "\(scratch.path)/\(copy)",
          folder: scratch.path,
          language: String(language.prefix { $0 != "-" })
        ),
        limit: .milliseconds(limit?.count ?? 600_000 + 10 * length.count)
      )
      result = try TranscriberOutput(
        in: Workspace(root: scratch.path),
        audio: copy,
        output: output
      )
    } catch let failure as RunTranscriber.Failure {
      throw WorkFailure("\(audio): \(failure.message)")
    }
    return try keep(result, of: segment, slug: slug, length: length)
  }

  /// Looks at what the transcriber wrote as `check` would, and gives it its place.
  private func keep(
    _ result: TranscriberOutput?,
    of segment: Segment,
    slug: String,
    length: Milliseconds
  ) throws -> TranscriptionReport.Written {
    let audio = segment.audio.value
    guard let result else { throw WorkFailure("\(audio): the transcriber wrote nothing") }
    let stem = WorkspacePath.stem(of: audio).stem
    let target = segment.transcript?.value ?? "\(stem).\(result.format.rawValue)"
    guard TranscriptFormat(file: target) == result.format else {
      throw WorkFailure(
        "\(audio): the transcriber wrote .\(result.format.rawValue), but \(target) is asked for; "
          + "name its transcript .\(result.format.rawValue)"
      )
    }
    let parsed = TranscriptFormat.parse(result.bytes, file: target)
    if let error = parsed.diagnostics.first(where: { $0.severity == .error }) {
      let line = error.location.line.map { " in line \($0)" } ?? ""
      throw WorkFailure(
        "\(audio): what the transcriber wrote can't be read\(line): \(error.message)"
      )
    }
    let words =
      parsed.script?.wordCount
      ?? parsed.transcript.cues.reduce(0) {
        $0 + $1.text.split(whereSeparator: \.isWhitespace).count
      }
    guard words > 0 else { throw WorkFailure("\(audio): the transcriber heard no words") }
    try OutputFile.writeWhole(
      [result.bytes],
      to: workspace.path(target),
      called: target,
      replaces: false
    )
    return TranscriptionReport.Written(
      slug: slug,
      audio: audio,
      transcript: target,
      words: words,
      length: length
    )
  }
}
