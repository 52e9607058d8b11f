import RoadcastModel

/// The style sheets of the pages, and of the managers' report.
package enum StyleSheets {
  /// Type, colours and the like, which all pages share.
  package static var base: String {
    String(decoding: compact(PackageResources.base_css), as: UTF8.self)
  }

  /// The style sheets of the listening pages.
  ///
  /// A page loads what it needs and nothing else. An episode's page waits for the first half of its own before it
  /// shows anything: the other half is for what's below the player.
  ///
  /// - Parameter palette: The show's colours.
  /// - Returns: The style sheets by their paths below `feed/`.
  static func listening(_ palette: Palette) -> [String: [UInt8]] {
    let (base, top) = (PackageResources.base_css, PackageResources.top_css)
    let (content, player) = (PackageResources.content_css, PackageResources.player_css)
    let colours = Array(palette.styleSheet.utf8)
    return [
      FeedLayout.styleSheet: base + top + content + PackageResources.lists_css + colours,
      FeedLayout.episodeSheet: base + top + player + PackageResources.episode_css + colours,
      FeedLayout.textSheet: content + PackageResources.text_css,
      FeedLayout.embedSheet: base + player + PackageResources.embed_css + colours,
    ].mapValues(compact)
  }

  /// A style sheet without its comments, and without the spaces and signs that only people need.
  ///
  /// - Parameter sheet: A style sheet whose strings contain no comments, no sign of CSS and no two spaces in a row.
  /// - Returns: The same rules, in about three quarters of the bytes.
  static func compact(_ sheet: [UInt8]) -> [UInt8] {
    let (slash, star, space) = (UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: " "))
    var compact: [UInt8] = []
    compact.reserveCapacity(sheet.count)
    var index = 0
    while index < sheet.count {
      if sheet[index] == slash, index + 1 < sheet.count, sheet[index + 1] == star {
        index += 2
        while index + 1 < sheet.count, sheet[index] != star || sheet[index + 1] != slash {
          index += 1
        }
        index += 2
        continue
      }
      let byte = sheet[index] == UInt8(ascii: "\n") ? space : sheet[index]
      index += 1
      if byte == space {
        if let last = compact.last, last != space, !opens(last) { compact.append(space) }
        continue
      }
      if closes(byte), compact.last == space { compact.removeLast() }
      // The last semicolon of a rule says nothing, and neither does a zero before a point.
      if byte == UInt8(ascii: "}"), compact.last == UInt8(ascii: ";") { compact.removeLast() }
      if byte == UInt8(ascii: "."), compact.last == UInt8(ascii: "0"),
        let before = compact.dropLast().last, " :(,-".utf8.contains(before)
      {
        compact.removeLast()
      }
      compact.append(byte)
    }
    return compact
  }

  /// Whether a space after a sign means nothing.
  ///
  /// A space before a colon means something in a selector; one after it never does.
  private static func opens(_ sign: UInt8) -> Bool { "{};,:>".utf8.contains(sign) }

  /// Whether a space before a sign means nothing.
  private static func closes(_ sign: UInt8) -> Bool { "{};,>".utf8.contains(sign) }
}
