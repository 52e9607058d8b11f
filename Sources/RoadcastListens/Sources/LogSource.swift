package import RoadcastFiles

/// One log, read line by line.
package final class LogSource {
  /// Lines that couldn't be counted.
  package struct Skipped: Sendable, Equatable {
    package var fault: LineFault
    package var lines: Int

    /// The number of the first of them, from 1.
    package var first: Int
  }

  /// What messages call the log.
  package let name: String
  private var lines: LineReader

  /// By fault, in the order in which they were found.
  package private(set) var skipped: [Skipped] = []

  /// How many lines there were.
  package private(set) var lineCount = 0

  /// The time of the next fetch; nil at the end.
  private(set) var next: Fetch?

  /// The earliest and latest times: seconds since 1970.
  private(set) var period: ClosedRange<Int64>?

  package init(_ stream: ByteStream) {
    name = stream.name
    lines = LineReader(stream)
  }

  /// Reads up to the next fetch.
  func advance(_ reader: inout FetchReader) throws(WorkFailure) {
    next = nil
    while next == nil, let line = try lines.next() {
      lineCount = lines.number
      switch line {
      case .tooLong: skip(.tooLong)
      case .text(let text): read(text, &reader)
      }
    }
  }

  private func read(_ line: ArraySlice<UInt8>, _ reader: inout FetchReader) {
    let line = line.last == 0x0D ? line.dropLast() : line
    guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
    do throws(LineFault) {
      let (time, fetch) = try reader.read(line)
      period = min(time, period?.lowerBound ?? time)...max(time, period?.upperBound ?? time)
      next = fetch
    } catch {
      skip(error == .garbled && lines.isIncomplete ? .incomplete : error)
    }
  }

  /// Notes that the line that was read last isn't counted.
  func skip(_ fault: LineFault) {
    if let index = skipped.firstIndex(where: { $0.fault == fault }) {
      skipped[index].lines += 1
    } else {
      skipped.append(Skipped(fault: fault, lines: 1, first: lines.number))
    }
  }
}
