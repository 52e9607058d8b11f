import RoadcastModel

extension LengthPolicy.Verdict {
  /// The class in the style sheet, for shapes and for words.
  var style: String {
    switch self {
    case .onTarget: "on"
    case .belowTarget, .aboveTarget: "off"
    case .tooShort, .tooLong: "out"
    }
  }

  /// The verdict in words.
  var name: String {
    switch self {
    case .tooShort: "too short"
    case .belowTarget: "below target"
    case .onTarget: "on target"
    case .aboveTarget: "above target"
    case .tooLong: "too long"
    }
  }
}
