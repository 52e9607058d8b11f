import CYaml
import RoadcastModel

/// Walks a text's YAML events before it becomes a tree, and refuses what makes trees dangerous.
///
/// Aliases can make a small file a huge tree, and one used as a key hangs the composer. Manifests
/// need none of aliases, anchors, merge keys and type tags.
enum YAMLGuard {
  static func findings(in text: String, file: String) -> [Diagnostic] {
    var parser = unsafe yaml_parser_t()
    guard unsafe yaml_parser_initialize(&parser) == 1 else { return [] }
    defer { unsafe yaml_parser_delete(&parser) }
    let bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      return unsafe walk(&parser, file: file)
    }
  }

  private static func walk(_ parser: inout yaml_parser_t, file: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var open: [Collection] = []
    var nodes = 0
    while findings.count < Limits.diagnosticsPerFile {
      var event = unsafe yaml_event_t()
      // A syntax error is told, with its place, by the composer.
      guard unsafe yaml_parser_parse(&parser, &event) == 1 else { return findings }
      defer { unsafe yaml_event_delete(&event) }
      let type = unsafe event.type
      let location = unsafe SourceLocation(
        file: file,
        line: Int(event.start_mark.line) + 1,
        column: Int(event.start_mark.column) + 1
      )
      var anchor = false
      var tag = false
      switch type {
      case YAML_STREAM_END_EVENT:
        return findings
      case YAML_ALIAS_EVENT:
        findings.append(
          .error("yaml-alias", at: location, "aliases (*name) are not read; write the value again")
        )
      case YAML_SCALAR_EVENT:
        nodes += 1
        anchor = unsafe event.data.scalar.anchor != nil
        tag = unsafe event.data.scalar.tag != nil
        let bytes = unsafe UnsafeRawBufferPointer(
          start: event.data.scalar.value,
          count: event.data.scalar.length
        )
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        if open.last?.isNewKey(text) == false {
          findings.append(
            .error(
              "duplicate-key",
              at: location,
              "the key \(text.quoted) is there twice; leave one out"
            )
          )
        }
        if !open.isEmpty { open[open.count - 1].take(text) }
      case YAML_SEQUENCE_START_EVENT:
        nodes += 1
        if !open.isEmpty { open[open.count - 1].take(nil) }
        open.append(Collection(keys: nil))
        anchor = unsafe event.data.sequence_start.anchor != nil
        tag = unsafe event.data.sequence_start.tag != nil
      case YAML_MAPPING_START_EVENT:
        nodes += 1
        if !open.isEmpty { open[open.count - 1].take(nil) }
        open.append(Collection(keys: []))
        anchor = unsafe event.data.mapping_start.anchor != nil
        tag = unsafe event.data.mapping_start.tag != nil
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        open.removeLast()
      default:
        break
      }
      if anchor {
        findings.append(
          .error("yaml-anchor", at: location, "anchors (&name) are not read; leave it out")
        )
      }
      if tag {
        findings.append(
          .error("yaml-tag", at: location, "type tags (!name) are not read; leave it out")
        )
      }
      if open.count > Limits.manifestDepth {
        return findings + [tooDeep(at: location)]
      }
      if nodes > Limits.manifestNodes {
        let message = "more than \(Limits.manifestNodes) values in one file"
        return findings + [.error("yaml-too-large", at: location, message)]
      }
    }
    return findings
  }

  static func tooDeep(at location: SourceLocation) -> Diagnostic {
    .error("yaml-too-deep", at: location, "nested more than \(Limits.manifestDepth) levels deep")
  }
}

/// A list or a mapping whose end has not been seen yet.
private struct Collection {
  /// The keys so far; nil in a list.
  var keys: Set<String>?
  var expectsKey = true

  init(keys: Set<String>?) { self.keys = keys }

  /// Whether a text would be a key that this mapping does not have yet; nil where it is no key.
  func isNewKey(_ text: String) -> Bool? {
    guard let keys, expectsKey else { return nil }
    return !keys.contains(text)
  }

  /// Notes a scalar (nil: a collection) inside this one.
  mutating func take(_ text: String?) {
    guard keys != nil else { return }
    if expectsKey, let text { keys?.insert(text) }
    expectsKey.toggle()
  }
}
