/// What's wrong with a picture's pixels, although its header looks good.
package enum PictureFault: Error, Equatable, Sendable {
  /// The file has fewer pixels than its header says: it was cut off, or the header is wrong.
  case incomplete

  /// The file has more pixels than its header says.
  case surplus

  /// The file contradicts itself, so that apps show garbage or nothing.
  case damaged

  /// Roadcast can't check pictures in this form, and many apps can't show them.
  case unusualForm

  /// What's wrong and what to do, in words that follow the file's name.
  ///
  /// - Parameter artwork: The picture.
  /// - Returns: The words.
  package func message(for artwork: Artwork) -> String {
    let size = "\(artwork.width)×\(artwork.height) pixels"
    return switch self {
    case .incomplete:
      "is incomplete: the file has only a part of its \(size); copy it again, or export it again"
    case .surplus: "has more than the \(size) that its header says; export it again"
    case .damaged: "is damaged, so that apps can't show it; copy it again, or export it again"
    case .unusualForm:
      "is in a form that many apps can't show; export it as an ordinary JPEG or PNG"
    }
  }
}

extension Artwork {
  /// Looks through all of a picture for what a broken upload or a damaged file leaves out.
  ///
  /// Nothing is decoded to pixels: it's counted how many the file has.
  ///
  /// - Parameter bytes: The whole file.
  /// - Throws: What's wrong with it.
  package func requireWholePicture(_ bytes: [UInt8]) throws(PictureFault) {
    switch format {
    case .png: try PNGPicture.check(bytes)
    case .jpeg: try JPEGPicture.check(bytes)
    }
  }
}
