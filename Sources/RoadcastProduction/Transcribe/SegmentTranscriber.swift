import RoadcastAudio
import RoadcastFiles
import RoadcastModel
import RoadcastTranscript

/// Writes the transcript of one segment's recording.
struct SegmentTranscriber {
  let workspace: Workspace
  let process: TranscriberProcess

  /// The show's language, as in `en-us`.
  let language: String

  /// The time limit for one recording; nil for ten minutes plus ten times its length.
  let limit: Milliseconds?

  /// Gives the transcriber a copy of the recording, checks what it wrote, and saves that next to the
  /// recording.
  ///
  /// - Parameters:
  ///   - segment: A segment whose transcript doesn't exist yet.
  ///   - slug: The segment's episode.
  ///   - log: Gets the problem of a recording that can't be used.
  /// - Returns: The new transcript, or nil if the recording can't be used.
  /// - Throws: `WorkFailure` if the transcriber fails, or if reading or writing fails.
  func transcribe(
    _ segment: Segment,
    of slug: String,
    into log: inout DiagnosticLog
  ) async throws -> TranscriptionReport.Written? {
    let audio = segment.audio.value
    let scratch = try ScratchFolder()
    let copy = WorkspacePath.stem(of: segment.fileName).stem + ".wav"
    let path = "\(scratch.path)/\(copy)"
    guard let length = try copyRecording(of: segment, to: path, into: &log) else {
      return nil
    }
    do {
      let output = try await process.transcribe(
        Transcriber.Places(
          audio: path,
          folder: scratch.path,
          language: String(language.prefix { $0 != "-" })
        ),
        limit: .milliseconds(limit?.count ?? 600_000 + 10 * length.count)
      )
      let transcript = try TranscriberOutput(
        in: Folder(scratch.path),
        audio: copy,
        output: output
      )
      guard let transcript else {
        throw TranscriberProcess.Failure(
          message: "the transcriber wrote nothing; check its options in show.yml"
        )
      }
      return try save(transcript, of: segment, slug: slug, length: length)
    } catch let failure as TranscriberProcess.Failure {
      throw WorkFailure("\(audio): \(failure.message)")
    }
  }

  /// Writes a copy of the recording in the form that speech recognition expects.
  ///
  /// - Returns: The recording's length, or nil if it can't be used.
  private func copyRecording(
    of segment: Segment,
    to path: String,
    into log: inout DiagnosticLog
  ) throws -> Milliseconds? {
    let audio = segment.audio.value
    do {
      let file = try workspace.file(audio)
      let seconds = try TranscriberInput.write(
        of: file,
        maximumSeconds: Limits.recordingSeconds,
        to: path
      )
      try file.requireUnchanged()
      return Milliseconds(Int((seconds * 1_000).rounded()))
    } catch let failure as InputFile.OpenFailure {
      log.add(try workspace.openingFailed(segment.audio, failure, what: "the recording"))
      return nil
    } catch let failure as RecordingError {
      log.add(try failure.diagnostic(of: audio))
      return nil
    }
  }

  /// Checks a transcript as `check` would, and saves it.
  private func save(
    _ output: TranscriberOutput,
    of segment: Segment,
    slug: String,
    length: Milliseconds
  ) throws -> TranscriptionReport.Written {
    let audio = segment.audio.value
    let ending = ".\(output.format.rawValue)"
    let target = segment.transcript?.value ?? WorkspacePath.stem(of: audio).stem + ending
    guard TranscriptFormat(file: target) == output.format else {
      throw TranscriberProcess.Failure(
        message: "the transcriber wrote a \(ending) file, but the manifest names \(target); "
          + "change that name to end in \(ending)"
      )
    }
    let parsed = TranscriptFormat.parse(output.bytes, file: target)
    if let error = parsed.diagnostics.first(where: { $0.severity == .error }) {
      let line = error.location.line.map { " (line \($0))" } ?? ""
      throw TranscriberProcess.Failure(
        message: "the transcriber's output can't be read\(line): \(error.message)"
      )
    }
    let words = parsed.script?.wordCount ?? parsed.transcript.wordCount
    guard words > 0 else {
      throw TranscriberProcess.Failure(
        message:
          "the transcriber found no words; listen to the recording, or write the transcript yourself"
      )
    }
    try PendingFile.write(
      output.bytes,
      to: workspace.path(target),
      replaces: false,
      called: target
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
