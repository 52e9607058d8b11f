import FoundationEssentials
import RoadcastModel

/// The contract's JSON: keys that hold nothing are written as null.
extension Report {
  /// One JSON document, sorted by key.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self).escapedForJSON
  }
}

extension String {
  /// A JSON document in which nothing disturbs a terminal: such characters stand in its texts alone,
  /// where JSON has an escape for each.
  var escapedForJSON: String {
    guard unicodeScalars.contains(where: \.isInvisibleOrMisleading) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isInvisibleOrMisleading, scalar.value <= 0xFFFF {
        let digits = String(scalar.value, radix: 16)
        let escape = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        result.append(contentsOf: escape.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Report: Encodable {
  private enum CodingKeys: String, CodingKey { case diagnostics, episodes, build }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(diagnostics.map(DiagnosticJSON.init), forKey: .diagnostics)
    try container.encode(episodes, forKey: .episodes)
    if let build { try container.encode(build, forKey: .build) }
  }
}

private struct DiagnosticJSON: Encodable {
  let diagnostic: Diagnostic

  enum CodingKeys: String, CodingKey { case severity, rule, file, line, column, message }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(diagnostic.severity.rawValue, forKey: .severity)
    try container.encode(diagnostic.rule, forKey: .rule)
    try container.encode(diagnostic.location.file, forKey: .file)
    try container.encode(diagnostic.location.line, forKey: .line)
    let column = diagnostic.location.line == nil ? nil : diagnostic.location.column
    try container.encode(column, forKey: .column)
    try container.encode(diagnostic.message, forKey: .message)
  }
}

extension EpisodeReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case slug, title, status, awaiting, published, duration, programmes
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(slug, forKey: .slug)
    try container.encode(title, forKey: .title)
    try container.encode(status.rawValue, forKey: .status)
    try container.encode(awaiting, forKey: .awaiting)
    try container.encode(published?.rfc3339, forKey: .published)
    try container.encode(programmes.first?.duration.seconds, forKey: .duration)
    try container.encode(programmes, forKey: .programmes)
  }
}

extension ProgrammeReport: Encodable {
  private enum CodingKeys: String, CodingKey { case audience, duration, segments }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(audience, forKey: .audience)
    try container.encode(duration.seconds, forKey: .duration)
    try container.encode(segments, forKey: .segments)
  }
}

extension ProgrammeReport.Segment: Encodable {
  private enum CodingKeys: String, CodingKey { case audio, title, start, end, transcript, sound }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(audio, forKey: .audio)
    try container.encode(title, forKey: .title)
    try container.encode(start.seconds, forKey: .start)
    try container.encode(end.seconds, forKey: .end)
    try container.encode(transcript?.rawValue, forKey: .transcript)
    try container.encode(sound, forKey: .sound)
  }
}

extension BuildReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case output, changed, feeds, encoded, reused, masters, assemblies, stages, voicemails
    case isPrivate = "private"
    case guid
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(output, forKey: .output)
    try container.encode(changed, forKey: .changed)
    try container.encode(feeds, forKey: .feeds)
    try container.encode(encoded, forKey: .encoded)
    try container.encode(cached.count, forKey: .reused)
    try container.encode(masters, forKey: .masters)
    try container.encode(assemblies, forKey: .assemblies)
    try container.encode(stages, forKey: .stages)
    try container.encode(voicemails, forKey: .voicemails)
    try container.encode(isPrivate, forKey: .isPrivate)
    try container.encode(guid, forKey: .guid)
  }
}

extension BuildReport {
  fileprivate struct Master: Encodable {
    var audio: String
    var state: String
  }

  fileprivate var masters: [Master] {
    let all =
      encoded.map { Master(audio: $0, state: "encoded") }
      + cached.map { Master(audio: $0, state: "cached") }
    return all.sorted { $0.audio < $1.audio }
  }
}

extension BuildReport.Assembly: Encodable {
  private enum CodingKeys: String, CodingKey { case slug, audience, path, state, seconds }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(slug, forKey: .slug)
    try container.encode(audience, forKey: .audience)
    try container.encode(path, forKey: .path)
    try container.encode(isNew ? "assembled" : "kept", forKey: .state)
    try container.encode(duration / .seconds(1), forKey: .seconds)
  }
}

extension BuildReport.Stage: Encodable {
  private enum CodingKeys: String, CodingKey { case stage, seconds }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .stage)
    try container.encode(duration / .seconds(1), forKey: .seconds)
  }
}

extension BuildReport.Voicemail: Encodable {
  private enum CodingKeys: String, CodingKey { case slug, path, state }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(slug, forKey: .slug)
    try container.encode(path, forKey: .path)
    try container.encode(isNew ? "rendered" : "kept", forKey: .state)
  }
}

extension BuildReport.Feed: Encodable {
  private enum CodingKeys: String, CodingKey { case audience, path, url, items }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(audience, forKey: .audience)
    try container.encode(path, forKey: .path)
    try container.encode(url, forKey: .url)
    try container.encode(items, forKey: .items)
  }
}
