import RoadcastModel

/// A programme's transcript as HTML, for the pages of all feeds that are as deep below `feed/`.
///
/// It is written without a template, because an archive has far more cues than anything else.
package struct PageTranscript: Sendable {
  let html: String
  let isEstimated: Bool

  /// Nil without cues; `audio` is the enclosure's address relative to the page.
  init?(of cues: [Cue], audio: String) {
    guard !cues.isEmpty else { return nil }
    let address = HTMLText.escape(audio)
    var bytes: [UInt8] = []
    for cue in cues {
      if !bytes.isEmpty { bytes += "\n".utf8 }
      bytes += "<p dir=\"auto\"><a href=\"".utf8
      bytes += address.utf8
      bytes += "#t=".utf8
      cue.start.appendSeconds(to: &bytes)
      bytes += "\"><time datetime=\"PT".utf8
      cue.start.appendSeconds(to: &bytes)
      bytes += "S\">".utf8
      bytes += ListeningPages.clock(cue.start).utf8
      bytes += "</time></a> ".utf8
      if let speaker = cue.speaker {
        bytes += "<cite>".utf8
        HTMLText.append(speaker, to: &bytes)
        bytes += "</cite> ".utf8
      }
      HTMLText.append(cue.text, to: &bytes)
      bytes += "</p>".utf8
    }
    html = String(decoding: bytes, as: UTF8.self)
    isEstimated = cues.contains(where: \.isEstimated)
  }
}
