import type { WordLists } from './kinds.ts';

/** Words of German. */
export const german: WordLists = {
  subjective: {
    classes: {
      quality: `gut~, schlecht~, toll~, schön~, hübsch~, perfekt~, ideal~, angenehm~, ansprechend~,
        attraktiv~, ordentlich~, sauber~, ausgezeichnet~, hervorragend~, zufriedenstellend~, akzeptabel,
        akzeptabl~, wünschenswert~, nützlich~, hilfreich~, sinnvoll~, wertvoll~, hochwertig~, zeitgemäß~,
        benutzbar~, stand der technik`,
      ease: `einfach~, leicht~, mühelos~, unkompliziert~, intuitiv~, *freundlich~, verständlich~,
        nachvollziehbar~, übersichtlich~, lesbar~, bedienbar~, klar~, vertraut~, schwierig~, kompliziert~,
        komplex~, umständlich~, selbsterklärend~, offensichtlich~, bequem~, komfortabel, komfortabl~,
        handlich~`,
      speed: `schnell~, rasch~, zügig~, flott~, langsam~, effizient~, effektiv~, performant~, reibungslos~,
        flüssig~, nahtlos~, prompt~`,
      strength: `robust~, stabil~, zuverlässig~, flexibel, flexibl~, leistungsfähig~, leistungsstark~,
        mächtig~, modern~, fortschrittlich~, ausgereift~, innovativ~, schlank~, skalierbar~, wartbar~,
        zukunftssicher~, hochverfügbar~`,
      adequacy: `angemessen~, geeignet~, passend~, adäquat~, zweckmäßig~, vernünftig~, entsprechende,
        entsprechenden, entsprechender, entsprechendes, entsprechendem, gebührend~, ordnungsgemäß~`,
      importance: `wichtig~, relevant~, wesentlich~, bedeutend~, kritisch~, notwendig~, nötig~,
        erforderlich~, unnötig~`,
      reference: `bestimmte, bestimmten, bestimmter, bestimmtes, bestimmtem, gewisse, gewissen, gewisser,
        gewisses, gewissem, speziell~, ähnlich~, üblich~, normal~, typisch~, gängig~, allgemein~,
        generell~`,
      size: `groß~, klein~, hoch, hohe, hohen, hoher, hohes, hohem, niedrig~, lange, langen, langer, langes,
        langem, kurze, kurzen, kurzer, kurzes, riesig~, winzig~, gering~`,
    },
    except: `guten {tag|morgen|abend}, im allgemeinen, so {lange|lang}, {wie|zu} lange, vor kurzem, wie üblich,
      {falls|wenn|sofern|soweit|wo} {nötig|notwendig|erforderlich|sinnvoll}`,
  },
  ambiguous: {
    classes: {
      manner: `korrekt~, richtig~, direkt~, wie gewohnt, wie üblich, sinngemäß, fachgerecht~, sachgemäß~`,
      frequency: `normalerweise, üblicherweise, gewöhnlich, typischerweise, meist, meistens, oft, öfter,
        häufig~, manchmal, gelegentlich~, selten~, regelmäßig~, hauptsächlich, überwiegend, weitgehend,
        größtenteils, teilweise, teils, ab und zu, hin und wieder, von zeit zu zeit`,
      degree: `sehr, äußerst, extrem~, besonders, ziemlich, relativ, deutlich, erheblich~, etwas, überaus,
        höchst, außerordentlich, merklich, spürbar, geringfügig`,
      approximation: `ungefähr, etwa, circa, zirka, ca, rund (#), knapp (#), fast, nahezu, beinahe, annähernd,
        mehr oder weniger, mindestens, größenordnung`,
      time: `bald, demnächst, zeitnah~, umgehend~, kürzlich, neulich, rechtzeitig~, in kürze, in echtzeit,
        in naher zukunft, früher oder später`,
      probability: `wahrscheinlich, vermutlich, eventuell~, evtl, möglicherweise, vielleicht, womöglich,
        voraussichtlich, hoffentlich, anscheinend, theoretisch, potenziell~, potentiell~`,
    },
    except: `mindestens {#|ein|eine|einen|einem|einer|zwei|drei|vier|fünf}, in etwa so, so etwas`,
  },
  non_verifiable: {
    classes: {
      quantity: `einige, einigen, einiger, mehrere, mehreren, mehrerer, viele, vielen, vieler, verschiedene,
        verschiedenen, verschiedener, diverse, diversen, diverser, zahlreich~, wenige, wenigen, weniger (_),
        eine reihe von, eine vielzahl, eine menge, ein paar, jede menge, ein großteil, ein teil der,
        die meisten, genug, genügend, ausreichend~, hinreichend~, begrenzt~, eine gewisse anzahl`,
      effort: `optimieren, optimiert~, optimierung, optimal~, minimieren, minimiert~, maximieren, maximiert~,
        verbessern, verbessert~, verbesserung, vereinfachen, vereinfacht~, beschleunigen, beschleunigt~`,
      extent: `möglich~`,
      norm: `wie {erwartet|gewünscht|bisher|gehabt|vorgesehen|geplant}, konsistent~, fehlerfrei~,
        produktionsreif~, voll funktionsfähig, funktioniert gut`,
    },
    except: `möglich {ist|sein|wird|war|wäre|sei|machen|macht|gemacht|sind}, {ist|war|wird|wäre|sei} möglich,
      {ist|war|wird|wäre|sei|soll} {es|das|dies} {|auch|nicht} möglich, nicht {mehr|} möglich,
      weniger als #, vielen dank, weniger (als)`,
  },
  superlative: {
    classes: {
      degree: `am meisten, am wenigsten, am besten, beste, bester, bestes, besten, meisten, schlimmste,
        schlimmsten, schlechteste, schlechtesten, bestmöglich~, größtmöglich~, höchstmöglich~,
        kleinstmöglich~, kürzestmöglich~, niedrigstmöglich~`,
      ending: `größte~, kleinste~, höchste~, niedrigste~, schnellste~, langsamste~, einfachste~, leichteste~,
        kürzeste~, längste~, neueste~, neuste~, älteste~, wichtigste~, stärkste~, schwächste~, sicherste~,
        geringste~, weiteste~, nächstgelegene~, am {größten|kleinsten|höchsten|niedrigsten|schnellsten|
        langsamsten|einfachsten|leichtesten|kürzesten|längsten|stärksten|sichersten|geringsten}`,
    },
    except: `besten dank, zum besten`,
  },
  comparative: {
    classes: {
      degree: `mehr, weniger, besser~, schlimmer~, schlechter als, schlechtere, schlechteren, lieber`,
      ending: `größer~, höher~, kürzer~, länger~, älter~, stärker~, schwächer~, näher als, kleinere, kleineren,
        niedrigere, niedrigeren, schnellere, schnelleren, schnelleres, langsamere, langsameren, einfachere,
        einfacheren, einfacheres, leichtere, leichteren, neuere, neueren, geringere, geringeren, sicherere,
        {deutlich|viel|noch|etwas|wesentlich|merklich} {schneller|langsamer|kleiner|niedriger|einfacher|
        leichter|geringer|schlechter|neuer|sicherer|klarer},
        {schneller|langsamer|kleiner|niedriger|einfacher|leichter|geringer|neuer|sicherer|klarer} als`,
    },
    except: `{nicht|nie|niemals|nichts|niemand} mehr, {kein|keine|keinen|keinem|keiner} mehr,
      {kein|keine|keinen|keinem|keiner} _ mehr, mehr oder weniger, nicht länger, mehr erfahren, mehr anzeigen,
      {mehr|weniger|größer|höher|länger|kürzer|älter|kleiner|geringer|niedriger|neuer} als #,
      # oder {mehr|höher|neuer|weniger|größer|länger}`,
  },
  negative: {
    classes: {
      particle: `nicht, keinesfalls, keineswegs, auf keinen fall, in keinem fall, weder`,
      adverb: `nie, niemals, nirgends`,
      determiner: `kein~, keinerlei`,
    },
    except: `nicht {nur|überschreiten|übersteigen|überschritten|zuletzt},
      nicht {mehr|länger|größer|höher|kleiner|kürzer|weniger|älter} als, oder nicht, warum nicht, wenn nicht`,
  },
  vague_pronoun: {
    classes: {
      demonstrative: `dies, jenes, ebendies, das (ist|soll|muss|kann|wird|darf|sollte|könnte|führt|bedeutet|hat|
        geht|funktioniert|betrifft|gilt|passiert|hilft)`,
      personal: `es, derselbe, dieselbe, dasselbe, letztere~, erstere~`,
      other: `andere~`,
    },
    except: `es {gibt|gab|ist|soll|sollte|muss|kann|wird|darf|geht|handelt|sollen|können|müssen|werden|sind|sei|
      wäre|war|möglich|nötig|notwendig|keine|keinen|kein}, {ist|soll|sollte|muss|kann|wird|darf|war|wäre|gibt|
      gab|geht|handelt|sei|sollen|müssen|können|werden} es, das heißt, unter {anderem|anderen}, andere als,
      es sei denn, das ist _`,
  },
  uncertain_verb: {
    classes: {
      modal: `kann, können, könnte, könnten, dürfte, dürften, sollte, sollten, müsste, müssten, mag, würde,
        würden`,
      hedge: `scheint, scheinen, pflegt zu, versucht zu`,
    },
    except: `{ich|wir} {kann|können|könnte|könnten|würde|würden}, {kann|könnte|würde} ich,
      {können|könnten|würden} wir, damit {ich|man} {|_} {|_} {|_} kann, damit {wir|sie} {|_} {|_} {|_} können`,
  },
  loophole: {
    classes: {
      condition: `{falls|wenn|soweit|sofern|wo} {|es} {möglich|nötig|erforderlich|notwendig|anwendbar|zutreffend|
        sinnvoll|gewünscht|machbar}, wie erforderlich, nach möglichkeit, möglichst, bei bedarf, nach bedarf,
        gegebenenfalls, ggf, ggfs, ggfls, unter umständen, so _ wie möglich, so _ _ wie möglich,
        schnellstmöglich~, baldmöglichst~, nach ermessen, in der regel, im prinzip, prinzipiell, grundsätzlich,
        im allgemeinen, im wesentlichen, im normalfall, im regelfall`,
      open_end: `usw, usf, etc, und so weiter, {und|oder} {ähnliches|ähnliche|ähnlich}, und dergleichen,
        oder dergleichen, o ä, u ä, u a, unter anderem, u s w, und mehr, oder so, unter anderen`,
      option: `optional~, vorerst, vorläufig, sofern nicht anders, idealerweise, wenn zeit ist`,
    },
  },
};
