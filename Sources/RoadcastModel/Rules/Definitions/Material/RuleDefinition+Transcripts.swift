/// The rules of the subject "Transcripts".
extension RuleDefinition {
  static let missingTranscript = RuleDefinition(
    .transcripts,
    .warning(errorWhen: "`show.yml` says `transcripts: required`"),
    """
    The recording has no transcript, or one without words, so people who can't listen can't \
    follow it, and search can't find what's said. Put a `.vtt` or `.srt` with the same base name \
    beside the recording, or only the words as `.txt`: they are timed for you. `roadcast \
    transcribe` can write it too.
    """
  )

  static let unusedTranscript = RuleDefinition(
    .transcripts,
    .warning,
    """
    There's a transcript beside a recording that is in another folder than the episode, and no \
    segment uses it. Name it in the segment with `transcript:`.
    """
  )

  static let transcriptFormat = RuleDefinition(
    .transcripts,
    .error,
    """
    The transcript's format isn't one that Roadcast reads, such as PDF, Word, RTF or HTML; the \
    content decides, not the file's name. Export it as WebVTT (`.vtt`), SubRip (`.srt`), JSON, or \
    plain text (`.txt` or `.md`).
    """
  )

  static let transcriptTooLarge = RuleDefinition(
    .transcripts,
    .error,
    """
    The transcript has more than \(Limits.transcriptCues) cues or \
    \(Limits.transcriptBytes >> 20) MiB, or a script more than \(Limits.scriptBytes >> 10) \
    KiB. Check that it's the right file.
    """
  )

  static let vttHeader = RuleDefinition(
    .transcripts,
    .error,
    """
    A WebVTT file must start with the line `WEBVTT`. Add the line, or rename a file in the \
    format of SubRip to `.srt`.
    """
  )

  static let jsonSyntax = RuleDefinition(
    .transcripts,
    .error,
    """
    The transcript isn't valid JSON, or lacks the list of segments that a transcript needs. \
    Export it again. Roadcast reads the JSON of Podcasting 2.0, of Whisper, and of many speech \
    services. Or the file of subscribers isn't valid JSON any more: correct the place that the \
    message shows, or restore the file from a copy.
    """
  )

  static let strayText = RuleDefinition(
    .transcripts,
    .warning,
    """
    The transcript contains text outside any cue, or HTML in a script, and it's left out. If \
    it belongs to a cue, remove the empty line before it. If it's a note, remove it.
    """
  )

  static let speakerTooLong = RuleDefinition(
    .transcripts,
    .error,
    """
    The name of a speaker has more than \(Limits.speakerCharacters) characters. Usually a \
    sentence with a colon was taken for a name. Shorten the name, or remove the colon.
    """
  )

  static let scriptMismatch = RuleDefinition(
    .transcripts,
    .error,
    """
    The script has far more or far fewer words than anyone can say in the recording's time. \
    Usually it belongs to another recording. Check the file's name, and update the script to \
    what is really said.
    """
  )

  static let noTranscriber = RuleDefinition(
    .transcripts,
    .error,
    """
    `roadcast transcribe` needs to know which program writes transcripts. Add `transcriber:` \
    with its command line to `show.yml`.
    """
  )
}
