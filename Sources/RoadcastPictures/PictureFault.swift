package import RoadcastModel

/// Why a picture can't be used.
package enum PictureFault: Error, Equatable, Sendable {
  /// The file is neither a JPEG nor a PNG.
  case otherFormat

  /// The file ends before the picture begins.
  case noPicture

  /// The file has fewer pixels than its header says: it was cut off, or the header is wrong.
  case incomplete(Artwork)

  /// The file has more pixels than its header says.
  case surplus(Artwork)

  /// The file contradicts itself, so that apps show garbage or nothing.
  case damaged

  /// Roadcast can't check pictures in this form, and many apps can't show them.
  case unusualForm

  /// The picture has more pixels than a phone can show.
  case tooManyPixels(Artwork)

  /// What's wrong and what to do, in words that follow the file's name.
  package var message: String {
    switch self {
    case .otherFormat: "isn't a JPEG or PNG picture; export it as one of these"
    case .noPicture:
      "is incomplete: the file ends before the picture begins; copy it again, or export it again"
    case .incomplete(let artwork):
      "is incomplete: the file has only a part of its \(artwork.size); copy it again, or export it again"
    case .surplus(let artwork):
      "has more than the \(artwork.size) that its header says; export it again"
    case .damaged: "is damaged, so that apps can't show it; copy it again, or export it again"
    case .unusualForm:
      "is in a form that many apps can't show; export it as an ordinary JPEG or PNG"
    case .tooManyPixels(let artwork):
      "has \(artwork.size), more than phones can show; export it with \(Artwork.sides.upperBound) a side or fewer"
    }
  }
}

extension Artwork {
  fileprivate var size: String { "\(width)×\(height) pixels" }
}
