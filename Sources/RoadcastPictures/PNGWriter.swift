import CPictures

/// Writes small pictures as PNG files, through libpng.
package enum PNGWriter {
  /// Writes a picture in shades of grey.
  ///
  /// - Parameters:
  ///   - pixels: A byte each, from black (0) to white (255), row by row.
  ///   - width: Pixels in a row.
  /// - Returns: The file; nil without a pixel or without memory.
  package static func bytes(gray pixels: [UInt8], width: Int) -> [UInt8]? {
    guard width > 0, !pixels.isEmpty, pixels.count.isMultiple(of: width) else { return nil }
    return unsafe pixels.withUnsafeBufferPointer { pixels -> [UInt8]? in
      guard let start = pixels.baseAddress else { return nil }
      let (columns, rows) = (UInt32(width), UInt32(pixels.count / width))
      let size = unsafe roadcast_png_write_gray(start, columns, rows, nil, 0)
      guard size > 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: size)
      let written = unsafe bytes.withUnsafeMutableBufferPointer { bytes in
        unsafe roadcast_png_write_gray(start, columns, rows, bytes.baseAddress, size)
      }
      return written == size ? bytes : nil
    }
  }
}
