import RoadcastFiles
import RoadcastHashing
import RoadcastModel
import SystemPackage

/// The output folder as it is before a build.
struct LastOutput: Sendable {
  /// An absolute path.
  let folder: String

  /// Which of a build's folders it is.
  let tree: OutputTree

  /// Everything in it; empty where there's no such folder.
  let listing: FolderListing

  /// What's in it without being a build's.
  let kept: KeptEntries

  /// Whether nothing in it has changed since the last build, and nothing keeps a web server out.
  let isUntouched: Bool

  /// What the last build left; nil if that isn't known.
  ///
  /// It has no stamps where all files still have them: those of a large show are some megabytes.
  private let known: OutputSnapshot?

  /// Whether every file is as the last build left it.
  private let hasKnownFiles: Bool

  /// Reads the folder, and finds out what in it is a build's.
  ///
  /// - Parameters:
  ///   - folder: An absolute path; nothing has to have it.
  ///   - tree: Which of a build's folders it is.
  ///   - known: What the last build left, as far as that's known.
  /// - Throws: If the folder can't be read, or no build has written it.
  init(
    _ folder: String,
    for tree: OutputTree,
    known: OutputSnapshot? = nil
  ) throws(WorkFailure) {
    let listing = try FileSystem.isFolder(folder) ? FolderListing(of: folder) : FolderListing()
    try self.init(folder, listing, for: tree, known: known)
  }

  private init(
    _ folder: String,
    _ listing: FolderListing,
    for tree: OutputTree,
    known: OutputSnapshot?
  ) throws(WorkFailure) {
    self.folder = folder
    self.tree = tree
    self.listing = listing
    if var known, known.matches(listing) {
      known.files = [:]
      self.known = known
      hasKnownFiles = true
      kept = KeptEntries(known.kept)
      isUntouched = !Self.isShut(listing, except: kept)
    } else {
      self.known = known
      hasKnownFiles = false
      kept = KeptEntries(
        in: listing,
        except: try OutputOwnership(of: listing, in: folder, for: tree).ours
      )
      isUntouched = false
    }
  }

  /// Reads the folder on several cores.
  ///
  /// - Parameters:
  ///   - folder: An absolute path; nothing has to have it.
  ///   - tree: Which of a build's folders it is.
  ///   - jobs: How much is worked on at once.
  ///   - known: Returns what the last build left, as far as that's known.
  /// - Returns: The folder as it is now.
  /// - Throws: If the folder can't be read, or no build has written it.
  static func read(
    _ folder: String,
    for tree: OutputTree,
    jobs: Int,
    known: () async -> OutputSnapshot?
  ) async throws(WorkFailure) -> LastOutput {
    let listing = try await FolderListing.read(folder, jobs: jobs)
    return try LastOutput(folder, listing, for: tree, known: await known())
  }

  /// Reads the folder again.
  ///
  /// - Parameter jobs: How much is worked on at once.
  /// - Returns: The folder as it is now.
  /// - Throws: If it can't be read.
  func again(jobs: Int) async throws(WorkFailure) -> LastOutput {
    let listing = try await FolderListing.read(folder, jobs: jobs)
    // One listing of a large folder takes less memory than two.
    guard !listing.hasSameContent(as: self.listing) else { return self }
    return try LastOutput(folder, listing, for: tree, known: known)
  }

  /// The files that a build has written, by their paths.
  var ours: [String: FolderListing.File] {
    kept.isEmpty ? listing.files : listing.files.filter { !kept.contain($0.key) }
  }

  /// Whether the folder has a file, and all of it.
  ///
  /// - Parameters:
  ///   - path: Relative to the folder.
  ///   - hash: The file's SHA-256.
  /// - Returns: True without reading the file if it's as the last build left it. After any other change than
  ///   that of its content, its dates alone don't prove what's in it.
  func holds(_ path: String, hash: String) -> Bool {
    guard listing.files[path] != nil else { return false }
    return isAsKnown(path) || self.hash(of: path) == hash
  }

  /// Whether a file is as the last build left it.
  func isAsKnown(_ path: String) -> Bool {
    if hasKnownFiles { return listing.files[path] != nil }
    guard let known = known?.files[path] else { return false }
    return known == listing.files[path]?.stamp
  }

  /// What a file was made from.
  ///
  /// - Parameter path: Relative to the folder.
  /// - Returns: Nil if that isn't known, or the file isn't as the last build left it.
  func key(of path: String) -> ContentKey? { isAsKnown(path) ? known?.keys[path] : nil }

  /// The SHA-256 of a file.
  ///
  /// - Parameter path: Relative to the folder.
  /// - Returns: Nil if there's no such file, or it can't be read.
  func hash(of path: String) -> String? {
    guard let file = try? Folder(folder).file(path) else { return nil }
    return try? Digest.hex(of: file)
  }

  /// Whether there are no empty folders in it, and nothing keeps a web server out.
  var isTidy: Bool {
    guard !Self.isShut(listing, except: kept) else { return false }
    let used = Set(listing.paths.flatMap(\.ancestors))
    return listing.folders.keys.allSatisfy { path in
      path.isEmpty || used.contains(path[...]) || kept.contain(path)
    }
  }

  /// Whether a web server, which runs as another user, can't read something that's a build's.
  ///
  /// - Parameters:
  ///   - listing: What's in the folder.
  ///   - kept: What isn't a build's, and has the permissions that someone chose.
  /// - Returns: True if a file or a folder has fewer permissions than a new one gets.
  private static func isShut(_ listing: FolderListing, except kept: KeptEntries) -> Bool {
    listing.files.contains { $1.isShut && !kept.contain($0) }
      || listing.folders.contains {
        !$1.isSuperset(of: ProcessEnvironment.folderPermissions) && !kept.contain($0)
      }
  }
}

extension FolderListing.File {
  /// Whether it has fewer permissions than a new file gets.
  var isShut: Bool { !permissions.isSuperset(of: ProcessEnvironment.filePermissions) }
}
