import RoadcastModel

/// Reads `audiences:` of `show.yml`.
enum AudienceManifest {
  static func audiences(from show: Fields, showTitle: String) -> [Audience] {
    guard let fields = show.fields("audiences") else { return [] }
    return fields.keys.compactMap { (key) -> Audience? in
      guard Slug.isValid(key.value) else {
        let hint = Slug.suggestion(for: key.value).map { "; try \($0.quoted)" } ?? ""
        fields.findings.add(
          .badName,
          at: key.location,
          "an audience's name is made of a–z, 0–9 and -, not \(key.value.quoted)\(hint)"
        )
        return nil
      }
      guard let body = fields.fields(key.value) else { return nil }
      var audience = Audience(name: key, title: "\(showTitle) (\(key.value))")
      if let title = body.text("title") { audience.title = title.value }
      audience.description =
        body.text(
          "description",
          characters: .max,
          bytes: Limits.descriptionBytes,
          multiline: true
        )?.value
      audience.cover = body.path("cover")
      audience.only = body.only()
      audience.drafts = body.flag("drafts") ?? false
      if let ahead = body.text("ahead") {
        if let seconds = seconds(ahead.value) {
          audience.ahead = seconds
        } else {
          body.findings.add(
            .wrongValue,
            at: ahead.location,
            "`ahead` must be a time like 3d (days) or 12h (hours), not \(ahead.value.quoted)"
          )
        }
      }
      body.refuseOthers(in: "the audience \(key.value.quoted)")
      return audience
    }
  }

  /// `3d`, `12h` or `1w`, up to a year.
  private static func seconds(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["h": 3_600, "d": 86_400, "w": 604_800]
    guard let last = text.last, let unit = units[last], text.utf8.count <= 5,
      let number = Int64(text.dropLast()), number >= 0, number * unit <= 366 * 86_400
    else { return nil }
    return number * unit
  }
}
