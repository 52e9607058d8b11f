import CXML2

/// The library, which is initialised once: several feeds can be written and read at a time.
enum LibXML {
  static let ready: Void = xmlInitParser()
}
