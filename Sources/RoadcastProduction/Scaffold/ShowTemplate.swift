import RoadcastModel

/// The text of a new `show.yml`.
///
/// Every commented example works as it is: to use one, remove its `# `.
struct ShowTemplate {
  /// The show's `podcast:guid`.
  let guid: String

  /// The name of the show's time zone.
  let timeZone: String

  /// The minimum length of an episode; nil for the usual limits.
  var shortest: Milliseconds?

  var text: String {
    """
    title: Our Briefing
    description: The week in ten minutes, for everyone on the road.
    base_url: https://media.example.com/our-briefing/   # the web address of the feed/ folder
    guid: \(guid)   # the show's identity: never change it
    cover: cover.png             # replace this file: square, 1400 to 3000 pixels, PNG or JPEG
    # theme: { accent: "#1F6F66", second: "#FFB83F" }   # the pages' colours; default: the artwork's
    # author: Field Marketing
    # link: https://intranet.example.com/our-briefing   # the show's home page
    # feedback: mailto:briefings@example.com            # where listeners send feedback
    # language: en-us
    # category: [Business, Marketing]
    # private: true              # asks podcast directories not to list the show
    timezone: \(timeZone)   # how dates are read and shown
    # publish_time: "06:00"      # when an episode goes out whose date has no time
    cadence: weekly              # `roadcast check` warns about a week without an episode

    \(length)
    # sound:                     # `opener` and `closer` name recordings for every episode
    #   bitrate: 96              # kbit/s
    #   channels: mono
    #   loudness: -16            # LUFS
    #   gap: 0.6                 # seconds of silence between segments

    facets:                      # the tags that episodes can use; any other tag is an error
      kind: [news, customer-success, training, morale]
      customer: any              # any text
      outcome: [retention, expansion, faster-onboarding, cost-saving]
      territory: [midwest, northeast, south, west]

    # audiences:                 # each gets its own feed, and its own version of an episode
    #   midwest: { title: Our Briefing Midwest, only: { territory: [midwest] } }
    # approvals: [sales, marketing]                     # who must approve an episode first

    # transcripts: required      # a recording without a transcript is an error
    # transcriber: whisper-cli -m models/base.en.bin -ovtt {audio}   # for `roadcast transcribe`
    # wording: { must_mention: [guided pilot], never: [{ say: free trial*, instead: guided pilot }] }
    # voicemail: { format: ulaw, max: "10:00", only: { kind: [news] } }   # a short version for phones

    """
  }

  private var length: String {
    guard let shortest else {
      return """
        # length:                    # episodes must be within min and max; off target is only a warning
        #   min: "5:00"
        #   max: "20:00"
        #   target: ["5:00", "10:00"]

        """
    }
    let limit = LengthText.formatLimit(shortest)
    let most = LengthText.formatLimit(max(shortest, LengthPolicy.standard.max))
    return """
      length:                      # episodes must be within min and max; off target is only a warning
        min: "\(limit)"              # for briefings of the usual length: "5:00"
        max: "\(most)"
        target: ["\(limit)", "\(most)"]

      """
  }
}
