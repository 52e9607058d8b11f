/// Times in the form that transcripts and chapters use.
enum Clock {
  /// A time such as `00:01:02.345`.
  static func text(_ milliseconds: Int, separator: String = ".") -> String {
    let parts = [
      milliseconds / 3_600_000, milliseconds / 60_000 % 60, milliseconds / 1_000 % 60,
    ]
    let fraction = String(1_000 + milliseconds % 1_000).dropFirst()
    return parts.map { String(String(100 + $0).dropFirst()) }.joined(separator: ":")
      + separator + fraction
  }
}
