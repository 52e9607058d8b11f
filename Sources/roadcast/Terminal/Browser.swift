import RoadcastPrograms

/// The person's browser.
enum Browser {
  /// Whether there's a screen to open something on.
  static var isPossible: Bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].compactMap(Machine.environment).contains { !$0.isEmpty }
  }

  /// Opens a file.
  ///
  /// Nothing happens where that fails: the address is printed too.
  ///
  /// - Parameter file: An absolute path.
  static func open(_ file: String) async {
    // In a session of its own, the browser goes on when the studio ends. When `setsid` ends, what's left of its
    // group is stopped, so it has to wait until the browser has left that group.
    let program = ChildProgram(words: ["setsid", "--fork", "--wait", "xdg-open", file])
    _ = try? await program.run(limit: .seconds(30), outputLimit: 1 << 20)
  }
}
