/// The ICC profile of a picture's colours (ICC.1:2022).
enum ColourProfile {
  /// Small pictures keep no longer ones.
  ///
  /// Those of screens and of the usual colour spaces have up to 3 KB.
  private static let mostBytes = 4 << 10

  /// What a small version of a picture needs, whose pixels are red, green and blue.
  ///
  /// - Parameter profile: As the picture has it; empty without one.
  /// - Returns: Nothing for sRGB, which is what browsers take pictures without a profile for, nor for what isn't a
  ///   profile of such pixels.
  static func needed(_ profile: [UInt8]) -> [UInt8] {
    guard (128...mostBytes).contains(profile.count), profile[16..<20].elementsEqual("RGB ".utf8),
      profile[36..<40].elementsEqual("acsp".utf8), !isStandard(profile)
    else { return [] }
    return profile
  }

  /// Whether a profile's description says that it's sRGB, in ASCII or in UTF-16.
  private static func isStandard(_ profile: [UInt8]) -> Bool {
    let name = Array("sRGB".utf8)
    let wide = name.flatMap { (byte: UInt8) -> [UInt8] in [0, byte] }
    return profile.firstRange(of: name) != nil || profile.firstRange(of: wide) != nil
  }
}
