/// The rules of the subject "The show and its feeds".
extension RuleDefinition {
  static let badArtwork = RuleDefinition(
    .show,
    .error(warningWhen: "apps can show the picture, but not well"),
    """
    The artwork, or the picture of a segment, isn't what podcast apps accept: a JPEG or PNG in \
    RGB colours and, for artwork, square with 1,400 to 3,000 pixels a side. Transparency, more \
    than 512 KiB and a photo that's stored on its side cause a warning. A picture of which a part is missing, as after an upload \
    that broke off, can't be used. Copy or export the picture again.
    """
  )

  static let defaultCover = RuleDefinition(
    .show,
    .warning,
    """
    The show has no artwork of its own, so a plain cover is used. Add a square picture of \
    1,400 to 3,000 pixels a side, and name it with `cover:`.
    """
  )

  static let insecureAddress = RuleDefinition(
    .show,
    .warning,
    """
    `base_url` starts with `http:`. Anyone between the server and a listener can then read the \
    addresses of a private show, and some apps refuse transcripts and chapters. Use `https:`.
    """
  )

  static let placeholderAddress = RuleDefinition(
    .show,
    .warning,
    """
    `base_url` is an address that no one can own, such as the example.com that `roadcast init` \
    writes. Every address in the feed begins with it, so no app could fetch anything. Write the \
    address where `feed/` will be.
    """
  )

  static let missingGUID = RuleDefinition(
    .show,
    .warning,
    """
    The show has no `guid`, so one is made from the feed's address. If the show moves to \
    another address, apps will take it for another show. `roadcast build --verbose` prints the \
    guid: write it in `show.yml`.
    """
  )

  static let guidVersion = RuleDefinition(
    .show,
    .warning,
    """
    The show's `guid` isn't a UUID of version 5 (the third group of digits must start with 5), as \
    Podcasting 2.0 requires. The message shows the one that belongs to the feed's address: write \
    it in `show.yml` before you publish. A show that is already published keeps its `guid`.
    """
  )

  static let copyrightForm = RuleDefinition(
    .show,
    .warning,
    """
    `copyright` should contain only the name of the rights holder; apps add the sign and the \
    year. Remove the rest.
    """
  )

  static let emptyFeed = RuleDefinition(
    .show,
    .warning,
    """
    No episode is due in this feed, so it will be published without any. That's fine for a new \
    show. Otherwise check the dates, `draft` and `only` of your episodes.
    """
  )
}
