import Foundation

/// The JSON of `check` and `build`, with the keys that tests read by name.
package struct BuildDocument: Decodable, Sendable {
  package struct Diagnostic: Decodable, Sendable {
    package var severity: String
    package var rule: String
    package var file: String
    package var line: Int?
    package var column: Int?
    package var message: String
  }

  package struct Segment: Decodable, Sendable {
    package var audio: String
    package var title: String
    package var start: Double
    package var end: Double
    package var transcript: String?
  }

  package struct Programme: Decodable, Sendable {
    package var audience: String?
    package var duration: Double
    package var segments: [Segment]
  }

  package struct Episode: Decodable, Sendable {
    package var slug: String
    package var title: String
    package var status: String
    package var published: String?
    package var awaiting: [String]
    package var duration: Double?
    package var programmes: [Programme]
  }

  package struct Master: Decodable, Sendable {
    package var audio: String
    package var state: String
  }

  package struct Assembly: Decodable, Sendable {
    package var slug: String
    package var audience: String?
    package var path: String
    package var state: String
    package var seconds: Double
  }

  package struct Stage: Decodable, Sendable {
    package var stage: String
    package var seconds: Double
  }

  package struct Feed: Decodable, Equatable, Sendable {
    package var path: String
    package var items: Int
  }

  package struct Build: Decodable, Sendable {
    package var output: String
    package var changed: Bool
    package var feeds: [Feed]
    package var encoded: [String]
    package var reused: Int
    package var masters: [Master]
    package var assemblies: [Assembly]
    package var stages: [Stage]
    package var kept: [String]
  }

  package var diagnostics: [Diagnostic]
  package var episodes: [Episode]
  package var build: Build?

  package init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(bytes))
  }

  package func episode(_ slug: String) -> Episode? { episodes.first { $0.slug == slug } }
}
