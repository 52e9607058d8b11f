import RoadcastFiles
import Subprocess
import SystemPackage

/// A program and its arguments, run so that it ends when this process is killed.
///
/// util-linux's setpriv asks the system for that, and becomes the program. Where it's missing, or can't, the program is
/// run as it is: then it goes on after its parent was killed. So do programs that the program has started, unless it
/// ends them. In a systemd service that may not set privileges, setpriv can't help, and systemd ends what's left.
///
/// The system sends the signal when the *thread* ends that started the program, not only with the whole process.
/// Subprocess starts every program on one thread of its own, which goes on as long as the process.
struct TiedCommand {
  let executable: Executable
  let arguments: [String]

  private static let helper = "/usr/bin/setpriv"

  /// Whether the helper is there and works, found out once, by running it.
  ///
  /// BusyBox's setpriv has no such option, and the system may forbid what util-linux's does.
  private static let isHelpful = Task {
    guard FileSystem.isExecutable(helper) else { return false }
    let trial = try? await Subprocess.run(
      .path(FilePath(helper)),
      arguments: ["--pdeathsig", "TERM", "--", helper, "--version"],
      input: .none,
      output: .discarded,
      error: .discarded
    )
    return trial?.terminationStatus.isSuccess ?? false
  }

  /// How setpriv's message begins when it can't run the program; in other languages, only the first word is the same.
  private static let complaints = ["setpriv: failed to execute ", "setpriv: "]

  /// - Parameters:
  ///   - program: The program.
  ///   - arguments: Its arguments.
  ///   - environment: Where its name is looked up.
  /// - Throws: `SubprocessError` if there's no such program.
  init(
    _ program: Executable,
    _ arguments: [String],
    in environment: Environment
  ) async throws(SubprocessError) {
    let path = try await program.resolveExecutablePath(in: environment).string
    guard FileSystem.isExecutable(path), Self.isKnown(path), await Self.isHelpful.value else {
      // What's wrong with the program is found out by running it.
      executable = program
      self.arguments = arguments
      return
    }
    executable = .path(FilePath(Self.helper))
    self.arguments = ["--pdeathsig", "TERM", "--", path] + arguments
  }

  /// Why the system couldn't run the program; nil if it ran.
  func reasonNotToRun(in ending: ChildProgram.Ending) -> String? {
    guard executable == .path(FilePath(Self.helper)), let status = ending.status,
      (126...127).contains(status), let line = ending.lastLine,
      let complaint = Self.complaints.first(where: line.hasPrefix)
    else { return nil }
    return String(line.dropFirst(complaint.count))
  }

  /// Whether a program is a script with an interpreter, or of the same kind as this one.
  ///
  /// setpriv gives everything else to a shell, which would take a program for another machine for a script.
  private static func isKnown(_ path: String) -> Bool {
    let start = start(of: path)
    return start.starts(with: Array("#!".utf8)) || !start.isEmpty && start == own
  }

  /// What this program's file begins with.
  private static let own = start(of: "/proc/self/exe")

  /// What says for which machines a program's file is: "ELF", its width and order of bytes, and the kind of processor.
  private static func start(of path: String) -> [UInt8] {
    let bytes = bytes(of: path, most: 20)
    return bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) && bytes.count == 20
      ? Array(bytes[..<6] + bytes[18...]) : Array(bytes.prefix(2))
  }

  /// The beginning of a file, which can be behind links; empty if it can't be read.
  private static func bytes(of path: String, most count: Int) -> [UInt8] {
    guard
      let file = try? FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
    else { return [] }
    defer { try? file.close() }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let whole = UnsafeMutableRawBufferPointer(buffer)
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: whole[filled...])
        guard let more = unsafe try? file.read(into: rest), more > 0 else { break }
        filled += more
      }
    }
  }
}
