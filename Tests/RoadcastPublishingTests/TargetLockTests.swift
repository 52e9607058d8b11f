import RoadcastFiles
import RoadcastModel
import Synchronization
import Testing

@testable import RoadcastPublishing

/// Who may publish, of several machines.
struct TargetLockTests {
  /// A place in memory.
  private final class Place: Destination {
    let files = Mutex<[String: [UInt8]]>([:])

    /// What another machine does after the next write.
    let afterWrite = Mutex<(@Sendable () -> Void)?>(nil)

    var name: String { "memory" }
    func list() async throws -> [String: Int] { files.withLock { $0.mapValues(\.count) } }
    func read(_ path: String, limit: Int) async throws -> [UInt8]? { files.withLock { $0[path] } }
    func write(_ bytes: [UInt8], to path: String) async throws {
      files.withLock { $0[path] = bytes }
      let next = afterWrite.withLock { next in
        defer { next = nil }
        return next
      }
      next?()
    }
    func send(
      _ files: [FeedFile],
      from folder: String,
      progress: @escaping @Sendable (Double) -> Void
    ) async throws {}
    func remove(_ paths: [String]) async throws {
      files.withLock { files in for path in paths { files[path] = nil } }
    }
  }

  private let place = Place()

  private let here = MachineIdentity(boot: "a", machine: nil, host: nil, processes: "p")
  private let there = MachineIdentity(boot: "b", machine: nil, host: nil, processes: "p")

  private func put(_ text: String) {
    place.files.withLock { $0[TargetLock.path] = Array(text.utf8) }
  }

  @Test func `one of two has it, and gives it back`() async throws {
    let first = TargetLock(place, machine: here)
    try await first.take()
    await #expect(throws: WorkFailure.self) { try await TargetLock(place, machine: there).take() }
    await first.release()
    try await TargetLock(place, machine: there).take()
  }

  @Test func `whoever writes after us has it`() async throws {
    place.afterWrite.withLock { [place] next in
      next = {
        place.files.withLock { $0[TargetLock.path] = Array("other 1 x 1\n".utf8) }
      }
    }
    let lock = TargetLock(place, machine: here)
    await #expect(throws: WorkFailure.self) { try await lock.take() }
    await lock.release()
    #expect(place.files.withLock { $0[TargetLock.path] } == Array("other 1 x 1\n".utf8))
  }

  @Test func `a machine that slept doesn't go on, and leaves the other's lock alone`() async throws
  {
    let lock = TargetLock(place, machine: here)
    try await lock.take()
    try await lock.confirm()
    put("other 1 x 1\n")
    await #expect(throws: WorkFailure.self) { try await lock.confirm(maximumAge: 0) }
    await lock.release()
    #expect(place.files.withLock { $0[TargetLock.path] } == Array("other 1 x 1\n".utf8))
  }

  @Test func `an unknown machine isn't taken for this one`() async throws {
    try await TargetLock(place, machine: nil).take()
    await #expect(throws: WorkFailure.self) { try await TargetLock(place, machine: nil).take() }
    #expect(MachineIdentity(boot: nil, machine: "m", host: nil, processes: "p") == nil)
    #expect(MachineIdentity(boot: nil, machine: nil, host: "h", processes: "p") == nil)
    #expect(MachineIdentity(boot: "b", machine: "m", host: "h", processes: nil) == nil)
  }

  @Test
  func `a process of this machine that died holds nothing, and no one else learns its number`()
    async throws
  {
    let here = try #require(here)
    let token = String(repeating: "a", count: 32)
    let hidden = here.masked(999_999_999, with: token)
    #expect(hidden != 999_999_999)
    #expect(here.masked(hidden, with: token) == 999_999_999)
    let seconds = Machine.seconds
    put("\(token) \(seconds) \(here.name) \(hidden)\n")
    await #expect(throws: WorkFailure.self) { try await TargetLock(place, machine: there).take() }
    try await TargetLock(place, machine: here).take()
  }
}

private enum Machine {
  static var seconds: Int64 { Int64(FileStamp.now / 1_000_000_000) }
}
