/// A length or a time in whole milliseconds, the unit of every file that contains times.
package struct Milliseconds: Sendable, Hashable, Comparable {
  package var count: Int

  package init(_ count: Int) { self.count = count }

  /// The nearest millisecond to a position in samples; halves are rounded up.
  ///
  /// - Parameters:
  ///   - samples: 0 or more.
  ///   - sampleRate: Hz.
  package init(samples: Int, at sampleRate: Int) {
    count = (2 * samples * 1_000 + sampleRate) / (2 * sampleRate)
  }

  package static func < (left: Milliseconds, right: Milliseconds) -> Bool {
    left.count < right.count
  }

  /// The nearest sample at a sample rate in Hz; halves are rounded up.
  package func samples(at sampleRate: Int) -> Int {
    (2 * count * sampleRate + 1_000) / 2_000
  }

  package var seconds: Double { Double(count) / 1_000 }

  /// The time as `HH:MM:SS.mmm`, with `separator` before the milliseconds.
  package func clock(separator: String = ".") -> String { clockDigits(separator).text }

  /// Appends the time as `HH:MM:SS.mmm` to a text in UTF-8.
  package func appendClock(separator: String = ".", to text: inout [UInt8]) {
    clockDigits(separator).append(to: &text)
  }

  /// The time as `HH:MM:SS`, without the milliseconds.
  package var clockToSeconds: String {
    var clock = DigitText()
    append(to: &clock)
    return clock.text
  }

  /// Appends the time in seconds with three decimals to a text in UTF-8.
  package func appendSeconds(to text: inout [UInt8]) {
    var seconds = DigitText()
    if count < 0 { seconds.append("-") }
    seconds.append(abs(count) / 1_000, width: 1)
    seconds.append(".")
    seconds.append(abs(count) % 1_000, width: 3)
    seconds.append(to: &text)
  }

  /// The time in seconds with three decimals: `611.370`.
  package var secondsText: String {
    var text: [UInt8] = []
    appendSeconds(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the time in seconds, without zeros at its end, to a text in UTF-8: `611.37`, `12`.
  package func appendDecimal(to text: inout [UInt8]) {
    appendSeconds(to: &text)
    while text.last == UInt8(ascii: "0") { text.removeLast() }
    if text.last == UInt8(ascii: ".") { text.removeLast() }
  }

  /// The time in seconds, without zeros at its end: `611.37`, `12`.
  package var decimal: String {
    var text: [UInt8] = []
    appendDecimal(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private func clockDigits(_ separator: String) -> DigitText {
    var clock = DigitText()
    append(to: &clock)
    clock.append(separator)
    clock.append(abs(count) % 1_000, width: 3)
    return clock
  }

  private func append(to clock: inout DigitText) {
    if count < 0 { clock.append("-") }
    clock.append(abs(count) / 3_600_000, width: 2)
    clock.append(":")
    clock.append(abs(count) / 60_000 % 60, width: 2)
    clock.append(":")
    clock.append(abs(count) / 1_000 % 60, width: 2)
  }

  /// Reads a length such as `5:00`, `1:02:03` or `4:59.5`; nil for anything else.
  ///
  /// - Parameter text: minutes and seconds, or hours, minutes and seconds, with up to three decimals;
  ///   minutes and seconds after a larger unit are less than 60.
  package init?(clock text: String) {
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fields = halves[0].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count) else { return nil }
    var total = 0
    for (index, field) in fields.enumerated() {
      guard (1...(index == 0 ? 4 : 2)).contains(field.utf8.count),
        field.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(field),
        index == 0 || (number < 60 && field.utf8.count == 2)
      else { return nil }
      total = total * 60 + number
    }
    var fraction = 0
    if halves.count == 2 {
      let digits = halves[1]
      guard (1...3).contains(digits.utf8.count),
        digits.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(digits + String(repeating: "0", count: 3 - digits.utf8.count))
      else { return nil }
      fraction = number
    }
    count = total * 1_000 + fraction
  }
}
