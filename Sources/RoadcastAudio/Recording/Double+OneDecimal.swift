extension Double {
  /// The number with one decimal, rounded to the nearest tenth, with a point in every locale.
  package var oneDecimalText: String {
    guard isFinite, abs(self) < 1e15 else { return "\(self)" }
    let tenths = Int((self * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
