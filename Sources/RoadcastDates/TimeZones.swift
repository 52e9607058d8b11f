package import RoadcastModel

import struct Foundation.Date
import struct Foundation.TimeZone

/// The time zones of the tz database that Foundation has with it.
///
/// It's part of the command, so a date means the same on every machine.
package enum TimeZones {
  /// The zone with a name of the tz database, such as `America/New_York`; nil where there's none.
  ///
  /// Names that don't say when clocks change, such as `EST`, aren't names here.
  package static func zone(named name: String) -> Zone? {
    if name == Zone.utc.name { return .utc }
    guard name.contains("/"), let zone = TimeZone(identifier: name), zone.identifier == name else {
      return nil
    }
    var date = Date(timeIntervalSince1970: firstSecond)
    let offset = zone.secondsFromGMT(for: date) / 60
    var changes: [Zone.Change] = []
    while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date,
      next.timeIntervalSince1970 < endSecond
    {
      date = next
      let change = Zone.Change(
        seconds: Int64(next.timeIntervalSince1970),
        offset: zone.secondsFromGMT(for: next) / 60
      )
      if change.offset != changes.last?.offset ?? offset { changes.append(change) }
    }
    return Zone(name: name, offset: offset, changes: changes)
  }

  /// The first second of a manifest's first year, and a day.
  private static let firstSecond = 631_152_000.0 - 86_400

  /// The end of a manifest's last year, and a day.
  private static let endSecond = 4_133_980_800.0 + 86_400

  /// The name of the system's time zone; `UTC` where it isn't set.
  package static var systemName: String {
    let name = TimeZone.current.identifier
    return zone(named: name)?.name ?? Zone.utc.name
  }

  /// The name that a misspelled one, a city or an abbreviation probably means.
  package static func suggestion(for text: String) -> String? {
    let word = text.lowercased().replacing(" ", with: "_")
    let names = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }.sorted()
    if ["gmt", "z", "etc", "utc"].contains(word) { return Zone.utc.name }
    if let name = names.first(where: { $0.lowercased() == word }) { return name }
    if let name = names.first(where: { $0.lowercased().hasSuffix("/\(word)") }) { return name }
    if let name = TimeZone.abbreviationDictionary[text.uppercased()], name.contains("/") {
      return name
    }
    let parts = word.split(separator: "_")
    if let first = parts.first, let name = usZones[String(first)], parts.count <= 3 { return name }
    return Suggestion.nearest(to: text, among: names)
  }

  /// What people in the United States call their time zones.
  private static let usZones = [
    "et": "America/New_York", "eastern": "America/New_York", "ct": "America/Chicago",
    "central": "America/Chicago", "mt": "America/Denver", "mountain": "America/Denver",
    "pt": "America/Los_Angeles", "pacific": "America/Los_Angeles",
  ]
}
