import RoadcastModel

/// Reads `voicemail` of `show.yml`.
enum VoicemailManifest {
  static func voicemail(from show: Fields) -> Voicemail? {
    guard let fields = show.fields("voicemail") else { return nil }
    var voicemail = Voicemail()
    _ = fields.choice("format", of: ["ulaw"])
    voicemail.max = fields.length("max") ?? voicemail.max
    voicemail.only = fields.only()
    fields.refuseOthers(in: "`voicemail`")
    return voicemail
  }
}
