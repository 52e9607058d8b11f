import CYaml
import RoadcastModel

/// Makes a tree of a text's YAML events, and refuses what makes trees dangerous.
///
/// Aliases can make a small file a huge tree, and manifests need none of aliases, anchors, merge keys
/// and type tags. All scalars are texts here: what they mean is for those to say who ask for them.
struct YAMLComposer {
  private let file: String
  private let findings: Findings
  private var open: [OpenCollection] = []
  private var nodes = 0
  private var root: YAMLNode?

  private init(file: String, findings: Findings) {
    self.file = file
    self.findings = findings
  }

  /// The tree; nil for a text without any value, and for one with anything wrong, which goes to
  /// `findings`.
  static func compose(_ text: String, file: String, findings: Findings) -> YAMLNode? {
    var composer = YAMLComposer(file: file, findings: findings)
    var parser = unsafe yaml_parser_t()
    guard unsafe yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { unsafe yaml_parser_delete(&parser) }
    var text = text
    text.withUTF8 { bytes in
      unsafe yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      while unsafe composer.takeNext(&parser) {}
    }
    return findings.diagnostics.isEmpty ? composer.root : nil
  }

  /// Takes an event; whether another is to follow.
  private mutating func takeNext(_ parser: inout yaml_parser_t) -> Bool {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(&parser, &event) == 1 else {
      // What is dangerous says more than that the rest can't be read.
      if findings.diagnostics.isEmpty { unsafe findings.add(syntaxError(parser)) }
      return false
    }
    defer { unsafe yaml_event_delete(&event) }
    let line = unsafe Int(event.start_mark.line) + 1
    let column = unsafe Int(event.start_mark.column) + 1
    let location = SourceLocation(file: file, line: line, column: column)
    switch unsafe event.type {
    case YAML_STREAM_END_EVENT:
      return false
    case YAML_DOCUMENT_START_EVENT where root != nil:
      if findings.diagnostics.isEmpty {
        findings.add(
          .yamlSyntax,
          at: location,
          "another document begins here; a manifest is one alone"
        )
      }
      return false
    case YAML_ALIAS_EVENT:
      findings.add(
        .yamlAlias,
        at: location,
        "aliases (*name) are not read; write the value again"
      )
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      unsafe refuse(anchor: scalar.anchor, tag: scalar.tag, at: location)
      let bytes = unsafe UnsafeRawBufferPointer(start: scalar.value, count: scalar.length)
      let text = unsafe String(decoding: bytes, as: UTF8.self)
      let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
      take(YAMLNode(content: .scalar(text, isPlain: isPlain), line: line, column: column))
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      unsafe refuse(anchor: start.anchor, tag: start.tag, at: location)
      open.append(OpenCollection(isMapping: false, line: line, column: column))
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      unsafe refuse(anchor: start.anchor, tag: start.tag, at: location)
      open.append(OpenCollection(isMapping: true, line: line, column: column))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      take(open.removeLast().node)
      return findings.diagnostics.count < Limits.diagnosticsPerFile
    default:
      return true
    }
    nodes += 1
    if open.count > Limits.manifestDepth {
      findings.add(tooDeep(at: location))
      return false
    }
    if nodes > Limits.manifestNodes {
      let message = "more than \(Limits.manifestNodes) values in one file"
      findings.add(.yamlTooLarge, at: location, message)
      return false
    }
    return findings.diagnostics.count < Limits.diagnosticsPerFile
  }

  /// Puts a whole value where it belongs.
  private mutating func take(_ node: YAMLNode) {
    guard !open.isEmpty else {
      root = node
      return
    }
    if let key = open[open.count - 1].take(node) {
      findings.add(
        .duplicateKey,
        at: SourceLocation(file: file, line: node.line, column: node.column),
        "the key \(key.quoted) is there twice; leave one out"
      )
    }
  }

  @safe
  private func refuse(
    anchor: UnsafeMutablePointer<UInt8>?,
    tag: UnsafeMutablePointer<UInt8>?,
    at location: SourceLocation
  ) {
    if unsafe anchor != nil {
      findings.add(.yamlAnchor, at: location, "anchors (&name) are not read; leave it out")
    }
    if unsafe tag != nil {
      findings.add(.yamlTag, at: location, "type tags (!name) are not read; leave it out")
    }
  }

  private func tooDeep(at location: SourceLocation) -> Diagnostic {
    Diagnostic(.yamlTooDeep, at: location, "nested more than \(Limits.manifestDepth) levels deep")
  }

  /// What the parser says of a text that it can't read.
  private func syntaxError(_ parser: yaml_parser_t) -> Diagnostic {
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "is no YAML"
    if unsafe parser.error == YAML_READER_ERROR {
      let place = unsafe " at byte \(parser.problem_offset)"
      return Diagnostic(
        .yamlSyntax,
        at: SourceLocation(file: file),
        "\(problem.escapedForDisplay)\(place)"
      )
    }
    let location = unsafe SourceLocation(
      file: file,
      line: Int(parser.problem_mark.line) + 1,
      column: Int(parser.problem_mark.column) + 1
    )
    // libyaml's own limit strikes where it must look ahead before it can tell an event.
    if problem.hasPrefix("Maximum nesting level") { return tooDeep(at: location) }
    return Diagnostic(.yamlSyntax, at: location, "\(problem.escapedForDisplay); check the YAML")
  }
}

/// A list or a mapping whose end has not been seen yet.
private struct OpenCollection {
  let isMapping: Bool
  let line: Int
  let column: Int
  private var members: [YAMLNode] = []
  private var pairs: [(key: YAMLNode, value: YAMLNode)] = []
  private var key: YAMLNode?
  private var keys: Set<String> = []

  init(isMapping: Bool, line: Int, column: Int) {
    self.isMapping = isMapping
    self.line = line
    self.column = column
  }

  /// Takes a value, or the next value's key; that key where it was there already.
  mutating func take(_ node: YAMLNode) -> String? {
    guard isMapping else {
      members.append(node)
      return nil
    }
    guard let key else {
      key = node
      guard let name = node.scalar, !keys.insert(name).inserted else { return nil }
      return name
    }
    pairs.append((key, node))
    self.key = nil
    return nil
  }

  var node: YAMLNode {
    YAMLNode(content: isMapping ? .mapping(pairs) : .sequence(members), line: line, column: column)
  }
}
