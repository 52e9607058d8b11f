/// The rules of the subject "Recordings".
extension RuleDefinition {
  static let notAWAV = RuleDefinition(
    .recordings,
    .error,
    """
    The file's name ends in `.wav`, but it contains something else, such as an MP3. Renaming a \
    file doesn't convert it. Convert it with the command that the message shows, or export the \
    recording as WAV (PCM, 16 or 24 bit).
    """
  )

  static let damagedRecording = RuleDefinition(
    .recordings,
    .error,
    """
    The header of the WAV file is damaged or contradicts itself, or the file can't be read to \
    its end. Export the recording again, or copy it again from where it was made.
    """
  )

  static let unsupportedEncoding = RuleDefinition(
    .recordings,
    .error,
    """
    The WAV file contains sound in an encoding that Roadcast doesn't read, such as ADPCM. \
    Export the recording as PCM, 16 or 24 bit.
    """
  )

  static let unsupportedChannels = RuleDefinition(
    .recordings,
    .error,
    """
    The recording has more than two channels. Export it as mono or stereo.
    """
  )

  static let unsupportedRate = RuleDefinition(
    .recordings,
    .error,
    """
    The sample rate is below 8,000 Hz or above 192,000 Hz. Export the recording at 44,100 or \
    48,000 Hz.
    """
  )

  static let emptyRecording = RuleDefinition(
    .recordings,
    .error,
    """
    The file contains no sound. Check that it's the right file, and copy it again, or record it \
    again.
    """
  )

  static let truncatedRecording = RuleDefinition(
    .recordings,
    .warning,
    """
    The file is shorter than its header says, so its end is missing. Usually a copy or an \
    upload was interrupted. Copy it again, and listen to the end. What there is will be used.
    """
  )

  static let unfinishedRecording = RuleDefinition(
    .recordings,
    .warning,
    """
    The file has more sound than its header says. Usually the recorder was switched off, or \
    crashed, before it could finish the file. All of the file is used. Listen to it to its \
    end, because the last moments may be missing.
    """
  )

  static let damagedSamples = RuleDefinition(
    .recordings,
    .warning(errorWhen: "more than one sample in a hundred is damaged"),
    """
    Some samples in the file aren't valid numbers, or are thousands of times louder than the \
    rest of the recording. They are replaced by silence; if there are too many, the recording \
    can't be used. Export the recording again.
    """
  )

  static let recordingTooBrief = RuleDefinition(
    .recordings,
    .error,
    """
    The recording is shorter than 0.4 seconds, which is too short to measure its loudness. \
    Check that it's the right file, or record it again.
    """
  )

  static let recordingTooLarge = RuleDefinition(
    .recordings,
    .error,
    """
    The recording is larger than \(Limits.recordingBytes >> 30) GiB or longer than \
    \(Limits.recordingSeconds / 3_600) hours. Check that it's the right file, and cut it into \
    segments.
    """
  )

  static let silentRecording = RuleDefinition(
    .recordings,
    .error,
    """
    The recording contains nothing but silence. Check the microphone and its cable, and record \
    it again.
    """
  )

  static let quietRecording = RuleDefinition(
    .recordings,
    .warning(errorWhen: "it's too quiet to be used"),
    """
    The recording is very quiet. Raising it to the show's loudness also raises its noise, and \
    below −50 LUFS it can't be used. Record again with more gain, closer to the microphone.
    """
  )

  static let noisyRecording = RuleDefinition(
    .recordings,
    .warning,
    """
    The speech is less than 15 dB louder than the background noise, so that listeners in a car \
    will find it hard to understand. Record in a quieter place, closer to the microphone.
    """
  )

  static let clippedRecording = RuleDefinition(
    .recordings,
    .warning,
    """
    The recording was too loud for the recorder, and its peaks are cut off. That sounds \
    distorted, and nothing can repair it. Record it again with less gain; it's fine if the \
    level looks low.
    """
  )

  static let overFullScale = RuleDefinition(
    .recordings,
    .warning,
    """
    The recording is in floating point and has peaks over full scale. Roadcast lowers them with \
    everything else, so nothing is lost here, but most other programs cut them off. If an \
    editor has cut them off before, you can hear it: listen to the place. Otherwise, export \
    with less gain.
    """
  )

  static let oppositeSides = RuleDefinition(
    .recordings,
    .warning(
      errorWhen: "nothing is left in mono, and `stereo: false` under `clean` forbids to correct it"
    ),
    """
    One side of a stereo recording is the other one with inverted polarity, so that both cancel \
    each other out on a phone, and wherever else they are mixed to mono. Usually a cable is \
    wired the wrong way round, or a plug-in inverts one side. Where all of the recording is \
    like that, Roadcast inverts one side again. Where only a part is, export one side alone.
    """
  )

  static let dropout = RuleDefinition(
    .recordings,
    .warning,
    """
    The signal is missing for a moment in the middle of sound. It sounds like a click or a \
    gap, and usually comes from a lost wireless connection or an overloaded computer. Copy the \
    file again; if that doesn't help, record it again.
    """
  )

  static let longSilence = RuleDefinition(
    .recordings,
    .warning,
    """
    The recording is silent for a long time. Perhaps two takes are still in one file, or the \
    recorder kept running. Cut the silence out, or set `shorten_pauses: true` under `clean`.
    """
  )
}
