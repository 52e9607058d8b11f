/// Words that decide whether a label is a name.
enum LabelWords {
  /// Words before a colon that aren't names, in lower case; also as the first of several words.
  static let notNames: Set<String> = [
    "a", "about", "achtung", "action", "actions", "advice", "after", "again", "agenda", "all",
    "also", "and", "announcement", "another", "answer", "answers", "antwort", "any", "april",
    "around", "ask", "at", "attention", "august", "background", "bad", "be", "because", "before",
    "beispiel", "big", "both", "but", "by", "captioned", "captions", "careful", "caution",
    "challenge", "chapter", "conclusion", "correction", "date", "day", "deadline", "december",
    "disclaimer", "e.g.", "each", "eg", "ejemplo", "email", "episode", "every", "example",
    "examples", "exemple", "faq", "fazit", "february", "finally", "first", "five", "for", "four",
    "frage", "friday", "from", "fyi", "goal", "goals", "good", "great", "he", "hello", "hence",
    "her", "here", "here's", "hi", "hint", "hinweis", "his", "how", "however", "i", "i.e.",
    "idea", "ie", "imagine", "important", "in", "info", "it", "it's", "its", "january", "july",
    "june", "just", "key", "last", "lastly", "later", "less", "lesson", "lessons", "march", "may",
    "meaning", "message", "monday", "more", "most", "music", "my", "n.b.", "nb", "never", "new",
    "news", "next", "nice", "no", "not", "nota", "note", "notes", "notice", "november", "now",
    "number", "october", "ok", "okay", "once", "one", "only", "option", "or", "other", "our",
    "over", "p.s", "p.s.", "page", "part", "phase", "phone", "point", "pregunta", "price",
    "problem", "pros", "ps", "q", "quelle", "question", "questions", "quote", "re", "really",
    "reason", "remarque", "remember", "reminder", "respuesta", "result", "results", "right",
    "same", "saturday", "second", "section", "september", "she", "since", "six", "small", "so",
    "solution", "some", "sound", "source", "spoiler", "step", "story", "subject", "subtitle",
    "subtitled", "subtitles", "such", "summary", "sunday", "sure", "task", "tema", "thanks",
    "that", "the", "their", "them", "thema", "then", "there", "these", "they", "third", "this",
    "those", "three", "thursday", "time", "tip", "tips", "title", "tl;dr", "tldr", "to", "today",
    "todo", "tomorrow", "topic", "transcript", "translated", "translation", "translator",
    "tuesday", "two", "under", "until", "update", "url", "use", "very", "warning", "we",
    "website", "wednesday", "week", "welcome", "well", "what", "when", "where", "which", "who",
    "why", "wichtig", "with", "within", "yes", "you", "your", "zusammenfassung", "הערה", "תזכורת",
    "سؤال", "مثال", "ملاحظة", "まとめ", "ポイント", "价格", "例", "例如", "原因", "备注", "总结", "提示", "最后", "标题",
    "比如", "注", "注意", "第一", "第三", "第二", "答案", "結論", "结论", "質問", "问题", "결론", "예", "주의", "질문", "참고",
  ]

  /// Words before a number or a letter that only speakers have, in lower case.
  static let speakers: Set<String> = [
    "agent", "analyst", "announcer", "attendee", "attorney", "audience", "audio", "buyer",
    "caller", "candidate", "chair", "channel", "client", "co-host", "coach", "cohost",
    "contributor", "customer", "dealer", "director", "doctor", "editor", "employee", "expert",
    "facilitator", "falante", "female", "guest", "hablante", "host", "hôte", "interlocuteur",
    "intervenant", "interviewee", "interviewer", "judge", "lead", "locuteur", "male", "man",
    "manager", "member", "moderator", "mówca", "narrator", "nurse", "officer", "operator",
    "orador", "panelist", "panellist", "participant", "patient", "person", "presenter",
    "producer", "prospect", "relatore", "rep", "reporter", "respondent", "seller", "speaker",
    "spk", "spkr", "sprecher", "spreker", "student", "talare", "teacher", "teilnehmer", "trainee",
    "trainer", "user", "voice", "witness", "woman", "диктор", "спикер", "участник", "דובר",
    "المتحدث", "متحدث", "वक्ता", "ผู้พูด", "スピーカー", "來賓", "参加者", "发言人", "嘉宾", "話し手", "話者", "讲者",
    "讲话人", "说话人", "说话者", "발언자", "참석자", "화자",
  ]

  /// Words before a number that aren't speakers, in lower case.
  static let counted: Set<String> = [
    "act", "act.", "article", "bay", "bin", "building", "bullet", "capítulo", "case", "chapitre",
    "chart", "class", "covid", "day", "decade", "district", "episode", "exercise", "exhibit",
    "fact", "fase", "feature", "figure", "fiscal", "flight", "floor", "formula", "frage", "game",
    "gate", "goal", "grade", "group", "highway", "hour", "interstate", "ipad", "iphone", "item",
    "kapitel", "kategorie", "lane", "law", "lesson", "level", "line", "lot", "model", "module",
    "month", "myth", "no", "number", "office", "page", "paragraph", "parking", "part", "parte",
    "partie", "paso", "phase", "pick", "plan", "platform", "point", "priority", "problem",
    "product", "project", "proposal", "q", "quarter", "question", "quiz", "release", "revenue",
    "review", "room", "round", "route", "row", "rule", "scenario", "scene", "schritt", "season",
    "section", "set", "shelf", "sign", "site", "slide", "stage", "step", "stop", "store",
    "strategy", "stretch", "table", "tag", "take", "target", "task", "team", "teil", "term",
    "test", "tier", "tip", "topic", "track", "train", "trend", "trip", "truth", "type", "unit",
    "update", "v", "version", "volume", "warehouse", "wave", "week", "windows", "year", "zone",
    "étape", "步骤", "第", "阶段",
  ]

  /// Words in names that don't begin with a capital.
  static let particles: Set<String> = [
    "af", "al", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos",
    "du", "e", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "van", "vom", "von", "y",
    "zu", "zum", "zur",
  ]

  /// What scripts write in brackets after a name, in lower case.
  static let directions: Set<String> = [
    "v.o.", "vo", "v/o", "o.s.", "os", "o.c.", "cont'd", "cont’d", "contd", "continued", "off",
    "off-screen", "offscreen", "on phone", "over phone", "voiceover", "voice over", "laughing",
    "laughs", "sighs", "whispering", "singing", "crosstalk",
  ]

  /// What captions have in brackets for sounds: the first word, in lower case.
  static let sounds: Set<String> = [
    "aplausos", "applaudissements", "applaus", "applause", "audio", "background", "beep", "bell",
    "blank", "blank_audio", "break", "cheering", "cheers", "chuckle", "chuckles", "chuckling",
    "clapping", "click", "clicks", "cough", "coughing", "crosstalk", "door", "foreign",
    "gelächter", "inaudible", "indistinct", "lacht", "laugh", "laughing", "laughs", "laughter",
    "music", "musica", "musik", "musique", "música", "no", "noise", "pause", "phone", "ringing",
    "rires", "risas", "sigh", "sighs", "silence", "silent", "sound", "speaking", "static",
    "typing", "unintelligible", "unverständlich", "موسيقى", "拍手", "掌声", "笑", "笑声", "音乐", "音楽",
    "박수", "웃음", "음악",
  ]
}
