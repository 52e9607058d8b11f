import RoadcastModel

/// The files that `init` and `new` wrote, as JSON.
package struct WrittenFiles {
  package var written: [String]

  package init(written: [String]) { self.written = written }

  package var json: String {
    var json = JSONWriter(forTerminal: true)
    json.object { $0.list("written", written) }
    return json.text
  }
}
