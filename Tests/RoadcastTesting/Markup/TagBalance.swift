/// The tags in HTML that Roadcast writes, and whether they're closed in the right order.
package struct TagBalance {
  package private(set) var isBalanced = true
  package private(set) var names: Set<String> = []

  package init(_ html: String) {
    var open: [Substring.UnicodeScalarView] = []
    // A letter's accents combine with a `>` before them, but not for a browser.
    var rest = html.unicodeScalars[...]
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else {
        isBalanced = false
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.first == "/" {
        isBalanced = isBalanced && open.popLast().map(String.init) == String(tag.dropFirst())
      } else {
        let name = tag.prefix { $0 != " " }
        names.insert(String(name))
        if String(name) != "br" { open.append(name) }
      }
    }
    isBalanced = isBalanced && open.isEmpty
  }
}
