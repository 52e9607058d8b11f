import Glibc
package import SystemPackage

/// What the system has given this process.
package enum ProcessEnvironment {
  /// The number that the system knows the process by.
  package static let processID: Int32 = getpid()

  /// Reads an environment variable.
  ///
  /// - Parameter name: Such as `TERM`.
  /// - Returns: The value; nil if it isn't set.
  package static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The machine's name; nil where the system doesn't say.
  package static var hostName: String? {
    var bytes = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&bytes, bytes.count - 1) == 0 else { return nil }
    let name = String(
      decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
      as: UTF8.self
    )
    return name.isEmpty ? nil : name
  }

  /// The number of processor cores, at least 1.
  package static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Lets this process open as many files as the system allows it.
  ///
  /// - Returns: The number of files, connections included.
  package static func raiseFileLimit() -> Int {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard unsafe getrlimit(resource, &limit) == 0 else { return 1_024 }
    limit.rlim_cur = limit.rlim_max
    unsafe setrlimit(resource, &limit)
    unsafe getrlimit(resource, &limit)
    return Int(min(limit.rlim_cur, 1 << 20))
  }

  /// The permissions that the user's mask takes away from new files and folders.
  ///
  /// Reading it from the process itself would change it for a moment.
  private static let mask: FilePermissions = {
    let status = (try? InputFile.existing(at: "/proc/self/status")?.read(limit: .max)) ?? []
    for line in status.split(separator: UInt8(ascii: "\n")) where line.starts(with: "Umask:".utf8) {
      let digits = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).last
      return FilePermissions(rawValue: digits.flatMap { UInt32($0, radix: 8) } ?? 0)
    }
    return []
  }()

  /// The permissions of new files that anyone may read.
  package static let filePermissions = FilePermissions(rawValue: 0o644).subtracting(mask)

  /// The permissions of new folders that anyone may read.
  package static let folderPermissions = FilePermissions(rawValue: 0o755).subtracting(mask)
}
