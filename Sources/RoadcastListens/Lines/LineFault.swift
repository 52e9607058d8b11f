/// Why a line of a log can't be counted.
package enum LineFault: String, Sendable, CaseIterable, Error {
  /// It's neither JSON nor the combined format.
  case garbled
  /// It's longer than any request's.
  case tooLong = "too-long"
  /// The log ends within it.
  case incomplete
  /// Its date doesn't exist, or is in the future.
  case wrongDate = "wrong-date"
  /// It's so much older than the lines ahead of it that what it belongs to was counted already.
  case outOfOrder = "out-of-order"
  /// Its day has more listeners than can be remembered.
  case tooMany = "too-many"
}
