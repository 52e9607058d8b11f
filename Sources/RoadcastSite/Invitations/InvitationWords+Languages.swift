extension InvitationWords {
  static let english = InvitationWords(
    language: "en",
    subjectPattern: "Your private address for %",
    greetingPattern: "Hello %,",
    readyPattern: "% is ready for you",
    instructions: [
      "Add this address to your podcast app once.",
      "New episodes then arrive by themselves, and play without a connection.",
      "The address is yours alone: please don't pass it on.",
    ],
    showHow: "Show me how",
    howTo: "How to do that in your app:",
    onPhone: "On your phone:",
    openOvercast: "Open in Overcast",
    openPocketCasts: "Open in Pocket Casts on an iPhone",
    onAndroid: "on Android",
    anyOtherApp: "Any other app",
    hints: hints(
      apple: "Library, then “…”, then “Follow a Show by URL”; paste the address.",
      overcast: "“+”, then “Add URL”; paste the address.",
      pocketCasts: "paste the address into the search field of Discover.",
      antennaPod: "“Add podcast”, then “Add podcast by RSS address”; paste the address.",
      others: "look for “Add by URL” or “Add RSS feed”, and paste the address."
    ),
    scan: "Are you reading this on a computer? Scan this with your phone:",
    codeText: "QR code of your page about subscribing",
    cardsTitle: "private addresses"
  )

  static let german = InvitationWords(
    language: "de",
    subjectPattern: "Ihre persönliche Adresse für %",
    greetingPattern: "Guten Tag, %,",
    readyPattern: "% ist für Sie bereit",
    instructions: [
      "Fügen Sie diese Adresse einmal Ihrer Podcast-App hinzu.",
      "Neue Folgen kommen dann von selbst und laufen auch ohne Verbindung.",
      "Die Adresse gehört nur Ihnen: Bitte geben Sie sie nicht weiter.",
    ],
    showHow: "So geht es",
    howTo: "So geht es in Ihrer App:",
    onPhone: "Auf Ihrem Telefon:",
    openOvercast: "In Overcast öffnen",
    openPocketCasts: "In Pocket Casts auf einem iPhone öffnen",
    onAndroid: "auf Android",
    anyOtherApp: "Jede andere App",
    hints: hints(
      apple: "in der Mediathek „…“, dann einer Sendung über ihre URL folgen; Adresse einfügen.",
      overcast: "„+“, dann eine URL hinzufügen; Adresse einfügen.",
      pocketCasts: "die Adresse in das Suchfeld einfügen.",
      antennaPod: "Podcast hinzufügen, dann über die RSS-Adresse; Adresse einfügen.",
      others: "einen Podcast über seine URL oder seinen RSS-Feed hinzufügen; Adresse einfügen."
    ),
    scan: "Lesen Sie das an einem Computer? Scannen Sie diesen Code mit Ihrem Telefon:",
    codeText: "QR-Code Ihrer Seite zum Abonnieren",
    cardsTitle: "persönliche Adressen"
  )

  static let french = InvitationWords(
    language: "fr",
    subjectPattern: "Votre adresse personnelle pour %",
    greetingPattern: "Bonjour %,",
    readyPattern: "% est prêt pour vous",
    instructions: [
      "Ajoutez une seule fois cette adresse à votre application de podcasts.",
      "Les nouveaux épisodes arrivent ensuite d’eux-mêmes et s’écoutent sans connexion.",
      "Cette adresse n’est que pour vous : merci de ne pas la transmettre.",
    ],
    showHow: "Comment faire",
    howTo: "Comment faire dans votre application :",
    onPhone: "Sur votre téléphone :",
    openOvercast: "Ouvrir dans Overcast",
    openPocketCasts: "Ouvrir dans Pocket Casts sur un iPhone",
    onAndroid: "sur Android",
    anyOtherApp: "Toute autre application",
    hints: hints(
      apple:
        "dans la bibliothèque, « … », puis suivre une émission par son URL ; collez l’adresse.",
      overcast: "« + », puis ajouter une URL ; collez l’adresse.",
      pocketCasts: "collez l’adresse dans le champ de recherche.",
      antennaPod: "ajouter un podcast, puis par son adresse RSS ; collez l’adresse.",
      others: "ajoutez un podcast par son URL ou son flux RSS, et collez l’adresse."
    ),
    scan: "Vous lisez ceci sur un ordinateur ? Scannez ce code avec votre téléphone :",
    codeText: "Code QR de votre page d’abonnement",
    cardsTitle: "adresses personnelles"
  )

  static let spanish = InvitationWords(
    language: "es",
    subjectPattern: "Su dirección personal para %",
    greetingPattern: "Hola, %:",
    readyPattern: "% está listo para usted",
    instructions: [
      "Añada esta dirección una sola vez a su aplicación de podcasts.",
      "Los episodios nuevos llegan después por sí solos y se escuchan sin conexión.",
      "La dirección es solo suya: no la comparta, por favor.",
    ],
    showHow: "Cómo hacerlo",
    howTo: "Cómo hacerlo en su aplicación:",
    onPhone: "En su teléfono:",
    openOvercast: "Abrir en Overcast",
    openPocketCasts: "Abrir en Pocket Casts en un iPhone",
    onAndroid: "en Android",
    anyOtherApp: "Cualquier otra aplicación",
    hints: hints(
      apple: "en la biblioteca, «…», y luego seguir un programa por su URL; pegue la dirección.",
      overcast: "«+», y luego añadir una URL; pegue la dirección.",
      pocketCasts: "pegue la dirección en el campo de búsqueda.",
      antennaPod: "añadir un podcast, y luego por su dirección RSS; pegue la dirección.",
      others: "añada un podcast por su URL o su canal RSS, y pegue la dirección."
    ),
    scan: "¿Está leyendo esto en un ordenador? Escanee este código con su teléfono:",
    codeText: "Código QR de su página de suscripción",
    cardsTitle: "direcciones personales"
  )

  static let italian = InvitationWords(
    language: "it",
    subjectPattern: "Il suo indirizzo personale per %",
    greetingPattern: "Buongiorno %,",
    readyPattern: "% è pronto per lei",
    instructions: [
      "Aggiunga una sola volta questo indirizzo alla sua app di podcast.",
      "I nuovi episodi arrivano poi da soli e si ascoltano senza connessione.",
      "L’indirizzo è solo suo: per favore, non lo trasmetta ad altri.",
    ],
    showHow: "Come si fa",
    howTo: "Come si fa nella sua app:",
    onPhone: "Sul suo telefono:",
    openOvercast: "Apri in Overcast",
    openPocketCasts: "Apri in Pocket Casts su un iPhone",
    onAndroid: "su Android",
    anyOtherApp: "Qualsiasi altra app",
    hints: hints(
      apple: "nella libreria, «…», poi segui un programma tramite URL; incolli l’indirizzo.",
      overcast: "«+», poi aggiungi un URL; incolli l’indirizzo.",
      pocketCasts: "incolli l’indirizzo nel campo di ricerca.",
      antennaPod: "aggiungi un podcast, poi tramite indirizzo RSS; incolli l’indirizzo.",
      others: "aggiunga un podcast tramite URL o feed RSS, e incolli l’indirizzo."
    ),
    scan: "Sta leggendo su un computer? Scansioni questo codice con il telefono:",
    codeText: "Codice QR della sua pagina di abbonamento",
    cardsTitle: "indirizzi personali"
  )

  static let dutch = InvitationWords(
    language: "nl",
    subjectPattern: "Uw persoonlijke adres voor %",
    greetingPattern: "Hallo %,",
    readyPattern: "% staat voor u klaar",
    instructions: [
      "Voeg dit adres één keer toe aan uw podcast-app.",
      "Nieuwe afleveringen komen daarna vanzelf en spelen ook zonder verbinding.",
      "Het adres is alleen van u: geef het niet door.",
    ],
    showHow: "Zo doet u dat",
    howTo: "Zo doet u dat in uw app:",
    onPhone: "Op uw telefoon:",
    openOvercast: "Openen in Overcast",
    openPocketCasts: "Openen in Pocket Casts op een iPhone",
    onAndroid: "op Android",
    anyOtherApp: "Elke andere app",
    hints: hints(
      apple: "in de bibliotheek ‘…’, dan een programma via de URL volgen; plak het adres.",
      overcast: "‘+’, dan een URL toevoegen; plak het adres.",
      pocketCasts: "plak het adres in het zoekveld.",
      antennaPod: "een podcast toevoegen, dan via het RSS-adres; plak het adres.",
      others: "voeg een podcast toe via de URL of de RSS-feed, en plak het adres."
    ),
    scan: "Leest u dit op een computer? Scan deze code met uw telefoon:",
    codeText: "QR-code van uw pagina over abonneren",
    cardsTitle: "persoonlijke adressen"
  )

  static let portuguese = InvitationWords(
    language: "pt",
    subjectPattern: "O seu endereço pessoal para %",
    greetingPattern: "Olá, %,",
    readyPattern: "% está à sua espera",
    instructions: [
      "Adicione este endereço uma única vez à sua aplicação de podcasts.",
      "Os novos episódios chegam depois sozinhos e ouvem-se sem ligação.",
      "O endereço é só seu: por favor, não o partilhe.",
    ],
    showHow: "Como se faz",
    howTo: "Como se faz na sua aplicação:",
    onPhone: "No seu telefone:",
    openOvercast: "Abrir no Overcast",
    openPocketCasts: "Abrir no Pocket Casts num iPhone",
    onAndroid: "no Android",
    anyOtherApp: "Qualquer outra aplicação",
    hints: hints(
      apple: "na biblioteca, “…”, depois seguir um programa pelo URL; cole o endereço.",
      overcast: "“+”, depois adicionar um URL; cole o endereço.",
      pocketCasts: "cole o endereço no campo de pesquisa.",
      antennaPod: "adicionar um podcast, depois pelo endereço RSS; cole o endereço.",
      others: "adicione um podcast pelo URL ou pelo feed RSS, e cole o endereço."
    ),
    scan: "Está a ler isto num computador? Leia este código com o telefone:",
    codeText: "Código QR da sua página de subscrição",
    cardsTitle: "endereços pessoais"
  )

  private static func hints(
    apple: String,
    overcast: String,
    pocketCasts: String,
    antennaPod: String,
    others: String
  ) -> [AppHint] {
    [
      AppHint(app: "Apple Podcasts", text: apple), AppHint(app: "Overcast", text: overcast),
      AppHint(app: "Pocket Casts", text: pocketCasts),
      AppHint(app: "AntennaPod", text: antennaPod), AppHint(app: nil, text: others),
    ]
  }
}
