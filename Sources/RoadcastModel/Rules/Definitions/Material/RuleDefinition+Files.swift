/// The rules of the subject "Files and folders".
extension RuleDefinition {
  static let missingFile = RuleDefinition(
    .files,
    .error,
    """
    A manifest names a file that doesn't exist. Check the spelling (upper and lower case \
    matter), or add the file.
    """
  )

  static let notAFile = RuleDefinition(
    .files,
    .error,
    """
    The path names a folder, a device or something else that isn't a plain file. Name a plain \
    file.
    """
  )

  static let symbolicLink = RuleDefinition(
    .files,
    .error,
    """
    The path is a symbolic link, or leads through one. Links aren't followed, so that nothing \
    from outside the workspace gets published by accident. Put the file or folder itself \
    there.
    """
  )

  static let fileTooLarge = RuleDefinition(
    .files,
    .error,
    """
    A manifest, a transcript, show notes or a picture is larger than its limit. Check that \
    it's the right file, and shorten it or export it smaller.
    """
  )

  static let notUTF8 = RuleDefinition(
    .files,
    .error(warningWhen: "the text is a transcript that can be read all the same"),
    """
    The text isn't encoded in UTF-8, so letters such as é could come out wrong. A transcript \
    in a Western language is read as Windows-1252, and a damaged one with replacement characters; \
    one in a language that Windows-1252 can't write is refused. Save the file again with the \
    encoding UTF-8.
    """
  )

  static let controlCharacter = RuleDefinition(
    .files,
    .error(warningWhen: "the text is a transcript, which is used without it"),
    """
    The text contains a control character, which is invisible and which feeds can't contain. \
    It usually comes from copying and pasting. Delete it; retyping the words around it helps.
    """
  )

  static let sameName = RuleDefinition(
    .files,
    .error,
    """
    Two files in the folder have names that look the same, because their accents are encoded \
    in two different ways. A manifest can't tell them apart. Remove or rename one of them.
    """
  )

  static let badSlug = RuleDefinition(
    .files,
    .error,
    """
    The name of an episode's folder becomes part of web addresses, so it can only contain a–z, \
    0–9 and `-`, must start with a letter or a digit, and has at most \(Limits.slugCharacters) \
    characters. Rename the folder. Do so before the episode is published: apps take a renamed \
    one for a new episode.
    """
  )

  static let noManifest = RuleDefinition(
    .files,
    .warning,
    """
    The folder contains recordings but no `episode.yml`, so it isn't an episode and nothing in \
    it is published. Run `roadcast new` with the folder's name to write a manifest, or move \
    the recordings.
    """
  )

  static let andMore = RuleDefinition(
    .files,
    .warning(errorWhen: "one of those that it counts is an error"),
    """
    The file has more than \(Limits.diagnosticsPerFile) errors and warnings, and the rest are \
    only counted. Correct those that are shown, then check again.
    """
  )
}
