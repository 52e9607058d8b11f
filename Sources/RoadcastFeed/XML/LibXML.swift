import CXML2

/// The library itself, made ready once: several feeds may be written and read at a time.
enum LibXML {
  static let ready: Void = xmlInitParser()
}
