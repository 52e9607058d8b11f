/// The rules of the subject "Reading a manifest as YAML".
extension RuleDefinition {
  static let yamlSyntax = RuleDefinition(
    .yaml,
    .error,
    """
    The file isn't valid YAML at this place, so nothing in it can be used. Usual causes are a \
    missing space after a colon, wrong indentation, a tab, or a text with a colon in it that \
    needs quotes. Correct the line, or the one before it.
    """
  )

  static let yamlAlias = RuleDefinition(
    .yaml,
    .error,
    """
    The manifest uses a YAML alias (`*name`), which repeats a value from elsewhere. Manifests \
    don't support it, because a few aliases can make a small file enormous. Write the value \
    again.
    """
  )

  static let yamlAnchor = RuleDefinition(
    .yaml,
    .error,
    """
    The manifest uses a YAML anchor (`&name`), which names a value to repeat it later. \
    Manifests don't support it. Remove the anchor; if a text starts with `&`, put it in \
    quotes.
    """
  )

  static let yamlTag = RuleDefinition(
    .yaml,
    .error,
    """
    The manifest uses a YAML type tag (`!name`), which manifests don't support. Remove it; if \
    a text starts with `!`, put it in quotes.
    """
  )

  static let yamlTooDeep = RuleDefinition(
    .yaml,
    .error,
    """
    Lists and groups in the manifest are nested more than \(Limits.manifestDepth) levels deep. \
    No key needs that many; usually brackets or indentation went wrong. Simplify the value at \
    this place.
    """
  )

  static let yamlTooLarge = RuleDefinition(
    .yaml,
    .error,
    """
    The manifest has more than \(Limits.manifestNodes) values. Split the episode, or remove \
    what doesn't belong there.
    """
  )

  static let duplicateKey = RuleDefinition(
    .yaml,
    .error,
    """
    The same key appears twice in one group, and only one of the two could be used. Remove one \
    of them.
    """
  )

  static let emptyManifest = RuleDefinition(
    .yaml,
    .error,
    """
    The manifest is empty, or contains nothing but comments. Write at least the required keys: \
    `title` and `published` for an episode; `title`, `description` and `base_url` for the \
    show.
    """
  )

  static let lookAlike = RuleDefinition(
    .yaml,
    .error,
    """
    A character looks like a space, a dash or a colon, but is another one, such as the \
    non-breaking space that web pages and word processors use. YAML takes it for a letter. Delete \
    it, and type the usual one.
    """
  )

  static let curlyQuotes = RuleDefinition(
    .yaml,
    .error,
    """
    The value is in curly quotes, which some editors make of straight ones as you type. For YAML \
    they're letters of the text. Write straight quotes, or none. If the quotes belong to the text, \
    put straight ones around them. In TextEdit, switch off "Smart quotes".
    """
  )

  static let cutOffText = RuleDefinition(
    .yaml,
    .warning,
    """
    In YAML, a space and `#` begin a comment, so the text ends there: `title: Why we are #1` is only \
    "Why we are". Put the text in quotes. If it's meant to be a comment, write two spaces in front \
    of the `#` and one after it.
    """
  )

  static let htmlEntity = RuleDefinition(
    .yaml,
    .warning,
    """
    The text contains a character as HTML writes it, such as `&amp;` for `&`. That happens when text \
    is copied from a web page's source. Podcast apps show it as it is. Write the character itself.
    """
  )
}
