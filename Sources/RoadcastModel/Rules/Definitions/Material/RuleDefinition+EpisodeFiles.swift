/// The rules of the subject "Files and folders" about what is in an episode's folder.
extension RuleDefinition {
  static let nameNotUTF8 = RuleDefinition(
    .files,
    .error(warningWhen: "it's a folder that isn't an episode"),
    """
    The name of a file or folder isn't UTF-8, so no manifest can name it and no address can \
    contain it. Usually it comes from an old archive or disk. Rename it.
    """
  )

  static let notDownloaded = RuleDefinition(
    .files,
    .error(warningWhen: "the episode doesn't use the file"),
    """
    iCloud, OneDrive or another service left only a placeholder for the file, or a download or a \
    copy isn't complete. Download the file, and check again. If you don't need it, delete it.
    """
  )

  static let unlistedRecording = RuleDefinition(
    .files,
    .warning,
    """
    The episode's folder contains a WAV file that `segments` in `episode.yml` doesn't list, so it \
    isn't published. Add it to `segments`. If it's a take that you don't need, move it to a folder \
    inside the episode's, such as `takes/`.
    """
  )

  static let unconvertedRecording = RuleDefinition(
    .files,
    .warning,
    """
    The episode's folder contains a recording in a format other than WAV, and no WAV file with the \
    same name. Episodes are made from WAV files only. `roadcast new` converts recordings; for an \
    episode that exists, run the command that the message shows.
    """
  )

  static let orphanTranscript = RuleDefinition(
    .files,
    .warning,
    """
    The episode's folder contains a transcript, but no recording with its name. Either the recording \
    is still missing, or the two have different names. Rename the transcript, or name it in the \
    segment with `transcript:`.
    """
  )

  static let unusedNotes = RuleDefinition(
    .files,
    .warning,
    """
    The episode's folder contains show notes, but `episode.yml` doesn't name them. Add \
    `notes: notes.md`.
    """
  )

  static let sameRecording = RuleDefinition(
    .files,
    .warning,
    """
    Two files of the episode contain the same recording, so listeners would hear it twice. Usually \
    one is a copy that a sync client or a download made. Remove one. To play a recording twice on \
    purpose, list the same file twice under `segments`.
    """
  )

  static let twoVersions = RuleDefinition(
    .files,
    .warning,
    """
    A sync client such as Dropbox kept two versions of a file, because it was changed in two places at \
    once. Compare them, keep the right one under the original name, and remove the other.
    """
  )
}
