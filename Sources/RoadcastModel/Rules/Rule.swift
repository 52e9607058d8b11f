/// A rule that the content of a workspace must follow: what a diagnostic is about.
///
/// Each rule has a definition: its subject, its severity, and what to do about it.
///
/// The raw value is the rule's name, as printed in brackets at the end of a message: `too-short`.
package enum Rule: String, Sendable, CaseIterable {
  // MARK: Reading a manifest as YAML

  case yamlSyntax = "yaml-syntax"
  case yamlAlias = "yaml-alias"
  case yamlAnchor = "yaml-anchor"
  case yamlTag = "yaml-tag"
  case yamlTooDeep = "yaml-too-deep"
  case yamlTooLarge = "yaml-too-large"
  case duplicateKey = "duplicate-key"
  case emptyManifest = "empty-manifest"
  case lookAlike = "look-alike"
  case curlyQuotes = "curly-quotes"
  case cutOffText = "cut-off-text"
  case htmlEntity = "html-entity"

  // MARK: Keys and values of a manifest

  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case missingValue = "missing-value"
  case wrongType = "wrong-type"
  case wrongValue = "wrong-value"
  case tooManyCharacters = "too-many-characters"
  case tooManySegments = "too-many-segments"
  case tooManyTags = "too-many-tags"
  case badName = "bad-name"
  case badDate = "bad-date"
  case clockChange = "clock-change"
  case badTimeZone = "bad-time-zone"
  case badAddress = "bad-address"
  case badColour = "bad-colour"
  case badPath = "bad-path"

  // MARK: Files and folders

  case missingFile = "missing-file"
  case notAFile = "not-a-file"
  case symbolicLink = "symbolic-link"
  case fileTooLarge = "file-too-large"
  case notUTF8 = "not-utf8"
  case controlCharacter = "control-character"
  case sameName = "same-name"
  case badSlug = "bad-slug"
  case noManifest = "no-manifest"
  case nameNotUTF8 = "name-not-utf8"
  case notDownloaded = "not-downloaded"
  case unlistedRecording = "unlisted-recording"
  case unconvertedRecording = "unconverted-recording"
  case orphanTranscript = "orphan-transcript"
  case unusedNotes = "unused-notes"
  case sameRecording = "same-recording"
  case twoVersions = "two-versions"
  case andMore = "and-more"

  // MARK: Recordings

  case notAWAV = "not-a-wav"
  case damagedRecording = "damaged-recording"
  case unsupportedEncoding = "unsupported-encoding"
  case unsupportedChannels = "unsupported-channels"
  case unsupportedRate = "unsupported-rate"
  case emptyRecording = "empty-recording"
  case truncatedRecording = "truncated-recording"
  case unfinishedRecording = "unfinished-recording"
  case damagedSamples = "damaged-samples"
  case recordingTooBrief = "recording-too-brief"
  case recordingTooLarge = "recording-too-large"
  case silentRecording = "silent-recording"
  case quietRecording = "quiet-recording"
  case noisyRecording = "noisy-recording"
  case clippedRecording = "clipped-recording"
  case overFullScale = "over-full-scale"
  case oppositeSides = "opposite-sides"
  case dropout
  case longSilence = "long-silence"
  case badEnclosure = "bad-enclosure"
  case wrongDuration = "wrong-duration"
  case badChapters = "bad-chapters"

  // MARK: Transcripts

  case missingTranscript = "missing-transcript"
  case unusedTranscript = "unused-transcript"
  case transcriptFormat = "transcript-format"
  case transcriptTooLarge = "transcript-too-large"
  case vttHeader = "vtt-header"
  case jsonSyntax = "json-syntax"
  case strayText = "stray-text"
  case speakerTooLong = "speaker-too-long"
  case scriptMismatch = "script-mismatch"
  case noTranscriber = "no-transcriber"

  // MARK: Cues of a transcript

  case cueTime = "cue-time"
  case cueBackwards = "cue-backwards"
  case cueEmpty = "cue-empty"
  case cueOrder = "cue-order"
  case cueOverrun = "cue-overrun"
  case cuePastEnd = "cue-past-end"
  case cueTag = "cue-tag"
  case cueTooFast = "cue-too-fast"
  case cueTooSlow = "cue-too-slow"
  case cueTooLong = "cue-too-long"

  // MARK: Length

  case tooShort = "too-short"
  case tooLong = "too-long"
  case offTarget = "off-target"
  case highlightPastEnd = "highlight-past-end"
  case highlightLength = "highlight-length"
  case voicemailTooLong = "voicemail-too-long"
  case noVoicemail = "no-voicemail"

  // MARK: Episodes, tags and audiences

  case noRecordings = "no-recordings"
  case sameNumber = "same-number"
  case missingNumber = "missing-number"
  case sameGUID = "same-guid"
  case unknownTag = "unknown-tag"
  case duplicateTag = "duplicate-tag"
  case heardByNobody = "heard-by-nobody"
  case awaitingApproval = "awaiting-approval"
  case unknownApproval = "unknown-approval"
  case earlyApproval = "early-approval"
  case badApproval = "bad-approval"

  // MARK: Subscribers

  case sameSubscriber = "same-subscriber"
  case unknownAudience = "unknown-audience"
  case csvSyntax = "csv-syntax"

  // MARK: Show notes and wording

  case notesHTML = "notes-html"
  case notesLink = "notes-link"
  case wording
  case missingMention = "missing-mention"

  // MARK: Schedule

  case sameDate = "same-date"
  case missedSlot = "missed-slot"
  case emptySlot = "empty-slot"
  case overdueDraft = "overdue-draft"
  case reviewOverdue = "review-overdue"
  case expiresEarly = "expires-early"

  // MARK: The show and its feeds

  case badArtwork = "bad-artwork"
  case defaultCover = "default-cover"
  case insecureAddress = "insecure-address"
  case placeholderAddress = "placeholder-address"
  case missingGUID = "missing-guid"
  case guidVersion = "guid-version"
  case copyrightForm = "copyright-form"
  case emptyFeed = "empty-feed"

  // MARK: Changes to what was published

  case changedGUID = "changed-guid"
  case reusedSlug = "reused-slug"
  case movedDate = "moved-date"
  case replacedAudio = "replaced-audio"
  case unknownPast = "unknown-past"
  case droppedEpisode = "dropped-episode"
  case droppedFeed = "dropped-feed"
}

extension Rule: Comparable {
  /// By name, so that diagnostics are sorted as people read them.
  package static func < (left: Rule, right: Rule) -> Bool { left.rawValue < right.rawValue }
}
