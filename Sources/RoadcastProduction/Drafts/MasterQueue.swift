import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// Encodes the recordings of drafts ahead of their being played, and lets players have what's ready of each.
///
/// What a player waits for comes first, then what a build needs. Every master goes into the cache, where the
/// next build finds it.
package actor MasterQueue {
  /// Runs work as soon as it may begin.
  package typealias Lane =
    @Sendable (_ work: @escaping @Sendable () async -> Void) async throws -> Void

  /// What a recording is encoded for.
  enum Purpose: Comparable {
    /// A player waits for it.
    case listening

    /// A build of this process needs it.
    case building

    /// Nobody waits for it yet.
    case ahead
  }

  private struct Wanted {
    var recording: KnownRecording
    var encoder: MasterEncoder
    var master: GrowingMaster
    var purpose: Purpose
  }

  private struct Growing {
    var master: GrowingMaster

    /// The most urgent one so far.
    var purpose: Purpose
  }

  private let lane: Lane
  private let workers = WorkerPool(limit: ProcessEnvironment.cores)
  private var known: Cache?
  private var waiting: [Wanted] = []

  /// The masters that are wanted and not in the cache yet, by their keys.
  private var growing: [String: Growing] = [:]
  private var running = 0
  private var isInLane = false
  private var hasEntered = false

  /// Those who wait until there's nothing to encode, by their numbers.
  private var idle: [Int: CheckedContinuation<Void, Never>] = [:]
  private var lastWaiter = 0
  private var leave: CheckedContinuation<Void, Never>?

  /// The most recordings that are encoded at once: one is read while the other is encoded.
  private static let limit = 2

  /// - Parameter lane: Runs work as soon as it may begin.
  package init(lane: @escaping Lane = { work in await work() }) { self.lane = lane }

  /// Encodes what an episode's versions need that isn't in the cache.
  ///
  /// Recordings that are still waiting to be encoded ahead for another episode are dropped.
  ///
  /// - Parameters:
  ///   - draft: The episode.
  ///   - workspace: Where it is.
  package func encode(_ draft: EpisodeDraft, from workspace: Workspace) {
    guard let planned = draft.episode else { return }
    let cache = cache(of: workspace)
    for dropped in waiting where dropped.purpose == .ahead {
      growing[dropped.recording.key] = nil
      dropped.master.finish(.failure(CancellationError()))
    }
    waiting.removeAll { $0.purpose == .ahead }
    let encoder = encoder(workspace, cache)
    for use in planned.programmes.flatMap(\.parts).map(\.use) {
      guard let recording = draft.recordings[use], growing[recording.key] == nil,
        cache.master(recording.key) == nil
      else { continue }
      add(recording, encoder, for: .ahead)
    }
    begin()
    // Everything can have been dropped.
    resumeIfIdle()
  }

  /// A master that someone waits for.
  ///
  /// - Parameters:
  ///   - recording: The recording.
  ///   - workspace: Where it is.
  ///   - purpose: Who waits.
  /// - Returns: The master as it grows; nil if it's in the cache.
  func master(
    of recording: KnownRecording,
    from workspace: Workspace,
    for purpose: Purpose = .listening
  ) -> GrowingMaster? {
    let cache = cache(of: workspace)
    if let known = growing[recording.key] {
      growing[recording.key]?.purpose = min(purpose, known.purpose)
      if let place = waiting.firstIndex(where: { $0.recording.key == recording.key }) {
        // Of several files with this content, the one that was read last is the likeliest to be there.
        waiting[place].recording = recording
        waiting[place].encoder = encoder(workspace, cache)
        if purpose < waiting[place].purpose {
          var wanted = waiting.remove(at: place)
          wanted.purpose = purpose
          insert(wanted)
          begin()
        }
      }
      resumeIfIdle()
      return known.master
    }
    guard cache.master(recording.key) == nil else { return nil }
    let master = add(recording, encoder(workspace, cache), for: purpose)
    begin()
    return master
  }

  /// Waits until there's nothing to encode for listening: what isn't urgent shouldn't take the cores from it.
  ///
  /// What builds need can take minutes, and isn't waited for.
  ///
  /// It ends at once if the task is cancelled.
  package func waitUntilIdle() async {
    guard !isIdle else { return }
    lastWaiter += 1
    let number = lastWaiter
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard !Task.isCancelled else {
          continuation.resume()
          return
        }
        idle[number] = continuation
      }
    } onCancel: {
      Task { await self.stopWaiting(number) }
    }
  }

  private var isIdle: Bool { growing.values.allSatisfy { $0.purpose == .building } }

  private func stopWaiting(_ number: Int) { idle.removeValue(forKey: number)?.resume() }

  /// The paths of the recordings that aren't being encoded yet, in their order.
  var waitingRecordings: [String] { waiting.map(\.recording.recording.path) }

  // MARK: Encoding

  @discardableResult
  private func add(
    _ recording: KnownRecording,
    _ encoder: MasterEncoder,
    for purpose: Purpose
  ) -> GrowingMaster {
    let master = GrowingMaster()
    growing[recording.key] = Growing(master: master, purpose: purpose)
    insert(Wanted(recording: recording, encoder: encoder, master: master, purpose: purpose))
    return master
  }

  /// Puts a recording after the others of its purpose.
  private func insert(_ wanted: Wanted) {
    let place = waiting.firstIndex { $0.purpose > wanted.purpose }
    waiting.insert(wanted, at: place ?? waiting.count)
  }

  private func begin() {
    guard !waiting.isEmpty else { return }
    guard !hasEntered else {
      fill()
      return
    }
    hasEntered = true
    Task { [lane] in
      do {
        try await lane { await self.work() }
      } catch {
        self.giveUp(error)
      }
    }
  }

  /// Encodes everything that's waiting, also what is added while it works.
  private func work() async {
    isInLane = true
    // Another process's build would remove these masters, which it doesn't know.
    let lock = try? known?.lockMasters()
    defer { _ = lock }
    while true {
      fill()
      guard running > 0 else { break }
      await withCheckedContinuation { leave = $0 }
    }
    isInLane = false
    hasEntered = false
    resumeIfIdle()
    // Something may have been added since.
    begin()
  }

  private func fill() {
    // A player doesn't wait for what's encoded for others.
    while isInLane, let next = waiting.first,
      running < Self.limit + (next.purpose == .listening ? 1 : 0)
    {
      waiting.removeFirst()
      running += 1
      // At a priority with threads of its own, so that other requests don't wait for a thread.
      Task.detached(priority: .utility) {
        let result: Result<Void, any Error>
        do {
          try await next.encoder.encode(next.recording, progress: NoProgress()) {
            next.master.append($0)
          }
          result = .success(())
        } catch {
          result = .failure(error)
        }
        await self.finish(next, result)
      }
    }
  }

  private func finish(_ wanted: Wanted, _ result: Result<Void, any Error>) {
    growing[wanted.recording.key] = nil
    wanted.master.finish(result)
    running -= 1
    fill()
    resumeIfIdle()
    guard running == 0 else { return }
    leave?.resume()
    leave = nil
  }

  private func giveUp(_ error: any Error) {
    hasEntered = false
    for wanted in waiting {
      growing[wanted.recording.key] = nil
      wanted.master.finish(.failure(error))
    }
    waiting = []
    resumeIfIdle()
  }

  private func resumeIfIdle() {
    guard isIdle else { return }
    for continuation in idle.values { continuation.resume() }
    idle = [:]
  }

  /// The cache, which remembers what it has compared with its checksums.
  private func cache(of workspace: Workspace) -> Cache {
    if let known { return known }
    let cache = Cache(workspace: workspace)
    known = cache
    return cache
  }

  private func encoder(_ workspace: Workspace, _ cache: Cache) -> MasterEncoder {
    MasterEncoder(workspace: workspace, cache: cache, workers: workers)
  }
}
