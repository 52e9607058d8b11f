/// Who spoke last, and whether somebody else spoke meanwhile.
struct SpokenVoice: Hashable {
  var speaker: String?
  var isCrossed = false
}
