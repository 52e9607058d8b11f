import Foundation
import RoadcastTesting

/// A program that stands in for rclone: every remote is a folder of this machine, and a test says what
/// goes wrong with it.
///
/// Its files get their names when they're complete, as with rclone 1.63 and newer. It says that it writes them
/// in place, as an SFTP server does.
struct FakeRclone {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.script, to: "rclone")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: "\(folder.path)/rclone"
    )
  }

  /// Lets a command use it.
  ///
  /// - Parameters:
  ///   - command: A command of ours.
  ///   - hook: Lines of shell that run before each of its commands. `$verb` is the command, such as `copy`,
  ///     `$one` and `$two` are the places that it works on, and `$all` has all words.
  ///   - fileHook: Lines of shell that run after each file that it has copied.
  /// - Returns: The command.
  func used(by command: Command, _ hook: String = ":", eachFile fileHook: String = ":") -> Command {
    var command = command
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    command.environment["PATH"] = "\(folder.path):\(path)"
    command.environment["FAKE_HOOK"] = hook
    command.environment["FAKE_FILE_HOOK"] = fileHook
    return command
  }

  private static let script = #"""
    #!/bin/sh
    # Options come first and last, and their values may look like anything.
    all="$*" verb= one= two= list= count= recursive=
    while [ $# -gt 0 ]; do
      case $1 in
      --files-from-raw) list=$2; shift ;;
      --count) count=$2; shift ;;
      --recursive) recursive=yes ;;
      --contimeout | --timeout | --retries | --low-level-retries | --retries-sleep | --transfers | --checkers | \
        --stats | --stats-log-level | --header-upload | --include) shift ;;
      -*) ;;
      features) ;;
      *) if [ -z "$verb" ]; then verb=$1; elif [ -z "$one" ]; then one=${1#*:}; else two=${1#*:}; fi ;;
      esac
      shift
    done
    eval "$FAKE_HOOK"
    case $verb in
    lsjson)
      [ -d "$one" ] || exit 3
      if [ -n "$recursive" ]; then set -- -type f; else set -- -maxdepth 1 -mindepth 1; fi
      echo '['
      find "$one" "$@" -printf ',\n{"Path":"%P","Name":"%f","Size":%s,"IsDir":false}' | tail -n +2
      echo; echo ']' ;;
    cat)
      [ -f "$one" ] || exit 3
      head -c "$count" "$one" ;;
    rcat)
      mkdir -p "$(dirname "$one")"
      cat >"$one" ;;
    copy)
      while read -r file; do
        mkdir -p "$two/$(dirname "$file")"
        cp "$one/$file" "$two/$file.partial" || exit 1
        mv "$two/$file.partial" "$two/$file"
        eval "$FAKE_FILE_HOOK"
      done <"$list" ;;
    moveto)
      mkdir -p "$(dirname "$two")"
      mv "$one" "$two" ;;
    delete)
      [ -d "$one" ] || exit 3
      if [ -n "$list" ]; then
        while read -r file; do rm -f "$one/$file"; done <"$list"
      else
        rm -f "$one"/*.xml
      fi ;;
    rmdirs) find "$one" -depth -type d -exec rmdir {} + 2>/dev/null || true ;;
    backend) printf '{\n"String": "sftp://someone@web:22/",\n"WriteMimeType": false\n}\n' ;;
    *) echo "no $verb" >&2; exit 1 ;;
    esac
    """#
}
