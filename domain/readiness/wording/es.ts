import type { WordLists } from './kinds.ts';

/** Words of Spanish. */
export const spanish: WordLists = {
  subjective: {
    classes: {
      quality: `bueno~, buen, malo~, bonito~, excelente~, perfecto~, perfectamente, ideal~, agradable~,
        atractivo~, elegante~, cómodo~, cómodamente, limpio~, aceptable~, satisfactorio~, deseable~, útil,
        útiles, valioso~, de calidad, alta calidad, buenas prácticas`,
      ease: `fácil, fáciles, fácilmente, sencillo~, sencillamente, simple~, simplemente, intuitivo~, amigable~,
        claro~, legible~, comprensible~, entendible~, accesible~, evidente~, obvio~, difícil, difíciles, complejo~,
        complicado~, familiar~, engorroso~, fácil de usar, facilidad de uso`,
      speed: `rápido~, rápidamente, lento~, lentamente, eficiente~, eficientemente, eficaz~, eficazmente, ágil,
        ágiles, ágilmente, fluido~, alto rendimiento, veloz~`,
      strength: `robusto~, fiable~, confiable~, estable~, flexible~, potente~, moderno~, avanzado~, escalable~,
        mantenible~, innovador~, ligero~`,
      adequacy: `adecuado~, adecuadamente, apropiado~, apropiadamente, razonable~, razonablemente, idóneo~,
        oportuno~, pertinente~, conveniente~`,
      importance: `importante~, relevante~, significativo~, crítico~, esencial~, crucial~, necesario~,
        innecesario~`,
      reference: `cierto~, específico~, especial~, particular~, similar~, parecido~, habitual~, normal~, típico~,
        común, comunes, general~, genérico~, determinado~`,
      size: `grande~, gran, pequeño~, largo~, corto~, enorme~, breve~, alto~, diminuto~`,
    },
    except: `por cierto, en {general|particular|especial}, por lo general, a lo largo, a corto plazo, a largo plazo,
      buenos días, buenas tardes, si {es|fuera|fuese} necesario, {dar|dado|darse} de alta, {dar|dado} de alta`,
  },
  ambiguous: {
    classes: {
      manner: `correctamente, claramente, directamente, debidamente, como siempre, inteligentemente, bien`,
      frequency: `normalmente, generalmente, habitualmente, usualmente, a menudo, a veces, frecuentemente,
        ocasionalmente, raramente, regularmente, periódicamente, principalmente, típicamente, mayormente,
        de vez en cuando, la mayor parte del tiempo, con frecuencia`,
      degree: `muy, demasiado~, bastante~, extremadamente, altamente, relativamente, especialmente,
        particularmente, significativamente, considerablemente, ligeramente, realmente, sumamente, notablemente`,
      approximation: `aproximadamente, casi, alrededor de (#), cerca de (#), más o menos, al menos, por lo menos`,
      time: `pronto, próximamente, recientemente, reciente~, inmediatamente, en breve, a tiempo, oportunamente,
        en tiempo real, a la brevedad, tarde o temprano`,
      probability: `probablemente, posiblemente, quizá, quizás, tal vez, a lo mejor, potencialmente, eventualmente,
        presumiblemente, aparentemente, teóricamente, probable~, eventual~`,
    },
    except: `al menos {#|un|una|uno|dos|tres|cuatro|cinco}, por lo menos {#|un|una|uno|dos|tres}, tan pronto,
      si bien, lo más pronto, más bien, o bien, también`,
  },
  non_verifiable: {
    classes: {
      quantity: `varios, varias, diversos, diversas, muchos, muchas, pocos, pocas, algunos, algunas, numerosos,
        numerosas, una serie de, un número de, una variedad de, la mayoría, gran cantidad de, un montón de,
        un par de, suficiente~, suficientemente, limitado~, buena parte de`,
      effort: `optimizar, optimizado~, optimización, óptimo~, minimizar, minimizado~, maximizar, maximizado~,
        mejorar, mejora, mejoras, mejorado~, simplificar, simplificado~, agilizar, acelerar`,
      plural: `múltiple~`,
      extent: `posible~`,
      norm: `como {antes|esperado|previsto}, {tal|} como se espera, coherente~, consistente~, funciona bien,
        sin errores, plenamente funcional~`,
    },
    except: `{es|sea|será|sería|ser|fue|hace|hacer|haga|resulta} {|también|no|aún} posible`,
  },
  superlative: {
    classes: {
      degree: `{el|la|los|las|lo} {más|menos}, {el|la|los|las|lo|del|al} {mejor|mejores|peor|peores|mayor|mayores|
        menor|menores}`,
      ending: `*ísimo~, óptima, pésimo~`,
    },
    except: `a lo {mejor|más}, {por|al} lo menos, por lo menos, la mayor parte`,
  },
  comparative: {
    classes: {
      degree: `mejor, mejores, peor, peores, mayor, mayores, menor, menores, más _ que, menos _ que,
        {más|menos} {rápidamente|fácilmente|claramente|eficientemente|tarde|temprano}`,
      ending: `{más|menos} {rápido|rápida|rápidos|rápidas|lento|lenta|lentos|lentas|simple|simples|sencillo|sencilla|
        sencillos|sencillas|fácil|fáciles|grande|grandes|pequeño|pequeña|pequeños|pequeñas|largo|larga|largos|largas|
        corto|corta|cortos|cortas|claro|clara|claros|claras|eficiente|eficientes|fiable|fiables|alto|alta|altos|altas|
        bajo|baja|bajos|bajas|reciente|recientes|complejo|compleja|complejos|complejas|importante|importantes|legible|
        legibles}, superior~, inferior~`,
    },
    except: `{el|la|los|las|lo|del|al} {más|menos|mejor|mejores|peor|peores|mayor|mayores|menor|menores},
      {mayor|menor} o igual, {mayor|menor|mayores|menores} {que|de} #, {superior|inferior|superiores|inferiores} a #,
      a lo mejor, mayor de edad, parte superior, parte inferior`,
  },
  negative: {
    classes: {
      particle: `no, tampoco, ni _ ni`,
      adverb: `nunca, jamás, en ningún caso, de ninguna manera`,
      determiner: `ningún, ninguno, ninguna, ningunos, ningunas`,
    },
    except: `no {solo|sólo|obstante}, no {debe|debería|deberá|puede|podrá} {|de} {exceder|superar}, no {supere|exceda|superar|
      exceder}, o no, por qué no, si no, ya no, no {más|menos} de`,
  },
  vague_pronoun: {
    classes: {
      demonstrative: `esto, eso, ello, aquello`,
      personal: `éste, ésta, éstos, éstas, el mismo, la misma, los mismos, las mismas, lo mismo, este último,
        esta última`,
      other: `otro~`,
    },
    except: `por {eso|ello|esto}, eso es, esto es, {otro|otra|otros|otras} que, entre {otros|otras}, uno a otro, otra vez,
      por otra parte, por otro lado, y otros, {el|la|los|las} {mismo|misma|mismos|mismas} _`,
  },
  uncertain_verb: {
    classes: {
      modal: `puede, pueden, podría, podrían, podrá, podrán, debería, deberían, podríamos, deberíamos`,
      hedge: `parece, parecen, suele, suelen, se supone, tiende a, tienden a, puede que`,
    },
    except: `yo podría`,
  },
  loophole: {
    classes: {
      condition: `si {|es|fuera|fuese} {posible|necesario|aplicable|preciso}, si {procede|corresponde|aplica},
        cuando {|sea} {posible|necesario|preciso}, cuando {proceda|corresponda|aplique}, donde {proceda|corresponda},
        según {|sea} {necesario|corresponda|proceda|convenga}, según el caso, en la medida de lo posible,
        tan _ como sea posible, lo {más|menos} _ posible, lo antes posible, cuanto antes, en su caso,
        en caso {|de} {|ser} necesario, de ser {posible|necesario}, en principio, en general, por lo general,
        en la mayoría de los casos, en algunos casos, a discreción, a criterio de`,
      open_end: `etc, etcétera, y así sucesivamente, y demás, entre {otros|otras}, {o|u} {similar|similares|otros|otras},
        o algo así, y similares, y más, sin limitarse a`,
      option: `salvo que se indique, a menos que se indique, opcionalmente, idealmente, de momento, por ahora,
        por el momento, preferiblemente, preferentemente`,
    },
  },
};
