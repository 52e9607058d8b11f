import CYaml

/// Reads the events of a YAML text with libyaml: the only owner of its parser.
///
/// Composing libyaml's own nodes, or Yams' `Node`s, takes several times as long for the many small
/// manifests of a show.
@safe
struct YAMLParser: ~Copyable {
  /// On the heap, because libyaml keeps the address of its own parser.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// A copy of the text, which the parser reads until it's deleted.
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Whether libyaml had the memory for its parser.
  private let isReady: Bool

  init(_ text: String) {
    unsafe input = .allocate(capacity: text.utf8.count)
    _ = unsafe input.initialize(from: text.utf8)
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    isReady = unsafe yaml_parser_initialize(parser) == 1
    if isReady {
      unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
      unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }
  }

  deinit {
    if isReady { unsafe yaml_parser_delete(parser) }
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// Reads the next event.
  mutating func next() throws(YAMLSyntaxError) -> YAMLEvent {
    guard isReady else { throw YAMLSyntaxError(problem: "not enough memory") }
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw syntaxError }
    defer { unsafe yaml_event_delete(&event) }
    let line = unsafe Int(event.start_mark.line) + 1
    let column = unsafe Int(event.start_mark.column) + 1
    let start = unsafe Int(event.start_mark.index)
    let range = start..<max(start, unsafe Int(event.end_mark.index))
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeRawBufferPointer(start: scalar.value, count: scalar.length)
      let text = unsafe String(decoding: bytes, as: UTF8.self)
      return unsafe YAMLEvent(
        kind: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE),
        line: line,
        column: column,
        range: range,
        style: Self.style(of: scalar.style),
        hasAnchor: scalar.anchor != nil,
        hasTag: scalar.tag != nil
      )
    case YAML_SEQUENCE_START_EVENT:
      let begin = unsafe event.data.sequence_start
      return unsafe YAMLEvent(
        kind: .sequenceStart,
        line: line,
        column: column,
        range: range,
        style: begin.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block,
        hasAnchor: begin.anchor != nil,
        hasTag: begin.tag != nil
      )
    case YAML_MAPPING_START_EVENT:
      let begin = unsafe event.data.mapping_start
      return unsafe YAMLEvent(
        kind: .mappingStart,
        line: line,
        column: column,
        range: range,
        style: begin.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block,
        hasAnchor: begin.anchor != nil,
        hasTag: begin.tag != nil
      )
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return YAMLEvent(kind: .collectionEnd, line: line, column: column, range: range)
    case YAML_ALIAS_EVENT: return YAMLEvent(kind: .alias, line: line, column: column, range: range)
    case YAML_DOCUMENT_START_EVENT:
      return YAMLEvent(kind: .documentStart, line: line, column: column, range: range)
    case YAML_STREAM_END_EVENT:
      return YAMLEvent(kind: .streamEnd, line: line, column: column, range: range)
    default: return YAMLEvent(kind: .other, line: line, column: column, range: range)
    }
  }

  private static func style(of style: yaml_scalar_style_t) -> YAMLStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private var syntaxError: YAMLSyntaxError {
    let words = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
    var error = YAMLSyntaxError(problem: words ?? "no reason given")
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      error.problem += unsafe " at byte \(parser.pointee.problem_offset)"
    } else {
      let mark = unsafe parser.pointee.problem_mark
      error.place = (Int(mark.line) + 1, Int(mark.column) + 1)
      if unsafe parser.pointee.context != nil {
        let start = unsafe parser.pointee.context_mark
        error.start = (Int(start.line) + 1, Int(start.column) + 1)
      }
    }
    return error
  }
}
