/// The tags in HTML that Roadcast writes, and whether they're closed in the right order.
package struct TagBalance {
  package private(set) var isBalanced = true
  package private(set) var names: Set<String> = []

  package init(_ html: String) {
    var open: [Substring] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else {
        isBalanced = false
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        isBalanced = isBalanced && open.popLast() == tag.dropFirst()
      } else {
        let name = tag.prefix { $0 != " " }
        names.insert(String(name))
        if name != "br" { open.append(name) }
      }
    }
    isBalanced = isBalanced && open.isEmpty
  }
}
