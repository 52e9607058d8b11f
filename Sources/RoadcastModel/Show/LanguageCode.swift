/// The language codes that podcast directories accept.
package enum LanguageCode {
  /// Whether a text is a code of ISO 639-1, with or without a region: `en`, `en-us`, `es-419`.
  package static func isValid(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, bibliographic[String(language)] != nil, parts.count <= 2
    else { return false }
    guard parts.count == 2 else { return true }
    let isRegion = parts[1].count == 2 && parts[1].utf8.allSatisfy { (97...122).contains($0) }
    let isWorldRegion = parts[1].count == 3 && parts[1].utf8.allSatisfy { (48...57).contains($0) }
    return isRegion || isWorldRegion
  }

  /// Whether a language's quotation marks are the English ones, “these” and ‘these’.
  package static func hasEnglishQuotes(_ text: String) -> Bool {
    text.lowercased().prefix { $0 != "-" } == "en"
  }

  /// The three letters that ID3 uses for a language code: ISO 639-2, bibliographic; `und` if unknown.
  package static func threeLetters(_ text: String) -> String {
    bibliographic[String(text.lowercased().prefix(2))] ?? "und"
  }

  /// Whether a text is the three letters of a language in ISO 639-2, bibliographic, in lower case.
  static func isThreeLetters(_ text: String) -> Bool {
    text.utf8.count == 3 && bibliographic.values.contains(text)
  }

  /// The three letters for each two-letter code, from the registry of ISO 639-2.
  private static let bibliographic: [String: String] = Dictionary(
    uniqueKeysWithValues: pairs.split(whereSeparator: \.isWhitespace).map {
      (String($0.prefix(2)), String($0.suffix(3)))
    }
  )

  private static let pairs = """
    aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul
    bhbih bibis bmbam bnben botib brbre bsbos cacat ceche chcha cocos crcre cscze cuchu cvchv
    cywel dadan deger dvdiv dzdzo eeewe elgre eneng eoepo esspa etest eubaq faper ffful fifin
    fjfij fofao frfre fyfry gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv
    hthat huhun hyarm hzher iaina idind ieile igibo iiiii ikipk ioido isice itita iuiku jajpn
    jvjav kageo kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor
    kykir lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimao mkmac mlmal
    mnmon mrmar msmay mtmlt mybur nanau nbnob ndnde nenep ngndo nldut nnnno nonor nrnbl nvnav
    nynya ococi ojoji omorm orori ososs papan pipli plpol pspus ptpor quque rmroh rnrun rorum
    rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslo slslv smsmo snsna sosom sqalb srsrp
    ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl tntsn toton trtur
    tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid
    yoyor zazha zhchi zuzul
    """
}
