import RoadcastModel
import RoadcastSite

/// The switches for the repairs of one recording.
struct RepairPicker {
  let show: Show
  let segment: Segment

  /// One switch each, in the order of the manual.
  var values: [HTMLValues] {
    let made = show.use(of: segment).cleaning.steps
    return Cleaning.Step.allCases.map { step in
      HTMLValues([
        "key": step.rawValue, "words": Self.words(step), "isOn": made.contains(step),
        "differs": segment.cleaning[step].map {
          $0 != show.sound.cleaning.steps.contains(step)
        } ?? false,
      ])
    }
  }

  private static func words(_ step: Cleaning.Step) -> String {
    switch step {
    case .offset: "Centre the signal"
    case .highPass: "Remove rumble"
    case .trim: "Trim silence at both ends"
    case .stereo: "Repair a silent or inverted side"
    case .leveller: "Even out loud and quiet"
    case .pauses: "Shorten long pauses"
    }
  }
}
