import RoadcastFiles

extension ReportPage {
  /// Writes the page, or replaces an older one; whole, or not at all.
  ///
  /// - Parameter path: an absolute path. An existing file that isn't a page is left alone.
  /// - Throws: when another kind of file has the path, or the page can't be written.
  package func write(to path: String) throws {
    if let old = try InputFile.existing(at: path) {
      let beginning = Array("<!doctype html>".utf8)
      // A typing mistake must not overwrite a recording or a manifest.
      guard let bytes = try? old.read(limit: 1 << 26), bytes.starts(with: beginning) else {
        throw WorkFailure("\(path) already exists and isn't an HTML page; choose another name")
      }
    }
    try PendingFile.write(bytes(), to: path, replaces: true)
  }
}
