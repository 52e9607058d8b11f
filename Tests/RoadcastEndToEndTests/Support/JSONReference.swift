import RoadcastTesting

/// A section of `docs/json.md`, compared with documents that the command printed.
struct JSONReference {
  /// What a table says about a key.
  private struct Entry {
    /// Such as `whole number or null`.
    var type: String
    var isOptional: Bool
  }

  private var entries: [String: Entry] = [:]

  /// The keys that were found in a document.
  private var seen: Set<String> = []

  /// Keys that aren't described or are missing, and values of another type, each once.
  private(set) var problems: [String] = []

  /// The example documents.
  let examples: [String]

  /// - Parameter title: The section's; what it says about diagnostics is in a section of its own.
  /// - Throws: Where there's no such section.
  init(_ title: String) throws {
    let page = try ReferencePage("json.md")
    guard let section = page[title], let diagnostics = page["Diagnostics"] else {
      throw SampleWorkspace.Unexpected("no section \(title) in docs/json.md")
    }
    examples = section.examples.filter { $0.language == "json" }.map(\.text)
    let own = section.rows
    let shared = own.contains { $0.key == "diagnostics" } ? diagnostics.rows : []
    for row in own + shared {
      let type = row.cells[0].replacing(", optional", with: "")
      entries[row.key] = Entry(type: type, isOptional: type != row.cells[0])
    }
  }

  /// The keys that no document had; those of diagnostics are left out where a document can do without.
  var unseen: [String] {
    entries.keys.filter { !seen.contains($0) && !hasNoDiagnostics($0) }.sorted()
  }

  private func hasNoDiagnostics(_ key: String) -> Bool {
    key.hasPrefix("diagnostics[]") && !seen.contains("diagnostics[].rule")
  }

  mutating func compare(_ document: JSONValue) { compare(document, at: "") }

  /// - Parameters:
  ///   - value: An object.
  ///   - path: Empty for the whole document, else such as `episodes[].`.
  private mutating func compare(_ value: JSONValue, at path: String) {
    guard let members = value.object else { return note("\(path): not an object") }
    for (key, member) in members {
      let name = path + key
      seen.insert(name)
      guard let entry = entries[name] else {
        note("\(name): not in docs/json.md")
        continue
      }
      if !Self.isA(entry.type, member) { note("\(name): \(member) isn't \(entry.type)") }
      if member.object != nil, entry.type != "tags" { compare(member, at: "\(name).") }
      if entry.type.hasSuffix("list") {
        for element in member.list ?? [] { compare(element, at: "\(name)[].") }
      }
    }
    for (key, entry) in entries where !entry.isOptional && key.hasPrefix(path) {
      let rest = key.dropFirst(path.count)
      if !rest.contains("."), members[String(rest)] == nil { note("\(key): missing") }
    }
  }

  private mutating func note(_ problem: String) {
    if !problems.contains(problem) { problems.append(problem) }
  }

  /// Whether a value has a type as the page names it.
  private static func isA(_ type: String, _ value: JSONValue) -> Bool {
    if type.hasSuffix(" or null") {
      return value == .null || isA(String(type.dropLast(" or null".count)), value)
    }
    switch (type, value) {
    case ("text", .text), ("number", .number), ("true or false", .flag), ("group", .object):
      return true
    // Its keys are facets, which the show chooses.
    case ("tags", .object(let facets)):
      return facets.values.allSatisfy { $0.list?.allSatisfy { $0.text != nil } ?? false }
    case ("whole number", .number(let number)): return Int(exactly: number) != nil
    case ("list", .list(let values)): return values.allSatisfy { $0.object != nil }
    case ("list of texts", .list(let values)): return values.allSatisfy { $0.text != nil }
    case ("list of numbers", .list(let values)): return values.allSatisfy { $0.number != nil }
    default: return false
    }
  }
}
