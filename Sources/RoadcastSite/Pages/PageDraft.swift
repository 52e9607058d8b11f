/// A page before it's rendered: its shell, and what's different from other pages.
package struct PageDraft {
  /// The path below `feed/`.
  package let path: String

  let shell: PageShell

  /// What's in each gap of the shell.
  let fillings: [PageFilling]

  /// Everything that the page shows, as bytes; nil where a part has no such form.
  ///
  /// In one version of the program, equal bytes make equal pages.
  package var form: [UInt8]? {
    var bytes = shell.hash
    for filling in fillings {
      guard let form = filling.form else { return nil }
      bytes += form
    }
    return bytes
  }

  /// Renders the page.
  ///
  /// - Returns: UTF-8, and the links, as ``PageLinks`` finds them, without those that all pages of its kind and
  ///   feed have (``EpisodePages/commonLinks(of:)``).
  package func render() -> (bytes: [UInt8], links: [ArraySlice<UInt8>]) { shell.render(fillings) }
}
