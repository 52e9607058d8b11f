import RoadcastFiles
import RoadcastPrograms

/// Finds the machines that hosts are, with the system's program getent, as curl does.
enum HostLookup {
  /// How many look-ups run at once.
  private static let most = 16

  /// Finds machines.
  ///
  /// - Parameter hosts: Names, or addresses in any form.
  /// - Returns: The addresses of each host; none for what isn't known.
  static func machines(of hosts: Set<String>) async -> [String: [String]] {
    var found: [String: [String]] = [:]
    let hosts = hosts.sorted()
    for start in stride(from: 0, to: hosts.count, by: most) {
      await withTaskGroup(of: (String, [String]).self) { group in
        for host in hosts[start..<min(start + most, hosts.count)] {
          group.addTask { (host, await machines(of: host)) }
        }
        for await (host, machines) in group { found[host] = machines }
      }
    }
    return found
  }

  private static func machines(of host: String) async -> [String] {
    // A host that begins with a dash isn't one.
    let name = host.filter { !"[]".contains($0) }
    guard !name.hasPrefix("-") else { return [] }
    let program = ChildProgram(words: ["getent", "ahosts", name])
    guard let output = try? await program.run(limit: .seconds(20), outputLimit: 1 << 16) else {
      return []
    }
    var machines: [String] = []
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      guard let machine = line.split(whereSeparator: \.isWhitespace).first.map(String.init),
        !machines.contains(machine)
      else { continue }
      machines.append(machine)
    }
    return machines
  }
}
