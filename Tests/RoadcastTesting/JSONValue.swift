import Foundation

/// A JSON value of any kind.
package enum JSONValue: Decodable, Equatable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Reads a document.
  ///
  /// - Parameter bytes: The document in UTF-8.
  /// - Throws: A `DecodingError` where it isn't valid JSON.
  package init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
  }

  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  /// The value of a key; nil where this isn't an object or has no such key.
  package subscript(_ key: String) -> JSONValue? { object?[key] }

  package var object: [String: JSONValue]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  package var list: [JSONValue]? {
    guard case .list(let values) = self else { return nil }
    return values
  }

  package var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  package var number: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  /// The value as JSON, and so as YAML, on one line; objects in the order of their keys.
  package var source: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .text(let text): "\"\(text)\""
    case .list(let values): "[\(values.map(\.source).joined(separator: ", "))]"
    case .object(let members):
      "{ "
        + members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.source)" }
        .joined(separator: ", ") + " }"
    }
  }
}
