package import RoadcastModel

/// Reads `episodes/show.yml`.
package enum ShowManifest {
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its path in the workspace.
  /// - Returns: the show, nil when it lacks what every feed needs, and all that is wrong.
  package static func read(
    _ bytes: [UInt8],
    file: String
  ) -> (show: Show?, diagnostics: [Diagnostic]) {
    let findings = Findings()
    guard let fields = YAMLReader.read(bytes, file: file, findings: findings) else {
      return (nil, findings.diagnostics)
    }
    let show = show(from: fields)
    return (show, findings.diagnostics)
  }

  private static func show(from fields: Fields) -> Show? {
    fields.require("title", example: "Road Notes")
    fields.require("description", example: "The week in ten minutes, for everyone on the road.")
    fields.require("base_url", example: "https://media.example.com/road-notes/")
    let title = fields.text("title")
    let description = fields.text(
      "description",
      characters: .max,
      bytes: Limits.descriptionBytes,
      multiline: true
    )
    let baseURL = baseURL(from: fields)

    // What is read further goes into a show in any case, so that all problems are told at once.
    var show = Show(
      location: SourceLocation(file: fields.file),
      title: title?.value ?? "",
      description: description?.value ?? "",
      baseURL: baseURL ?? Located("https://localhost/", at: fields.location)
    )
    if let link = fields.address("link") { show.link = link.value }
    show.guid = guid(from: fields)
    language(from: fields, into: &show)
    if let author = fields.text("author") { show.author = author.value }
    show.owner = owner(from: fields)
    show.cover = fields.path("cover")
    category(from: fields, into: &show)
    show.explicit = fields.flag("explicit") ?? false
    show.isPrivate = fields.flag("private") ?? true
    show.copyright = fields.text("copyright")
    show.feedback = fields.address("feedback", schemes: ["mailto", "https", "http"])?.value
    show.cadence = fields.choice("cadence", of: Cadence.allCases.map(\.rawValue))
      .flatMap(Cadence.init(rawValue:))
    length(from: fields, into: &show)
    if let sound = fields.fields("sound") { show.sound = SoundManifest.sound(from: sound) }
    show.facets = FacetManifest.facets(from: fields)
    show.audiences = AudienceManifest.audiences(from: fields, showTitle: show.title)
    show.voicemail = VoicemailManifest.voicemail(from: fields)
    show.wording = WordingManifest.wording(from: fields)
    show.transcriber = TranscriberManifest.transcriber(from: fields)
    show.requiresTranscripts =
      fields.choice("transcripts", of: ["required", "optional"]) == "required"
    show.approvals = ApprovalManifest.roles(from: fields)
    fields.refuseOthers(in: "show.yml")
    guard title != nil, description != nil, baseURL != nil else { return nil }
    return show
  }

  private static func baseURL(from fields: Fields) -> Located<String>? {
    guard var address = fields.address("base_url") else { return nil }
    guard !address.value.contains("?"), !address.value.contains("#") else {
      fields.findings.add(
        .badAddress,
        at: address.location,
        "`base_url` may have no query and no fragment; it is a folder's address"
      )
      return nil
    }
    if !address.value.hasSuffix("/") { address.value += "/" }
    return address
  }

  private static func guid(from fields: Fields) -> String? {
    guard let guid = fields.text("guid") else { return nil }
    let lowered = guid.value.lowercased()
    let groups = lowered.split(separator: "-", omittingEmptySubsequences: false)
    let isHex = lowered.utf8.allSatisfy {
      (48...57).contains($0) || (97...102).contains($0) || $0 == 45
    }
    guard isHex, groups.map(\.utf8.count) == [8, 4, 4, 4, 12] else {
      fields.findings.add(
        .wrongValue,
        at: guid.location,
        "`guid` must be a UUID like 917393e3-1b1e-5cef-ace4-edaa54e1f810"
      )
      return nil
    }
    return lowered
  }

  private static func language(from fields: Fields, into show: inout Show) {
    guard let language = fields.text("language") else { return }
    guard LanguageCode.isValid(language.value) else {
      fields.findings.add(
        .wrongValue,
        at: language.location,
        "`language`: \(language.value.quoted) is no language code; write one like en or en-us"
      )
      return
    }
    show.language = language.value.lowercased()
  }

  private static func owner(from fields: Fields) -> Show.Owner? {
    guard let owner = fields.fields("owner") else { return nil }
    owner.require("name", example: "Field Marketing")
    owner.require("email", example: "briefings@example.com")
    let name = owner.text("name")
    let email = owner.text("email")
    owner.refuseOthers(in: "`owner`")
    guard let name, let email else { return nil }
    guard WebAddress.problem(with: "mailto:\(email.value)", schemes: ["mailto"]) == nil else {
      owner.findings.add(
        .wrongValue,
        at: email.location,
        "`email`: \(email.value.quoted) is no e-mail address"
      )
      return nil
    }
    return Show.Owner(name: name.value, email: email.value)
  }

  private static func category(from fields: Fields, into show: inout Show) {
    guard let nodes = fields.list("category") else { return }
    let names = nodes.compactMap { fields.text($0, "category") }
    guard let top = names.first, names.count == nodes.count else { return }
    guard AppleCategory.names.contains(top.value) else {
      fields.findings.add(
        .wrongValue,
        at: top.location,
        "Apple has no category \(top.value.quoted)"
          + Suggestion.clause(for: top.value, among: AppleCategory.names)
      )
      return
    }
    let subcategories = AppleCategory.subcategories(of: top.value)
    for name in names.dropFirst() where !subcategories.contains(name.value) {
      fields.findings.add(
        .wrongValue,
        at: name.location,
        "Apple's \(top.value) has no subcategory \(name.value.quoted)"
          + Suggestion.clause(for: name.value, among: subcategories)
      )
      return
    }
    if names.count > 2 {
      fields.findings.add(
        .wrongValue,
        at: names[2].location,
        "`category` holds a category and one subcategory at most"
      )
      return
    }
    show.category = names.map(\.value)
  }

  private static func length(from fields: Fields, into show: inout Show) {
    guard let length = fields.fields("length") else { return }
    var policy = LengthPolicy.standard
    policy.min = length.length("min") ?? policy.min
    policy.max = length.length("max") ?? policy.max
    let nodes = length.list("target")
    length.refuseOthers(in: "`length`")
    guard policy.min <= policy.max else {
      length.findings.add(.wrongValue, at: length.location, "`min` is over `max`")
      return
    }
    if let nodes {
      let bounds = nodes.compactMap { length.length($0, "target") }
      guard bounds.count == nodes.count else { return }
      guard bounds.count == 2, bounds[0] <= bounds[1] else {
        length.findings.add(
          .wrongValue,
          at: nodes.first.map(length.place) ?? length.location,
          "`target` must be two lengths, as in [\"5:00\", \"10:00\"]"
        )
        return
      }
      policy.target = bounds[0]...bounds[1]
    } else {
      // The standard band, as far as it lies within the limits set.
      let lower = min(max(policy.target.lowerBound, policy.min), policy.max)
      policy.target = lower...max(lower, min(policy.target.upperBound, policy.max))
    }
    show.length = policy
  }
}
