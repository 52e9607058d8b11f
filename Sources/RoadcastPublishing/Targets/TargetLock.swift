import RoadcastFiles
import RoadcastHashing
import RoadcastModel
import Synchronization

/// Keeps publishers on other machines away from a target, with a small file there.
///
/// A publisher that died leaves the file; after a quarter of an hour without a sign of life, it doesn't count.
/// No storage that we use can create a file only if it doesn't exist. So of two that write at once, the later
/// one has the lock, and the earlier one sees that before it does anything: it waits until whoever has found
/// no lock ahead of it has written theirs, and it looks again before each step that others could see.
final class TargetLock: Sendable {
  /// The file's path at the target.
  static let path = "roadcast-lock.txt"

  private let destination: any Destination

  /// What only this run writes.
  private let token: String

  private let machine: MachineIdentity?

  /// When the lock was seen to be ours: nanoseconds since 1970.
  private let confirmed = Mutex(0)

  /// What shows that this run is still at work, while it has the lock.
  private let sign = Mutex<Task<Void, Never>?>(nil)

  /// Seconds after which a lock doesn't count.
  static let staleAfter: Int64 = 15 * 60

  private static let interval = Duration.seconds(180)
  private static let mostBytes = 4_096

  /// How long no one could have taken the lock since it was seen.
  private static let certainty = 5_000_000_000

  /// How many of our own round trips another machine's takes at most.
  private static let patience = 2
  private static let longestPause = 30_000_000_000

  init(_ destination: any Destination, machine: MachineIdentity? = .current) {
    self.destination = destination
    self.machine = machine
    let process = ProcessEnvironment.processID
    let own = "\(process) \(FileStamp.now) \(UInt64.random(in: 0 ... .max))"
    token = String(Digest.hex(own.utf8).prefix(32))
  }

  /// Anyone can read it at the public address: neither the machine's name nor a process is in it.
  private var content: [UInt8] {
    let seconds = FileStamp.now / 1_000_000_000
    let process = machine?.masked(ProcessEnvironment.processID, with: token) ?? 0
    return Array("\(token) \(seconds) \(machine?.name ?? "-") \(process)\n".utf8)
  }

  // MARK: Taking

  /// Takes the lock.
  ///
  /// - Throws: `WorkFailure` that says who is publishing.
  func take() async throws {
    let start = FileStamp.now
    if let holder = try await holder() {
      throw WorkFailure(
        "\(holder) is publishing to \(destination.name); wait until it has finished. If it has died, its lock "
          + "expires after \(Self.staleAfter / 60) minutes"
      )
    }
    try await destination.write(content, to: Self.path)
    let roundTrip = max(0, FileStamp.now - start)
    let pause = min(roundTrip * Self.patience, Self.longestPause)
    try await Task.sleep(for: .nanoseconds(pause))
    guard try await isOurs() else {
      throw WorkFailure(
        "someone else has started to publish to \(destination.name); wait until they've finished, and try again"
      )
    }
    let task = Task { await self.keepAlive() }
    sign.withLock { $0 = task }
  }

  /// Who holds the lock; nil if no one does who is still at work.
  private func holder() async throws -> String? {
    guard let bytes = try await destination.read(Self.path, limit: Self.mostBytes) else {
      return nil
    }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 4, let seconds = Int64(words[1]), let masked = Int32(words[3]) else {
      return nil
    }
    let age = Int64(FileStamp.now / 1_000_000_000) - seconds
    // A clock that's wrong by more than that doesn't keep anyone out for ever either.
    guard abs(age) < Self.staleAfter else { return nil }
    guard let machine, words[2] == machine.name else { return "another machine" }
    let process = machine.masked(masked, with: String(words[0]))
    return ChildProcess.isRunning(process) ? "process \(process) of this machine" : nil
  }

  // MARK: Holding

  private func isOurs() async throws -> Bool {
    let now = FileStamp.now
    let bytes = try await destination.read(Self.path, limit: Self.mostBytes)
    guard let bytes, bytes.starts(with: token.utf8) else { return false }
    confirmed.withLock { $0 = now }
    return true
  }

  /// Makes sure that no one else has taken the lock meanwhile: this machine may have slept for an hour.
  ///
  /// - Parameter maximumAge: Nanoseconds for which it's believed without looking.
  /// - Throws: `WorkFailure` if someone has.
  func confirm(maximumAge: Int = certainty) async throws {
    let age = FileStamp.now - confirmed.withLock { $0 }
    if age >= 0, age < maximumAge { return }
    guard try await isOurs() else {
      throw WorkFailure(
        "another machine has started to publish to \(destination.name), because this one showed no sign of "
          + "life for \(Self.staleAfter / 60) minutes; wait until it has finished, and publish again"
      )
    }
  }

  /// Shows from time to time that this run is still at work, until it's cancelled.
  private func keepAlive() async {
    while true {
      do { try await Task.sleep(for: Self.interval) } catch { return }
      do {
        // Another one's lock stays.
        guard try await isOurs() else { return }
        try await destination.write(content, to: Self.path)
      } catch { continue }
    }
  }

  /// Gives the lock back, if it's still ours.
  func release() async {
    let task = sign.withLock { $0 }
    task?.cancel()
    // What it's writing would come after the removal.
    await task?.value
    guard (try? await isOurs()) == true else { return }
    try? await destination.remove([Self.path])
  }
}
