package import RoadcastFiles
import RoadcastManifest
package import RoadcastModel

/// The files in which a workspace keeps who may listen.
///
/// Whoever changes something holds a lock meanwhile, and a reader sees the old file or the new one.
package struct SubscriberStore: Sendable {
  /// What identifies the two files without reading them.
  package struct Stamp: Sendable, Equatable {
    fileprivate var subscribers: FileStamp?
    fileprivate var key: FileStamp?

    /// When one of the files last changed; nanoseconds since 1970.
    package var modified: Int { max(subscribers?.modified ?? 0, key?.modified ?? 0) }
  }

  /// The workspace's folder, an absolute path without a slash at its end.
  private let root: String

  /// How the show reads dates.
  private let dates: DateRules

  /// - Parameters:
  ///   - root: The workspace's folder, an absolute path.
  ///   - dates: How the show reads dates.
  package init(root: String, dates: DateRules) {
    self.root = root
    self.dates = dates
  }

  private var folder: String { "\(root)/.roadcast" }
  private var path: String { "\(root)/\(SubscriberList.file)" }

  // MARK: Reading

  /// Reads everyone.
  ///
  /// - Parameter log: Gets what's wrong with the file.
  /// - Returns: The subscribers, none if there's no file; nil where the file can't be used at all.
  /// - Throws: If the file can't be read.
  package func read(into log: inout DiagnosticLog) throws(WorkFailure) -> SubscriberList? {
    let place = SourceLocation(file: SubscriberList.file)
    guard let file = try InputFile.existing(at: path) else { return SubscriberList() }
    guard let bytes = try file.read(limit: Limits.subscribersBytes) else {
      let limit = Limits.subscribersBytes >> 20
      log.add(.fileTooLarge, at: place, "is larger than \(limit) MiB; remove revoked subscribers")
      return nil
    }
    return SubscriberReader.read(bytes, dates: dates, into: &log)
  }

  /// Reads everyone, and refuses a file with errors.
  ///
  /// - Throws: ``DamagedSubscribers``, or `WorkFailure` if the file can't be read.
  package func load() throws -> SubscriberList {
    var log = DiagnosticLog()
    let list = try read(into: &log)
    let errors = log.diagnostics.filter { $0.severity == .error }
    guard let list, errors.isEmpty else { throw DamagedSubscribers(diagnostics: errors) }
    return list
  }

  /// Reads everyone and the key, for looking up tokens.
  ///
  /// - Returns: Nil if there's no key yet, so that no one has an address.
  /// - Throws: ``DamagedSubscribers``, or `WorkFailure` if a file can't be read.
  package func loadDirectory() throws -> SubscriberDirectory? {
    let list = try load()
    return try KeyFile(root: root).read().map { SubscriberDirectory(list, key: $0) }
  }

  /// What finds out whose tokens are.
  ///
  /// - Returns: Nil if there's no key yet.
  /// - Throws: If the key can't be read.
  package func tokenReader() throws(WorkFailure) -> TokenReader? {
    try KeyFile(root: root).read().map(TokenReader.init)
  }

  /// Whether there's a key that can be read.
  package var hasUsableKey: Bool { ((try? KeyFile(root: root).read()) ?? nil) != nil }

  /// What identifies the files now: another stamp means that a directory must be loaded again.
  package var stamp: Stamp {
    Stamp(
      subscribers: FileStamp(path: path),
      key: FileStamp(path: "\(root)/\(KeyFile.name)")
    )
  }

  // MARK: Changing

  /// Changes the list while no one else can, and writes it if it's different then.
  ///
  /// - Parameter change: Changes the list, or throws and leaves the file as it is.
  /// - Returns: What `change` returned.
  /// - Throws: What `change` throws, ``DamagedSubscribers``, or `WorkFailure` if a file can't be read or
  ///   written.
  package func change<Result>(_ change: (inout SubscriberList) throws -> Result) throws -> Result {
    let lock = try prepareFolder()
    defer { _ = lock }
    let old = try load()
    var list = old
    let result = try change(&list)
    if list != old { try write(list) }
    return result
  }

  /// Reads the key, or makes one.
  ///
  /// - Returns: The key, and whether it's new.
  /// - Throws: If it can't be read or written, others can read it, or it isn't a key.
  package func key() throws(WorkFailure) -> (key: AddressKey, isNew: Bool) {
    let file = KeyFile(root: root)
    if let key = try file.read() { return (key, false) }
    let lock = try prepareFolder()
    defer { _ = lock }
    if let key = try file.read() { return (key, false) }
    return (try file.create(), true)
  }

  private func prepareFolder() throws(WorkFailure) -> FolderLock? {
    try FileSystem.requireFolder(folder)
    try FileSystem.createFolder(folder, withParents: false)
    return try FolderLock(folder) {}
  }

  private func write(_ list: SubscriberList) throws(WorkFailure) {
    guard list.subscribers.count <= Limits.subscribers else {
      throw WorkFailure(
        "there would be \(list.subscribers.count) subscribers; the limit is \(Limits.subscribers)"
      )
    }
    let bytes = SubscriberWriter.bytes(of: list)
    try requireReadable(bytes)
    // Names and e-mail addresses aren't for everyone on the machine.
    let file = try PendingFile(for: path, isSecret: true)
    try file.append(bytes)
    file.keepAttributes()
    try file.sync()
    try file.commit(replaces: true, called: SubscriberList.file)
    try Folder(folder).sync()
  }

  /// Refuses to write what no command could read any more.
  private func requireReadable(_ bytes: [UInt8]) throws(WorkFailure) {
    guard bytes.count <= Limits.subscribersBytes else {
      throw WorkFailure(
        "\(SubscriberList.file) would be larger than \(Limits.subscribersBytes >> 20) MiB; "
          + "remove revoked subscribers"
      )
    }
    var log = DiagnosticLog()
    _ = SubscriberReader.read(bytes, dates: dates, into: &log)
    guard let error = log.diagnostics.first(where: { $0.severity == .error }) else { return }
    throw WorkFailure(
      "\(SubscriberList.file) stays as it was, because it would have an error: \(error.message)"
    )
  }
}
