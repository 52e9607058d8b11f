import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// Keeps publishers on other machines away from a target, with a small file there.
///
/// A publisher that died leaves the file; after a quarter of an hour without a sign of life, it doesn't count.
struct TargetLock: Sendable {
  /// The file's path at the target.
  static let path = "roadcast-lock.txt"

  let destination: any Destination

  /// What only this run writes.
  private let token: String

  /// Seconds after which a lock doesn't count.
  static let staleAfter: Int64 = 15 * 60

  private static let interval = Duration.seconds(180)
  private static let mostBytes = 4_096

  init(_ destination: any Destination) {
    self.destination = destination
    token = String(
      Digest.hex("\(ProcessEnvironment.processID) \(FileStamp.now) \(Self.host)".utf8).prefix(32)
    )
  }

  private static var host: String {
    let bytes = (try? InputFile.existing(at: "/proc/sys/kernel/hostname")?.read(limit: 256)) ?? nil
    let name = String(decoding: bytes ?? [], as: UTF8.self).trimmed
    let kept = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
    return kept.isEmpty ? "unknown" : String(kept.prefix(64))
  }

  private var content: [UInt8] {
    let seconds = FileStamp.now / 1_000_000_000
    return Array(
      "\(token) \(seconds) \(Self.host) \(ProcessEnvironment.processID)\n".utf8
    )
  }

  /// Takes the lock.
  ///
  /// - Throws: `WorkFailure` that says who is publishing.
  func take() async throws {
    if let holder = try await holder() {
      throw WorkFailure(
        "\(holder) is publishing to \(destination.name); wait until it ends. If it died, the lock ends by "
          + "itself after \(Self.staleAfter / 60) minutes"
      )
    }
    try await destination.write(content, to: Self.path)
    // Of two that write at once, the later one has it.
    let bytes = try await destination.read(Self.path, limit: Self.mostBytes)
    guard let bytes, bytes.starts(with: token.utf8) else {
      throw WorkFailure(
        "someone else has begun to publish to \(destination.name); wait, and try again"
      )
    }
  }

  /// Who holds the lock; nil if no one does who is still at work.
  private func holder() async throws -> String? {
    guard let bytes = try await destination.read(Self.path, limit: Self.mostBytes) else {
      return nil
    }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 4, let seconds = Int64(words[1]), let process = Int32(words[3]) else {
      return nil
    }
    let age = Int64(FileStamp.now / 1_000_000_000) - seconds
    // A clock that's wrong by more than that doesn't keep anyone out for ever either.
    guard abs(age) < Self.staleAfter else { return nil }
    let host = String(words[2])
    if host == Self.host, !ChildProcess.isRunning(process) { return nil }
    return "process \(process) on \(host.quoted)"
  }

  /// Shows from time to time that this run is still at work, until it's cancelled.
  func keepAlive() async {
    while true {
      do { try await Task.sleep(for: Self.interval) } catch { return }
      try? await destination.write(content, to: Self.path)
    }
  }

  /// Gives the lock back.
  func release() async {
    try? await destination.remove([Self.path])
  }
}
