extension PendingFile {
  /// Writes a file that people edit too: it keeps its owner and permissions, and after a power cut it's the old file or
  /// the new one.
  ///
  /// - Parameters:
  ///   - path: An absolute path, in a folder that exists.
  ///   - bytes: The new content.
  ///   - isNew: Whether there's no file yet. If there's one after all, it stays, and this fails.
  ///   - name: What messages call the file; its path if nil.
  ///   - look: Is called right before the file is replaced, to look once more whether it may be.
  /// - Throws: What `look` throws, or `WorkFailure` if the file can't be written.
  package static func replace(
    _ path: String,
    with bytes: [UInt8],
    isNew: Bool = false,
    called name: String? = nil,
    after look: () throws -> Void
  ) throws {
    let file = try PendingFile(for: path)
    try file.append(bytes)
    file.keepAttributes()
    try file.sync()
    try look()
    try file.commit(replaces: !isNew, called: name)
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    try? Folder(folder).sync()
  }
}
