import RoadcastFiles
import Subprocess
import SystemPackage

/// A program and its arguments, run so that it ends when this process is killed.
///
/// util-linux's setpriv asks the system for that, and becomes the program. Where it's missing, the program is run as it
/// is: then it goes on after its parent was killed.
struct TiedCommand {
  let executable: Executable
  let arguments: [String]

  private static let helper = "/usr/bin/setpriv"

  /// How setpriv's message begins when it can't run the program.
  private static let complaint = "setpriv: failed to execute "

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
    guard FileSystem.isExecutable(Self.helper), FileSystem.isExecutable(path) else {
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
    guard let status = ending.status, (126...127).contains(status), let line = ending.lastLine,
      line.hasPrefix(Self.complaint)
    else { return nil }
    return String(line.dropFirst(Self.complaint.count))
  }
}
