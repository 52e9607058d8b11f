import RoadcastFiles
import RoadcastHashing

/// A published text with the places where subscribers' copies differ: found once, used for everyone.
struct PersonalText: Sendable {
  /// What identified the file when it was read.
  let stamp: FileStamp

  /// The start of the SHA-256 of its content, in hexadecimal.
  let digest: String

  let places: [PersonalPlace]

  /// Of what kinds these are.
  let kinds: Set<PersonalPlace.Kind>

  private static let digestLength = 20

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - file: The published file.
  ///   - finder: Finds the places in it; nil if there are none.
  /// - Throws: If it can't be read.
  init(of file: InputFile, finder: AddressFinder?) throws(WorkFailure) {
    var finder = finder
    var hasher = SHA256Hasher()
    try file.readBlocks { block in
      hasher.update(block)
      finder?.read(block)
    }
    finder?.finish()
    stamp = file.stamp
    digest = String(hasher.finish().prefix(Self.digestLength))
    places = finder?.places ?? []
    kinds = Set(places.map(\.kind))
  }
}
