/// The last voice, and whether another one overlapped it.
struct SpokenVoice: Hashable {
  var speaker: String?
  var isCrossed = false
}
