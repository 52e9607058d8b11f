import RoadcastHashing
import Synchronization

/// The texts that pages were given, so that a change of one can be shown beside what's on the disk by now.
final class SavedVersions: Sendable {
  private struct State {
    var texts: [String: [UInt8]] = [:]
    var order: [String] = []
  }

  private let state = Mutex(State())

  private static let limit = 200

  /// Remembers a text.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - version: What it's called.
  func note(_ bytes: [UInt8], as version: String) {
    state.withLock { state in
      guard state.texts.updateValue(bytes, forKey: version) == nil else { return }
      state.order.append(version)
      guard state.order.count > Self.limit else { return }
      state.texts[state.order.removeFirst()] = nil
    }
  }

  subscript(version: String) -> [UInt8]? { state.withLock { $0.texts[version] } }
}
