extension Rule {
  /// What the rule means.
  package var definition: RuleDefinition {
    switch self {
    // Reading a manifest as YAML
    case .yamlSyntax: .yamlSyntax
    case .yamlAlias: .yamlAlias
    case .yamlAnchor: .yamlAnchor
    case .yamlTag: .yamlTag
    case .yamlTooDeep: .yamlTooDeep
    case .yamlTooLarge: .yamlTooLarge
    case .duplicateKey: .duplicateKey
    case .emptyManifest: .emptyManifest
    case .lookAlike: .lookAlike
    case .curlyQuotes: .curlyQuotes
    case .cutOffText: .cutOffText
    case .htmlEntity: .htmlEntity
    // Keys and values of a manifest
    case .unknownKey: .unknownKey
    case .missingKey: .missingKey
    case .missingValue: .missingValue
    case .wrongType: .wrongType
    case .wrongValue: .wrongValue
    case .tooManyCharacters: .tooManyCharacters
    case .tooManySegments: .tooManySegments
    case .tooManyTags: .tooManyTags
    case .badName: .badName
    case .badDate: .badDate
    case .clockChange: .clockChange
    case .badTimeZone: .badTimeZone
    case .badAddress: .badAddress
    case .badColour: .badColour
    case .badPath: .badPath
    // Files and folders
    case .missingFile: .missingFile
    case .notAFile: .notAFile
    case .symbolicLink: .symbolicLink
    case .fileTooLarge: .fileTooLarge
    case .notUTF8: .notUTF8
    case .controlCharacter: .controlCharacter
    case .sameName: .sameName
    case .badSlug: .badSlug
    case .noManifest: .noManifest
    case .nameNotUTF8: .nameNotUTF8
    case .notDownloaded: .notDownloaded
    case .unlistedRecording: .unlistedRecording
    case .unconvertedRecording: .unconvertedRecording
    case .orphanTranscript: .orphanTranscript
    case .unusedNotes: .unusedNotes
    case .sameRecording: .sameRecording
    case .twoVersions: .twoVersions
    case .andMore: .andMore
    // Recordings
    case .notAWAV: .notAWAV
    case .damagedRecording: .damagedRecording
    case .unsupportedEncoding: .unsupportedEncoding
    case .unsupportedChannels: .unsupportedChannels
    case .unsupportedRate: .unsupportedRate
    case .emptyRecording: .emptyRecording
    case .truncatedRecording: .truncatedRecording
    case .unfinishedRecording: .unfinishedRecording
    case .damagedSamples: .damagedSamples
    case .recordingTooBrief: .recordingTooBrief
    case .recordingTooLarge: .recordingTooLarge
    case .silentRecording: .silentRecording
    case .quietRecording: .quietRecording
    case .noisyRecording: .noisyRecording
    case .clippedRecording: .clippedRecording
    case .overFullScale: .overFullScale
    case .oppositeSides: .oppositeSides
    case .dropout: .dropout
    case .longSilence: .longSilence
    case .badEnclosure: .badEnclosure
    case .wrongDuration: .wrongDuration
    case .badChapters: .badChapters
    // Transcripts
    case .missingTranscript: .missingTranscript
    case .unusedTranscript: .unusedTranscript
    case .transcriptFormat: .transcriptFormat
    case .transcriptTooLarge: .transcriptTooLarge
    case .vttHeader: .vttHeader
    case .jsonSyntax: .jsonSyntax
    case .strayText: .strayText
    case .speakerTooLong: .speakerTooLong
    case .scriptMismatch: .scriptMismatch
    case .noTranscriber: .noTranscriber
    // Cues of a transcript
    case .cueTime: .cueTime
    case .cueBackwards: .cueBackwards
    case .cueEmpty: .cueEmpty
    case .cueOrder: .cueOrder
    case .cueOverrun: .cueOverrun
    case .cuePastEnd: .cuePastEnd
    case .cueTag: .cueTag
    case .cueTooFast: .cueTooFast
    case .cueTooSlow: .cueTooSlow
    case .cueTooLong: .cueTooLong
    // Length
    case .tooShort: .tooShort
    case .tooLong: .tooLong
    case .offTarget: .offTarget
    case .highlightPastEnd: .highlightPastEnd
    case .highlightLength: .highlightLength
    case .voicemailTooLong: .voicemailTooLong
    case .noVoicemail: .noVoicemail
    // Episodes, tags and audiences
    case .noRecordings: .noRecordings
    case .sameNumber: .sameNumber
    case .missingNumber: .missingNumber
    case .sameGUID: .sameGUID
    case .unknownTag: .unknownTag
    case .duplicateTag: .duplicateTag
    case .heardByNobody: .heardByNobody
    case .awaitingApproval: .awaitingApproval
    case .unknownApproval: .unknownApproval
    case .earlyApproval: .earlyApproval
    case .badApproval: .badApproval
    // Subscribers
    case .sameSubscriber: .sameSubscriber
    case .unknownAudience: .unknownAudience
    case .csvSyntax: .csvSyntax
    // Show notes and wording
    case .notesHTML: .notesHTML
    case .notesLink: .notesLink
    case .wording: .wording
    case .missingMention: .missingMention
    // Schedule
    case .sameDate: .sameDate
    case .missedSlot: .missedSlot
    case .emptySlot: .emptySlot
    case .overdueDraft: .overdueDraft
    case .reviewOverdue: .reviewOverdue
    case .expiresEarly: .expiresEarly
    // The show and its feeds
    case .badArtwork: .badArtwork
    case .defaultCover: .defaultCover
    case .insecureAddress: .insecureAddress
    case .placeholderAddress: .placeholderAddress
    case .missingGUID: .missingGUID
    case .guidVersion: .guidVersion
    case .copyrightForm: .copyrightForm
    case .emptyFeed: .emptyFeed
    // Changes to what was published
    case .changedGUID: .changedGUID
    case .reusedSlug: .reusedSlug
    case .movedDate: .movedDate
    case .replacedAudio: .replacedAudio
    case .unknownPast: .unknownPast
    case .droppedEpisode: .droppedEpisode
    case .droppedFeed: .droppedFeed
    }
  }

  /// How serious the rule's diagnostics are.
  package var severity: RuleSeverity { definition.severity }
}
