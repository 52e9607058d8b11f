import Foundation
import RoadcastTesting

/// A JSON Schema of `docs/schema`.
struct ManifestSchema {
  let document: JSONValue

  /// - Parameter kind: `show` or `episode`.
  /// - Throws: Where it can't be read.
  init(_ kind: String) throws {
    let path = "\(Repository.path)/docs/schema/\(kind).schema.json"
    document = try JSONValue(Array(Data(contentsOf: URL(filePath: path))))
  }

  /// The schemas of each key, by paths such as `length.min`; `*` stands for a name that the author
  /// chooses.
  func properties() -> [String: [JSONValue]] {
    var found: [String: [JSONValue]] = [:]
    collect(document, at: [], into: &found)
    return found
  }

  /// A schema, or what it refers to.
  func resolved(_ schema: JSONValue) -> JSONValue {
    guard let reference = schema["$ref"]?.text else { return schema }
    return document["definitions"]?[String(reference.trimmingPrefix("#/definitions/"))] ?? .null
  }

  private func collect(
    _ schema: JSONValue,
    at path: [String],
    into found: inout [String: [JSONValue]]
  ) {
    let schema = resolved(schema)
    for (key, property) in schema["properties"]?.object ?? [:] {
      found[(path + [key]).joined(separator: "."), default: []].append(property)
      collect(property, at: path + [key], into: &found)
    }
    if let value = schema["additionalProperties"], value.object != nil {
      found[(path + ["*"]).joined(separator: "."), default: []].append(value)
      collect(value, at: path + ["*"], into: &found)
    }
    if let items = schema["items"], items.object != nil { collect(items, at: path, into: &found) }
    for alternatives in ["anyOf", "allOf"] {
      for alternative in schema[alternatives]?.list ?? [] {
        collect(alternative, at: path, into: &found)
      }
    }
  }
}
