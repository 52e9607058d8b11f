/// The text of a new `show.yml`.
struct ShowTemplate {
  /// The show's `podcast:guid`.
  let guid: String

  var text: String {
    """
    title: Our Briefing
    description: The week in ten minutes, for everyone on the road.
    base_url: https://media.example.com/our-briefing/   # the web address of the feed/ folder
    guid: \(guid)   # the show's identity: never change it
    # author: Field Marketing
    # link: https://intranet.example.com/our-briefing   # the show's home page
    # cover: cover.png           # square, 1400 to 3000 pixels, PNG or JPEG
    # feedback: mailto:briefings@example.com            # where listeners send feedback
    # language: en-us
    # category: [Business, Marketing]
    # private: true              # asks podcast directories not to list the show
    cadence: weekly              # `roadcast check` warns about a week without an episode

    # length:                    # episodes must be within min and max; off target is only a warning
    #   min: "5:00"
    #   max: "20:00"
    #   target: ["5:00", "10:00"]

    # sound:
    #   bitrate: 96              # kbit/s
    #   channels: mono
    #   loudness: -16            # LUFS
    #   gap: 0.6                 # seconds of silence between segments
    #   opener: sounds/opener.wav
    #   closer: sounds/closer.wav

    facets:                      # the tags that episodes can use; any other tag is an error
      kind: [news, customer-success, training, morale]
      customer: any              # any text
      outcome: [retention, expansion, faster-onboarding, cost-saving]

    # audiences:                 # each gets its own feed, and its own version of an episode
    #   midwest: { title: Our Briefing Midwest, only: { territory: [midwest] } }
    # approvals: [sales, marketing]                     # who must approve an episode first

    # transcripts: required      # a recording without a transcript is an error
    # transcriber: whisper-cli -m models/base.en.bin -ovtt {audio}   # for `roadcast transcribe`
    # wording: { must_mention: [guided pilot], never: [{ say: free trial*, instead: guided pilot }] }
    # voicemail: { format: ulaw, max: "3:00", only: { kind: [news] } }   # a short version for phones

    """
  }
}
