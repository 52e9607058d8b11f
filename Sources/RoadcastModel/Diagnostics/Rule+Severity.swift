extension Rule {
  /// How serious what a rule reports is.
  package struct Severity: Sendable, Equatable {
    /// The severity of the rule's diagnostics, as long as nothing else is said.
    package let usual: Diagnostic.Severity

    /// When a diagnostic has the other severity, in words that follow "when"; nil for never.
    package let exception: String?

    static let error = Severity(usual: .error, exception: nil)
    static let warning = Severity(usual: .warning, exception: nil)

    static func error(warningWhen exception: String) -> Severity {
      Severity(usual: .error, exception: exception)
    }

    static func warning(errorWhen exception: String) -> Severity {
      Severity(usual: .warning, exception: exception)
    }

    /// Whether a diagnostic of the rule can have this severity.
    package func allows(_ severity: Diagnostic.Severity) -> Bool {
      severity == usual || exception != nil
    }
  }

  package var severity: Severity {
    switch self {
    case .awaitingApproval, .clippedRecording, .copyrightForm, .cueEmpty, .cueOverrun, .cueTag,
      .cueTooFast, .cueTooSlow, .defaultCover, .dropout, .duplicateTag, .emptyFeed, .emptySlot,
      .insecureAddress, .longSilence, .missedSlot, .missingGUID, .missingMention, .movedDate,
      .noManifest, .noVoicemail, .noisyRecording, .notesHTML, .notesLink, .offTarget,
      .overdueDraft, .replacedAudio, .reviewOverdue, .sameDate, .strayText, .truncatedRecording,
      .unknownPast, .unusedTranscript, .wording:
      .warning
    case .badAddress, .badApproval, .badDate, .badName, .badPath, .badSlug, .changedGUID,
      .cueBackwards, .cueOrder, .cuePastEnd, .cueTime, .cueTooLong, .damagedRecording,
      .duplicateKey, .earlyApproval, .emptyManifest, .emptyRecording, .expiresEarly,
      .fileTooLarge, .heardByNobody, .highlightPastEnd, .jsonSyntax, .missingFile, .missingKey,
      .missingValue, .noRecordings, .noTranscriber, .notAFile, .notAWAV, .recordingTooBrief,
      .recordingTooLarge, .reusedSlug, .sameGUID, .sameName, .sameNumber, .scriptMismatch,
      .silentRecording, .speakerTooLong, .symbolicLink, .tooManyCharacters, .tooManySegments,
      .tooManyTags, .transcriptFormat, .transcriptTooLarge, .unknownApproval, .unknownKey,
      .unknownTag, .unreadable, .unsupportedChannels, .unsupportedEncoding, .unsupportedRate,
      .vttHeader, .wrongType, .wrongValue, .yamlAlias, .yamlAnchor, .yamlSyntax, .yamlTag,
      .yamlTooDeep, .yamlTooLarge:
      .error
    case .andMore: .warning(errorWhen: "one of those it stands for is an error")
    case .badArtwork: .error(warningWhen: "apps can show the picture, but not well")
    case .controlCharacter: .error(warningWhen: "it is in a transcript, which drops it")
    case .damagedSamples: .warning(errorWhen: "more than one sample in a hundred is damaged")
    case .missingTranscript: .warning(errorWhen: "`show.yml` says `transcripts: required`")
    case .notUTF8: .error(warningWhen: "it is a transcript, which is read all the same")
    case .quietRecording: .warning(errorWhen: "it is too quiet to be used")
    case .tooLong, .tooShort, .voicemailTooLong:
      .error(warningWhen: "the episode is a draft that only a preview audience gets")
    }
  }
}
