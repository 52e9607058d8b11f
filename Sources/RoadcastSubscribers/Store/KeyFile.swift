import RoadcastFiles

/// `.roadcast/key`: the file with the secret from which every private address is made.
struct KeyFile {
  static let name = ".roadcast/key"

  /// The absolute path.
  let path: String

  /// - Parameter root: The workspace's folder.
  init(root: String) { path = "\(root)/\(Self.name)" }

  /// Reads the key; nil if there's no file.
  ///
  /// - Throws: If others can read it, or it isn't a key.
  func read() throws(WorkFailure) -> AddressKey? {
    guard let file = try InputFile.existing(at: path) else { return nil }
    guard !file.isOpenToOthers else {
      throw WorkFailure(
        "\(Self.name) can be read by others, who could make everyone's private address; run "
          + "`chmod 600 \(Self.name)`, or remove it and give everyone a new address if someone may have read it"
      )
    }
    guard let bytes = try file.read(limit: AddressKey.byteCount), let key = AddressKey(bytes) else {
      throw WorkFailure(
        "\(Self.name) isn't a key: it must have \(AddressKey.byteCount) bytes, and has \(file.size); "
          + "restore it from a copy, or remove it and give everyone a new address"
      )
    }
    return key
  }

  /// Writes a new key, unless someone else has just done that.
  ///
  /// - Returns: The key that's in the file.
  /// - Throws: If it can't be written.
  func create() throws(WorkFailure) -> AddressKey {
    let key = AddressKey.random()
    let file = try PendingFile(for: path, isSecret: true)
    try file.append(key.bytes)
    try file.sync()
    do {
      try file.commit(replaces: false, called: Self.name)
    } catch {
      guard let other = try read() else { throw error }
      return other
    }
    return key
  }
}
