import RoadcastAddresses
package import RoadcastModel

/// Reads a file of chapters in the JSON format of Podcasting 2.0 (JSON chapters 1.2).
package enum ChaptersReader {
  /// A chapter whose end isn't known yet.
  package struct Start: Sendable, Equatable {
    package var title: String
    package var start: Milliseconds
    package var end: Milliseconds?
    package var image: String?
    package var url: String?
  }

  /// Keys that other programs add are ignored, as the format says.
  private static let textBytes = 4 << 10

  /// Reads the chapters that have a title and are in the table of contents, in the order of their times.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The file's path in the workspace.
  ///   - log: Gets what's wrong with the file.
  /// - Returns: The chapters; nil if the file can't be used.
  package static func read(
    _ bytes: [UInt8],
    file: String,
    into log: inout DiagnosticLog
  ) -> [Start]? {
    func fail(_ message: String, _ place: SourceLocation? = nil) -> [Start]? {
      log.add(.badChapters, at: place ?? SourceLocation(file: file), message)
      return nil
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      return fail("isn't UTF-8; save it as UTF-8")
    }
    let root: YAMLNode?
    var duplicates = DiagnosticLog()
    do throws(JSONComposer.SyntaxError) {
      root = try JSONComposer.root(of: text, file: file, into: &duplicates)
    } catch {
      return fail(
        "isn't valid JSON: \(error.message)",
        SourceLocation(file: file, line: error.line, column: error.column)
      )
    }
    guard let elements = root?["chapters"]?.sequence else {
      return fail("has no list of \"chapters\"; export the chapters again")
    }
    guard elements.count <= Limits.chapters else {
      return fail("has \(elements.count) chapters; the limit is \(Limits.chapters)")
    }
    var chapters: [Start] = []
    for element in elements {
      let place = SourceLocation(file: file, line: element.line, column: element.column)
      guard let start = element["startTime"].flatMap(time) else {
        return fail("has a chapter without a \"startTime\" in seconds; add it", place)
      }
      guard element["toc"]?.scalar != "false", let title = element["title"].flatMap(words) else {
        continue
      }
      var chapter = Start(title: title, start: start)
      chapter.end = element["endTime"].flatMap(time)
      chapter.image = element["img"].flatMap(address)
      chapter.url = element["url"].flatMap(address)
      chapters.append(chapter)
    }
    return chapters.sorted { $0.start < $1.start }
  }

  private static func time(_ node: YAMLNode) -> Milliseconds? {
    guard let text = node.scalar, text.utf8.count < 20, let seconds = Double(text),
      (0...1_000_000).contains(seconds)
    else { return nil }
    return Milliseconds(Int((seconds * 1_000).rounded()))
  }

  private static func words(_ node: YAMLNode) -> String? {
    guard let text = node.scalar, text.utf8.count <= textBytes else { return nil }
    let line = text.withoutControls.trimmed.shortened(to: Limits.titleCharacters)
    return line.isEmpty ? nil : line
  }

  private static func address(_ node: YAMLNode) -> String? {
    guard let text = node.scalar, text.utf8.count <= Limits.addressCharacters else { return nil }
    return try? AddressReader.read(text, schemes: ["https", "http"])
  }
}

extension YAMLNode {
  /// The value of a key; nil in anything but a mapping, or without the key.
  fileprivate subscript(_ key: String) -> YAMLNode? {
    mapping?.first { $0.key.scalar == key }?.value
  }
}
