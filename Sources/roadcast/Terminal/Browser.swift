import RoadcastPrograms

/// The person's browser.
enum Browser {
  /// Opens an address, if there's a screen to open it on.
  ///
  /// Nothing happens where that fails: the address is printed too.
  ///
  /// - Parameter address: A web address.
  static func open(_ address: String) async {
    let screens = ["DISPLAY", "WAYLAND_DISPLAY"].compactMap(Machine.environment)
    guard screens.contains(where: { !$0.isEmpty }) else { return }
    // In a session of its own, the browser goes on when the studio ends.
    let program = ChildProgram(words: ["setsid", "--fork", "xdg-open", address])
    _ = try? await program.run(limit: .seconds(30), outputLimit: 1 << 20)
  }
}
