/// The rules of the subject "Show notes and wording".
extension RuleDefinition {
  static let notesHTML = RuleDefinition(
    .wording,
    .warning,
    """
    The show notes contain HTML, which apps handle in different ways, so it's left out. Use \
    Markdown instead.
    """
  )

  static let notesLink = RuleDefinition(
    .wording,
    .warning,
    """
    The show notes contain a link that doesn't lead to a web page or a mailbox. Apps refuse \
    such links, so only its words stay. Use a complete address that starts with `https://` or \
    `mailto:`.
    """
  )

  static let wording = RuleDefinition(
    .wording,
    .warning,
    """
    A speaker says something that `wording: never` in `show.yml` advises against. The message \
    says where. Record the sentence again with the suggested words, or ignore the warning.
    """
  )

  static let missingMention = RuleDefinition(
    .wording,
    .warning,
    """
    `wording: must_mention` in `show.yml` asks for a phrase that the episode doesn't contain. \
    Only versions whose segments all have transcripts are checked. Mention it, or correct the \
    transcript.
    """
  )
}
