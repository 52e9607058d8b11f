/// One step of a YAML text as libyaml reads it from beginning to end.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case scalar(String, isPlain: Bool)
    case sequenceStart
    case mappingStart

    /// The end of the sequence or mapping that began last.
    case collectionEnd

    /// A reference to an anchor: `*name`.
    case alias

    case streamEnd

    /// An event without meaning for manifests, such as the end of a document.
    case other
  }

  var kind: Kind

  /// The line where it begins, counted from 1.
  var line: Int

  /// The column where it begins, in Unicode scalars, counted from 1.
  var column: Int

  /// The places in the text, in Unicode scalars, where it begins and ends.
  ///
  /// A collection in block style has no end of its own: it's wherever libyaml noticed it.
  var range: Range<Int>

  /// How the value is written.
  var style = YAMLStyle.plain

  /// Whether an anchor (`&name`) precedes the value.
  var hasAnchor = false

  /// Whether a type tag (`!name`) precedes the value.
  var hasTag = false
}
