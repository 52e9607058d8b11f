import RoadcastAudio
import RoadcastFiles

/// The bytes of a draft's file, for a player that doesn't wait until all of it is encoded.
package struct DraftStream {
  /// A part of the programme.
  struct Part: Sendable {
    var recording: KnownRecording

    /// How many of its master's frames are in the file.
    var frames: Int
  }

  /// A master's frames.
  private enum Source {
    case growing(GrowingMaster)
    case whole(Master)
  }

  private let format: MP3Format
  private let workspace: Workspace
  private let queue: MasterQueue
  private var head: [UInt8]?
  private var parts: ArraySlice<Part>
  private var source: Source?

  /// The frames of the first part that's left.
  private var walk: FrameWalk

  /// How many blocks of it, and how many bytes, were read.
  private var blocks = 0
  private var position = 0

  /// The most bytes of a block of a master that's in the cache.
  private static let blockLength = 64 << 10

  init(
    head: [UInt8],
    parts: [Part],
    format: MP3Format,
    workspace: Workspace,
    queue: MasterQueue
  ) {
    self.head = head
    self.parts = parts[...]
    self.format = format
    self.workspace = workspace
    self.queue = queue
    walk = FrameWalk(format: format, frames: parts.first?.frames ?? 0)
  }

  /// Waits for the next bytes.
  ///
  /// - Returns: Nil at the end.
  /// - Throws: If a recording can't be encoded, or a master can't be read.
  package mutating func next() async throws -> [UInt8]? {
    if let head = head.take() { return head }
    while let part = parts.first {
      if let block = try await block(of: part), position < walk.end ?? .max {
        walk.add(block[...])
        let rest = (walk.end ?? .max) - position
        position += block.count
        blocks += 1
        return rest < block.count ? Array(block.prefix(rest)) : block
      }
      parts.removeFirst()
      source = nil
      (blocks, position) = (0, 0)
      walk = FrameWalk(format: format, frames: parts.first?.frames ?? 0)
    }
    return nil
  }

  private mutating func block(of part: Part) async throws -> [UInt8]? {
    if source == nil { source = try await source(of: part.recording) }
    switch source {
    case .growing(let master): return try await master.block(blocks)
    case .whole(let master):
      let start = blocks * Self.blockLength
      guard start < master.length else { return nil }
      return try master.bytes(start..<min(master.length, start + Self.blockLength))
    case nil: return nil
    }
  }

  private func source(of recording: KnownRecording) async throws -> Source {
    // Builds mustn't remove the master until it's open. After that they may: it can still be read.
    let cache = Cache(workspace: workspace)
    let lock = try? cache.lockMasters()
    defer { _ = lock }
    if let master = await queue.master(of: recording, from: workspace) { return .growing(master) }
    guard let master = cache.master(recording.key) else {
      throw WorkFailure("the cache changed meanwhile; play it again")
    }
    return .whole(master)
  }
}
