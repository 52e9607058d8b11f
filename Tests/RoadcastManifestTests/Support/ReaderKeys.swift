import RoadcastModel

/// The keys that the reader of a manifest knows, as paths such as `length.min`.
///
/// An unknown key is reported with the keys that would be right: so the reader is asked for its own list,
/// mapping by mapping. `*` stands for a name that the author chooses; a list has no step of its own.
struct ReaderKeys {
  /// Reads a manifest, and returns what is wrong with it.
  let read: (String) -> [Diagnostic]

  private static let unknown = "qqqqqqqqqq"
  private static let chosen = "zzzzzzzzzz"

  /// All paths.
  func all() -> Set<String> { keys(below: []) }

  /// The steps from the top to a mapping.
  private enum Step {
    case key(String), list, chosen
  }

  private func keys(below steps: [Step]) -> Set<String> {
    var paths: Set<String> = []
    for step in found(in: steps) {
      let deeper = steps + [step]
      paths.insert(Self.path(deeper))
      paths.formUnion(keys(below: deeper))
      paths.formUnion(keys(below: deeper + [.list]))
    }
    return paths
  }

  /// The steps that lead on from a mapping; none from anything else.
  private func found(in steps: [Step]) -> [Step] {
    let probe = "{ \(Self.unknown): 1 }"
    let refusal = read(Self.manifest(steps, probe)).first {
      $0.rule == .unknownKey && $0.message.contains(Self.unknown)
    }
    if let refusal {
      // The message ends in the keys, with commas between them.
      let known = refusal.message.firstMatch(of: /[a-z_]+(?:, [a-z_]+)*$/)?.0 ?? ""
      return known.split(separator: ", ").map { .key(String($0)) }
    }
    // Where any name is taken, nothing is wrong with the mapping itself.
    guard case .key? = steps.last else { return [] }
    let manifest = Self.manifest(steps, "{ \(Self.unknown): a }")
    let start = manifest.split(separator: Self.unknown).first.map { $0.count - 1 } ?? 0
    let isRefused = read(manifest).contains {
      $0.rule == .wrongType && $0.location.column == start
    }
    return isRefused ? [] : [.chosen]
  }

  /// A manifest with a value at a place, on one line.
  private static func manifest(_ steps: [Step], _ value: String) -> String {
    let nested = steps.dropFirst().reversed().reduce(value) { value, step in
      switch step {
      case .key(let key): "{ \(key): \(value) }"
      case .chosen: "{ \(chosen): \(value) }"
      case .list: "[\(value)]"
      }
    }
    guard case .key(let key)? = steps.first else { return value }
    return "\(key): \(nested)"
  }

  private static func path(_ steps: [Step]) -> String {
    steps.compactMap { step in
      switch step {
      case .key(let key): key
      case .chosen: "*"
      case .list: nil
      }
    }.joined(separator: ".")
  }
}
