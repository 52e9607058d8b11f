import RoadcastDates
package import RoadcastModel

/// Reads `episodes/show.yml`.
package enum ShowManifestReader {
  enum Key: String, ManifestKey {
    case title, description
    case baseURL = "base_url"
    case link, guid, language, author, owner, cover, theme, category, explicit
    case isPrivate = "private"
    case copyright, feedback, people
    case movedFrom = "moved_from"
    case kind, cadence
    case timeZone = "timezone"
    case publishTime = "publish_time"
    case length, sound, facets, audiences, voicemail, wording
    case transcriber, transcripts, approvals, targets

    static let required: [(key: Key, example: String)] = [
      (.title, "Road Notes"),
      (.description, "The week in ten minutes, for everyone on the road."),
      (.baseURL, "https://media.example.com/road-notes/"),
    ]
  }

  /// Reads a show.
  ///
  /// - Parameters:
  ///   - bytes: The content of the manifest.
  ///   - file: The manifest's path in the workspace.
  ///   - log: Gets what's wrong with the manifest.
  /// - Returns: The show, or nil when it lacks what every feed needs.
  package static func read(
    _ bytes: [UInt8],
    file: String,
    into log: inout DiagnosticLog
  ) -> Show? {
    ManifestSource.read(bytes, file: file, into: &log, show)
  }

  private static func show(from fields: ManifestMapping<Key>) -> Show? {
    let title = fields[.title]?.text()
    let description = fields[.description]?.text(
      characters: .max,
      bytes: Limits.descriptionBytes,
      isMultiline: true
    )
    let baseURL = fields[.baseURL].flatMap(baseURL)

    // The rest is read even if one of these is missing, so that all problems are reported at once.
    var show = Show(
      location: SourceLocation(file: fields.source.file),
      title: title?.value ?? "",
      description: description?.value ?? "",
      baseURL: baseURL ?? Located("https://localhost/", at: fields.location)
    )
    show.link = fields[.link]?.address()?.value
    show.guid = fields[.guid].flatMap(guid)
    if let language = fields[.language].flatMap(language) { show.language = language }
    if let author = fields[.author]?.text() { show.author = author.value }
    show.owner = fields[.owner].flatMap(OwnerReader.read)
    show.cover = fields[.cover]?.path()
    if let theme = fields[.theme].flatMap(ThemeReader.read) { show.theme = theme }
    if let category = fields[.category].flatMap(CategoryReader.read) { show.category = category }
    show.explicit = fields[.explicit]?.flag() ?? false
    show.isPrivate = fields[.isPrivate]?.flag() ?? true
    show.copyright = fields[.copyright]?.text()
    show.feedback = fields[.feedback]?.address(schemes: ["mailto", "https", "http"])?.value
    show.people = fields[.people].map(PersonReader.read) ?? []
    show.movedFrom = fields[.movedFrom]?.address()?.value
    show.kind = fields[.kind]?.choice(of: ShowKind.self) ?? .episodic
    show.cadence = fields[.cadence]?.choice(of: Cadence.self)
    show.dates.words = DateLanguages.words(of: show.language)
    show.dates.zone = fields[.timeZone]?.timeZone()
    if let time = fields[.publishTime]?.timeOfDay() { show.dates.publishTime = time }
    if let length = fields[.length].flatMap(LengthReader.read) { show.length = length }
    if let sound = fields[.sound].flatMap(SoundReader.read) { show.sound = sound }
    show.facets = fields[.facets].map(FacetReader.read) ?? []
    show.audiences =
      fields[.audiences].map { AudienceReader.read($0, showTitle: show.title) } ?? []
    show.voicemail = fields[.voicemail].flatMap(VoicemailReader.read)
    show.wording = fields[.wording].flatMap { WordingReader.read($0, dates: show.dates) }
    show.transcriber = fields[.transcriber].flatMap(TranscriberReader.read)
    show.requiresTranscripts =
      fields[.transcripts]?.choice(of: ["required", "optional"]) == "required"
    show.approvals = fields[.approvals].map(approvals) ?? []
    show.targets = fields[.targets].map(TargetReader.read) ?? []
    guard title != nil, description != nil, baseURL != nil else { return nil }
    return show
  }

  private static func baseURL(from value: ManifestValue) -> Located<String>? {
    guard var address = value.address() else { return nil }
    guard !address.value.contains("?"), !address.value.contains("#") else {
      value.report(
        .badAddress,
        "`base_url` can't have a query or a fragment; write the address of a folder"
      )
      return nil
    }
    let last = address.value.split(separator: "/").last?.lowercased() ?? ""
    if [".xml", ".rss", ".html", ".htm"].contains(where: last.hasSuffix) {
      let folder = address.value.prefix(
        through: address.value.lastIndex(of: "/") ?? address.value.startIndex
      )
      value.report(
        .badAddress,
        "`base_url` is the address of a file; write that of the folder, \(folder)"
      )
      return nil
    }
    if !address.value.hasSuffix("/") { address.value += "/" }
    return address
  }

  private static func guid(from value: ManifestValue) -> String? {
    guard let guid = value.text()?.value.lowercased() else { return nil }
    let groups = guid.split(separator: "-", omittingEmptySubsequences: false)
    let isHex = guid.utf8.allSatisfy {
      (48...57).contains($0) || (97...102).contains($0) || $0 == 45
    }
    guard isHex, groups.map(\.utf8.count) == [8, 4, 4, 4, 12] else {
      value.report(
        .wrongValue,
        "`guid` must be a UUID like 917393e3-1b1e-5cef-ace4-edaa54e1f810"
      )
      return nil
    }
    return guid
  }

  private static func language(from value: ManifestValue) -> String? {
    guard let language = value.text()?.value else { return nil }
    guard LanguageCode.isValid(language) else {
      value.report(
        .wrongValue,
        "`language`: \(language.quoted) isn't a language code; write one like en or en-us"
      )
      return nil
    }
    return language.lowercased()
  }

  /// The roles that must approve an episode, each once.
  private static func approvals(from value: ManifestValue) -> [String] {
    var roles: [String] = []
    for element in value.elements {
      guard let role = element.text(characters: Limits.tagCharacters)?.value else { continue }
      guard !roles.contains(role) else {
        element.report(.wrongValue, "`approvals` has \(role.quoted) twice; remove one")
        continue
      }
      roles.append(role)
    }
    return roles
  }
}
