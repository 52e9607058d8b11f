import RoadcastModel

/// A copyright line with more in it than the holder's name (PSP-1).
struct CopyrightForm: ShowCheck {
  func diagnostics(in plan: Plan) -> [Diagnostic] {
    guard let copyright = plan.show.copyright else { return [] }
    let words = copyright.value.lowercased()
    let hasYear = copyright.value.split { !$0.isNumber }.contains { $0.count == 4 }
    guard words.contains("©") || words.contains("copyright") || words.contains("(c)") || hasYear
    else { return [] }
    return [
      Diagnostic(
        .copyrightForm,
        at: copyright.location,
        "name the holder alone: no \"Copyright\", no ©, no year"
      )
    ]
  }
}
