import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// Which machine this is, without saying its name.
struct MachineIdentity: Sendable {
  /// What others may see.
  let name: String

  private let secret: String

  /// This machine, since it was started, as far as its processes see each other.
  ///
  /// It's nil where the system doesn't say which it is. Then nothing may be concluded from a number of a process.
  static let current = MachineIdentity(
    boot: word(in: "/proc/sys/kernel/random/boot_id"),
    machine: word(in: "/etc/machine-id"),
    host: ProcessEnvironment.hostName,
    processes: FileSystem.linkTarget("/proc/self/ns/pid")
  )

  /// - Parameters:
  ///   - boot: What's new with each start of the machine; nil where it isn't readable, such as in a service.
  ///   - machine: What each installation has; clones of machines can share it.
  ///   - host: The machine's name.
  ///   - processes: What all processes have that see each other's numbers.
  init?(boot: String?, machine: String?, host: String?, processes: String?) {
    guard let processes else { return nil }
    if let boot {
      secret = "\(boot) \(processes)"
    } else if let machine, let host {
      secret = "\(machine) \(host) \(processes)"
    } else {
      return nil
    }
    name = String(Digest.hex("roadcast machine \(secret)".utf8).prefix(16))
  }

  private static func word(in path: String) -> String? {
    let bytes = (try? InputFile.existing(at: path)?.read(limit: 256)) ?? nil
    let word = String(decoding: bytes ?? [], as: UTF8.self).trimmed
    return word.utf8.count >= 32 ? word : nil
  }

  /// Hides the number of a process from other machines, or shows one that was hidden.
  ///
  /// - Parameters:
  ///   - process: The number, or what it was hidden as.
  ///   - token: The run's.
  /// - Returns: The other one of them.
  func masked(_ process: Int32, with token: String) -> Int32 {
    let bytes = Digest.sha256(Array("roadcast process \(token) \(secret)".utf8)).prefix(4)
    let mask = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return Int32(bitPattern: UInt32(bitPattern: process) ^ mask)
  }
}
