/// Finds the links of pages to other pages and files of the folder.
package enum PageLinks {
  /// Finds the relative addresses in each `href`, `src` and `srcset`.
  ///
  /// Our pages escape quotation marks in every text, so what's between two of them is an attribute's
  /// value.
  ///
  /// - Parameter html: A page or a part of one.
  /// - Returns: The addresses, in UTF-8, without fragments and queries. Of several in a row that are the same,
  ///   there's one: every cue of a transcript links to its audio.
  package static func find(in html: [UInt8]) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    forEachAddress(in: html) { address in
      let end = address.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
      let file = address[..<(end ?? address.endIndex)]
      guard !file.isEmpty, !file.contains(UInt8(ascii: ":")), file != found.last else { return }
      found.append(file)
    }
    return found
  }

  private static func forEachAddress(in page: [UInt8], _ take: (ArraySlice<UInt8>) -> Void) {
    let bytes = page.span
    // Places instead of slices: every byte of every page comes by here.
    var open: Int?
    for place in bytes.indices where bytes[place] == UInt8(ascii: "\"") {
      guard let start = open else {
        open = place
        continue
      }
      open = nil
      let before = bytes.extracting(max(0, start - 8)..<start)
      if ends(before, with: " href=") || ends(before, with: " src=") {
        take(page[(start + 1)..<place])
      } else if ends(before, with: " srcset=") {
        // Each address is followed by a space and its width.
        for picture in page[(start + 1)..<place].split(separator: UInt8(ascii: ",")) {
          let words = picture.split(separator: UInt8(ascii: " "))
          if let address = words.first { take(address) }
        }
      }
    }
  }

  private static func ends(_ bytes: Span<UInt8>, with name: String) -> Bool {
    let start = bytes.count - name.utf8.count
    guard start >= 0 else { return false }
    var place = start
    for byte in name.utf8 {
      guard bytes[place] == byte else { return false }
      place += 1
    }
    return true
  }
}
