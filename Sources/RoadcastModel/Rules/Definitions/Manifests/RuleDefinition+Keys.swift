/// The rules of the subject "Keys and values of a manifest".
extension RuleDefinition {
  static let unknownKey = RuleDefinition(
    .keys,
    .error,
    """
    Roadcast doesn't know this key here, so it would have no effect. It's usually a spelling \
    mistake, or the key is indented too far or too little. Use the suggested key, or remove \
    it. [The manifests](manifest.md) lists every key.
    """
  )

  static let missingKey = RuleDefinition(
    .keys,
    .error,
    """
    A required key is missing. Add it; the message shows an example.
    """
  )

  static let missingValue = RuleDefinition(
    .keys,
    .error,
    """
    A key has no value, or an empty one. Write a value, or remove the key to get its default. \
    An `only` without any tag is reported too, because it would let everyone listen.
    """
  )

  static let wrongType = RuleDefinition(
    .keys,
    .error,
    """
    The value isn't of the kind that the key needs: a text instead of a list, say, or `yes` \
    instead of `true`. Write it as the message says.
    """
  )

  static let wrongValue = RuleDefinition(
    .keys,
    .error,
    """
    The value has the right form, but isn't one that the key allows, such as a bit rate that \
    doesn't exist or a `min` above `max`. Use one of the values that the message lists.
    """
  )

  static let tooManyCharacters = RuleDefinition(
    .keys,
    .error,
    """
    A text is longer than podcast apps can show or than the key allows. Shorten it to the \
    length in the message.
    """
  )

  static let tooManySegments = RuleDefinition(
    .keys,
    .error,
    """
    The episode has more than \(Limits.segmentsPerEpisode) segments. Join some recordings, or \
    make two episodes.
    """
  )

  static let tooManyTags = RuleDefinition(
    .keys,
    .error,
    """
    The episode or a segment has more than \(Limits.tagsPerEpisode) tags. Keep the ones that \
    listeners search for.
    """
  )

  static let badName = RuleDefinition(
    .keys,
    .error,
    """
    The name of an audience or a facet becomes part of web addresses, so it can only contain \
    a–z, 0–9 and `-`, and must start with a letter or a digit. Rename it; the title can be any \
    text.
    """
  )

  static let badDate = RuleDefinition(
    .keys,
    .error,
    """
    The value isn't a date, or the date doesn't exist. Write the year, the month and the day, as in \
    `2026-11-20`. A time can follow, as in `2026-11-20 06:00`, and an offset from UTC, as in \
    `2026-11-20T06:00:00-05:00`. Without an offset, the time is in the show's time zone, its \
    `timezone`, or else in UTC.
    """
  )

  static let clockChange = RuleDefinition(
    .keys,
    .error,
    """
    When clocks are set forward, the times of an hour are skipped; when they're set back, those \
    of an hour come twice. The date has such a time in the show's time zone, so it's not clear \
    when it is. Write another time, or one of those that the message lists.
    """
  )

  static let badTimeZone = RuleDefinition(
    .keys,
    .error,
    """
    The value isn't the name of a time zone. Write a continent and a city, as in \
    `America/New_York` or `Europe/Berlin`, or `UTC`. Abbreviations such as `EST`, and offsets \
    such as `-05:00`, don't say when the clocks change. \
    [Wikipedia](https://en.wikipedia.org/wiki/List_of_tz_database_time_zones) lists all names.
    """
  )

  static let badAddress = RuleDefinition(
    .keys,
    .error,
    """
    The value isn't a web address that podcast apps can open. It must be complete, start with \
    a supported scheme such as `https://`, have no user name or password, and contain no \
    spaces or letters beyond ASCII: percent-encode them.
    """
  )

  static let badColour = RuleDefinition(
    .keys,
    .error,
    """
    The value isn't a colour. Write it as web pages do: `#` and six hexadecimal digits, two each \
    for red, green and blue, such as `"#1F6F66"`. The quotes are needed, because YAML takes what \
    follows a bare `#` for a comment.
    """
  )

  static let badPath = RuleDefinition(
    .keys,
    .error,
    """
    The path of a file is absolute, too long, or leads out of the workspace. Copy the file \
    into the workspace, and write its path relative to the manifest.
    """
  )
}
