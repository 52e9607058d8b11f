import RoadcastModel

/// Warns of a copyright line that contains more than the holder's name (PSP-1).
struct CopyrightForm: ShowCheck {
  static let rule = Rule.copyrightForm

  func problems(in plan: Plan) -> [Problem] {
    guard let copyright = plan.show.copyright else { return [] }
    let words = copyright.value.lowercased()
    let hasYear = copyright.value.split { !$0.isNumber }.contains { $0.count == 4 }
    guard words.contains("©") || words.contains("copyright") || words.contains("(c)") || hasYear
    else { return [] }
    return [
      Problem(
        at: copyright.location,
        "contains more than the holder's name; remove \"Copyright\", © and the year"
      )
    ]
  }
}
