/// Lines of the combined format, which nginx and Apache write by default.
///
/// `ADDRESS - USER [TIME] "REQUEST" STATUS BYTES "REFERRER" "AGENT"`, and after that maybe `"RANGE"`.
extension LogLine {
  static func combined(_ line: ArraySlice<UInt8>) throws(LineFault) -> LogLine {
    var rest = line
    let space = UInt8(ascii: " ")
    let address = rest.prefix { $0 != space }
    rest = rest[address.endIndex...]
    guard !address.isEmpty, let open = rest.firstIndex(of: UInt8(ascii: "[")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "]"))
    else { throw .garbled }
    let time = rest[(open + 1)..<close]
    rest = rest[(close + 1)...]
    guard let request = quoted(&rest), let status = word(&rest).flatMap(number),
      let size = word(&rest)
    else { throw .garbled }
    // Apache writes a dash for nothing.
    guard let bytes = size.elementsEqual("-".utf8) ? 0 : number(size) else { throw .garbled }
    guard quoted(&rest) != nil, let agent = quoted(&rest) else { throw .garbled }
    guard let seconds = LogTime.common(time) else { throw .wrongDate }
    var result = LogLine(time: seconds)
    result.address = address
    result.status = status
    result.bytes = bytes
    result.agent = agent.elementsEqual("-".utf8) ? [] : agent
    let range = quoted(&rest)
    result.hasRanges = range != nil
    result.range = range.flatMap { $0.starts(with: "bytes".utf8) ? $0 : nil }
    let words = request.split(separator: space, omittingEmptySubsequences: false)
    // What no client of HTTP sends is in logs too.
    guard words.count == 3 else { return result }
    result.method = words[0]
    result.path = words[1]
    return result
  }

  private static func word(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    rest = rest.drop { $0 == UInt8(ascii: " ") }
    let word = rest.prefix { $0 != UInt8(ascii: " ") }
    rest = rest[word.endIndex...]
    return word.isEmpty ? nil : word
  }

  /// A text in quotation marks; `\"` and `\\` don't end it.
  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    rest = rest.drop { $0 == UInt8(ascii: " ") }
    guard rest.first == 0x22 else { return nil }
    rest.removeFirst()
    var index = rest.startIndex
    while index < rest.endIndex, rest[index] != 0x22 { index += rest[index] == 0x5C ? 2 : 1 }
    guard index < rest.endIndex else { return nil }
    defer { rest = rest[(index + 1)...] }
    return rest[..<index]
  }
}
