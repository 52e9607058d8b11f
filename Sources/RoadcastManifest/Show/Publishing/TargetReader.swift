import RoadcastModel

/// Reads `targets` in `show.yml`.
enum TargetReader {
  enum Key: String, ManifestKey {
    case to, grace, verify, announce, report

    static let required: [(key: Key, example: String)] = [(.to, "/srv/www/road-notes")]
  }

  /// Reads the targets in the order of the manifest.
  static func read(_ value: ManifestValue) -> [Target] {
    (value.entries() ?? []).compactMap(target)
  }

  private static func target(from entry: ManifestEntry) -> Target? {
    let name = entry.key.value
    guard Slug.isValid(name) else {
      let hint = Slug.suggestion(for: name).map { "; try \($0.quoted)" } ?? ""
      entry.reportName("a target's name can have a–z, 0–9 and -, not \(name.quoted)\(hint)")
      return nil
    }
    let label = "the target \(name.quoted)"
    guard let fields = entry.value()?.mapping(Key.self, as: label) else { return nil }
    let place = fields[.to].flatMap(place)
    let grace = fields[.grace]?.timeSpan()
    let isVerified = fields[.verify]?.flag()
    let announce = fields[.announce].flatMap { AnnouncementReader.read($0) }
    let report = fields[.report].flatMap { AnnouncementReader.read($0, without: [.template]) }
    guard let place else { return nil }
    var target = Target(name: entry.key, place: place)
    if let grace { target.grace = grace }
    target.isVerified = isVerified ?? true
    target.announce = announce
    target.report = report
    return target
  }

  /// Reads `/srv/www/road-notes` or `name:path`.
  private static func place(from value: ManifestValue) -> Target.Place? {
    guard let text = value.text(bytes: Limits.pathBytes)?.value else { return nil }
    func refuse(_ what: String) -> Target.Place? {
      value.report(.badPath, "`to`: \(text.quoted) \(what)")
      return nil
    }
    if text.hasPrefix("/") {
      guard !text.split(separator: "/").contains("..") else {
        return refuse("has `..`; write the whole path")
      }
      let parts = text.split(separator: "/").filter { $0 != "." }
      guard !parts.isEmpty else { return refuse("is the whole disk; name a folder") }
      return .folder("/" + parts.joined(separator: "/"))
    }
    if text.hasPrefix("~") { return refuse("has `~`; write the whole path, like /home/dana/www") }
    guard let colon = text.firstIndex(of: ":") else {
      return refuse(
        "is neither a whole path, like /srv/www/road-notes, nor a folder on a remote of rclone, like "
          + "cdn:bucket/road-notes"
      )
    }
    if text[colon...].hasPrefix("://") {
      return refuse(
        "is an address; make a remote with `rclone config`, and write name:path"
      )
    }
    let remote = text[..<colon]
    guard !remote.isEmpty, !remote.contains(","), !remote.contains("=") else {
      return refuse(
        "has settings of the remote; keep them in rclone's configuration, and write name:path"
      )
    }
    // As rclone allows them, but never an option of its command line.
    let isName = remote.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "_-.+@ ".unicodeScalars.contains(scalar)
    }
    guard isName, remote.first != "-", remote.first != " ", remote.last != " " else {
      return refuse("doesn't start with the name of a remote; `rclone listremotes` lists yours")
    }
    var path = text[text.index(after: colon)...]
    guard !path.split(separator: "/").contains("..") else {
      return refuse("has `..`; write the whole path")
    }
    while path.count > 1, path.last == "/" { path.removeLast() }
    return .remote("\(remote):\(path)")
  }
}
