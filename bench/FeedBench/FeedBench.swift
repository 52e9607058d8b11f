import Foundation
import Glibc
import RoadcastFeed
import RoadcastModel

/// Times the writing of one long feed, for `bench/feeds`: no part of the product.
///
///     FeedBench ITEMS FEED
///
/// Writes a feed of made-up items to FEED, and prints the CPU seconds from values in memory to bytes in
/// that file, then those of reading it back as every build does.
@main
enum FeedBench {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let first = arguments.first, let count = Int(first), arguments.count == 2,
      let path = arguments.last
    else {
      throw Problem.usage
    }
    let channel = MadeUpFeed.channel(of: (0..<count).map(MadeUpFeed.item))

    let start = cpuSeconds
    let feed = try FeedRenderer.render(channel)
    try write(feed, to: path)
    let written = cpuSeconds
    let outline = try FeedOutline(feed)
    let read = cpuSeconds
    guard outline.entries.count == count else { throw Problem.lostItems }
    print(String(format: "%.4f %.4f", written - start, read - written))
  }

  private enum Problem: Error { case usage, lostItems, notWritten }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { close(file) }
    let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw Problem.notWritten }
  }

  /// Of this process, user and system.
  private static var cpuSeconds: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
