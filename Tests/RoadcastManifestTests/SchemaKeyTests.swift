import Foundation
import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastManifest

/// The schemas in `docs/schema` and the readers must have the same keys.
struct SchemaKeyTests {
  /// One object in a schema, and the keys of the reader for it.
  struct Case: CustomTestStringConvertible, Sendable {
    var manifest: String

    /// The JSON pointer (RFC 6901) of the object in the schema.
    var pointer: String

    var keys: [String]
    var required: [String]

    var testDescription: String { "\(manifest)#\(pointer)" }

    init<Key: ManifestKey>(
      _ manifest: String,
      _ pointer: String,
      _ type: Key.Type,
      without excluded: [Key] = []
    ) {
      self.manifest = manifest
      self.pointer = pointer
      keys = Key.allCases.filter { !excluded.contains($0) }.map(\.rawValue)
      required = Key.required.map(\.key.rawValue)
    }
  }

  private static let mention = "/properties/wording/properties/must_mention/anyOf"
  private static let ban = "/properties/wording/properties/never/anyOf"
  private static let segment = "/properties/segments/items"

  private static let cases = [
    Case("show", "", ShowManifestReader.Key.self),
    Case("show", "/properties/owner", OwnerReader.Key.self),
    Case("show", "/properties/theme", ThemeReader.Key.self),
    Case("show", "/definitions/person", PersonReader.Key.self),
    Case("show", "/properties/length", LengthReader.Key.self),
    Case("show", "/properties/sound", SoundReader.Key.self),
    Case("show", "/properties/sound/properties/clean/anyOf/1", Cleaning.Step.self),
    Case("show", "/properties/audiences/additionalProperties", AudienceReader.Key.self),
    Case("show", "/properties/targets/additionalProperties", TargetReader.Key.self),
    Case(
      "show",
      "/properties/targets/additionalProperties/properties/announce",
      AnnouncementReader.Key.self
    ),
    Case(
      "show",
      "/properties/targets/additionalProperties/properties/report",
      AnnouncementReader.Key.self,
      without: [.template]
    ),
    Case("show", "/properties/voicemail", VoicemailReader.Key.self),
    Case("show", "/properties/wording", WordingReader.Key.self),
    Case("show", "\(mention)/1", WordingReader.PhraseKey.self, without: [.instead]),
    Case("show", "\(mention)/2/items/anyOf/1", WordingReader.PhraseKey.self, without: [.instead]),
    Case("show", "\(ban)/1", WordingReader.PhraseKey.self),
    Case("show", "\(ban)/2/items/anyOf/1", WordingReader.PhraseKey.self),
    Case("subscribers", "", SubscriberReader.Key.self),
    Case("subscribers", "/properties/subscribers/items", SubscriberReader.EntryKey.self),
    Case("episode", "", EpisodeManifestReader.Key.self),
    Case("episode", "/properties/guid/anyOf/1", GUIDReader.Key.self),
    Case("episode", "/definitions/person", PersonReader.Key.self),
    Case("episode", "/properties/enclosure/anyOf/1", EnclosureReader.Key.self),
    Case("episode", segment, SegmentReader.Key.self),
    Case("episode", "\(segment)/properties/highlight/anyOf/1", HighlightReader.Key.self),
    Case("episode", "\(segment)/properties/clean/anyOf/1", Cleaning.Step.self),
  ]

  @Test(arguments: cases)
  func `a schema's object has the reader's keys`(_ expected: Case) throws {
    let object = try #require(Self.value(at: expected.pointer, in: Self.schema(expected.manifest)))
    let properties = try #require(object["properties"] as? [String: Any])
    #expect(properties.keys.sorted() == expected.keys.sorted())
    let required = object["required"] as? [String] ?? []
    #expect(required.sorted() == expected.required.sorted())
  }

  @Test(arguments: ["show", "episode", "subscribers"])
  func `every object with keys in a schema is compared with a reader`(manifest: String) throws {
    let found = Self.pointers(in: try Self.schema(manifest), at: "")
    let compared = Self.cases.filter { $0.manifest == manifest }.map(\.pointer)
    #expect(found.sorted() == compared.sorted())
  }

  private static func schema(_ manifest: String) throws -> [String: Any] {
    let file = URL(filePath: "\(Repository.path)/docs/schema/\(manifest).schema.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return try #require(json as? [String: Any])
  }

  private static func value(at pointer: String, in schema: [String: Any]) -> [String: Any]? {
    var value: Any? = schema
    for part in pointer.split(separator: "/") {
      if let array = value as? [Any] {
        value = Int(part).flatMap { array.indices.contains($0) ? array[$0] : nil }
      } else {
        value = (value as? [String: Any])?[String(part)]
      }
    }
    return value as? [String: Any]
  }

  /// The pointers of all objects that list their properties.
  private static func pointers(in value: Any, at pointer: String) -> [String] {
    if let array = value as? [Any] {
      return array.enumerated().flatMap { pointers(in: $1, at: "\(pointer)/\($0)") }
    }
    guard let object = value as? [String: Any] else { return [] }
    let own = object["properties"] is [String: Any] ? [pointer] : []
    return own + object.flatMap { pointers(in: $1, at: "\(pointer)/\($0)") }
  }
}
