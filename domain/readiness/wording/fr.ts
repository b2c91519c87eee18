import type { WordLists } from './kinds.ts';

/** Words of French. */
export const french: WordLists = {
  subjective: {
    classes: {
      quality: `bon~, mauvais, mauvaise, mauvaises, agréable~, joli~, parfait~, parfaitement, idéal~,
        excellent~, attrayant~, attractif~, élégant~, convenable~, convenablement, acceptable~,
        satisfaisant~, souhaitable~, utile~, confortable~, soigné~, de qualité, haute qualité,
        bonnes pratiques, état de l'art`,
      ease: `facile~, facilement, simple~, simplement, intuitif~, intuitivement, convivial~, ergonomique~,
        clair~, lisible~, compréhensible~, accessible~, évident~, complexe~, compliqué~, difficile~,
        difficilement, aisé~, aisément, facilité d'utilisation, facile d'utilisation`,
      speed: `rapide~, rapidement, vite, lent~, lentement, efficace~, efficacement, efficient~, performant~,
        fluide~, réactif~, prompt~, promptement`,
      strength: `robuste~, fiable~, stable~, souple~, flexible~, puissant~, moderne~, avancé~, évolutif~,
        maintenable~, innovant~, léger~, haute performance`,
      adequacy: `adéquat~, adéquatement, approprié~, adapté~, raisonnable~, raisonnablement, judicieux,
        judicieuse, judicieuses, opportun~`,
      importance: `important~, pertinent~, essentiel~, crucial~, critique~, nécessaire~, significatif~, majeur~,
        mineur~, superflu~`,
      reference: `certains, certaines, spécifique~, particulier~, spécial~, similaire~, habituel~, normal~,
        typique~, courant~, général~, générique~, quelconque~`,
      size: `grand~, petit~, gros, grosse, grosses, long, longs, longue, longues, court~, énorme~, élevé~,
        faible~`,
    },
    except: `en {général|particulier|cours}, si nécessaire, bon de commande, bons de commande, à long terme,
      à court terme, {version|mise} {majeure|mineure}, compte courant`,
  },
  ambiguous: {
    classes: {
      manner: `correctement, proprement, clairement, directement, dûment, comme d'habitude, intelligemment`,
      frequency: `souvent, parfois, généralement, habituellement, normalement, fréquemment, occasionnellement,
        rarement, régulièrement, périodiquement, principalement, typiquement, majoritairement, la plupart du temps,
        de temps en temps, quelquefois`,
      degree: `très, trop, assez, plutôt, extrêmement, particulièrement, relativement, sensiblement,
        considérablement, fortement, légèrement, hautement, vraiment, significativement, nettement`,
      approximation: `environ, approximativement, presque, quasiment, quasi, à peu près, plus ou moins, au moins,
        autour de (#)`,
      time: `bientôt, prochainement, récemment, récent~, immédiatement, sous peu, en temps voulu, en temps utile,
        en temps réel, dans les meilleurs délais, instantanément`,
      probability: `probablement, peut-être, éventuellement, éventuel~, possiblement, potentiellement, potentiel~,
        théoriquement, vraisemblablement, apparemment, probable~`,
    },
    except: `au moins {#|un|une|deux|trois|quatre|cinq}, plutôt que, trop de, assez de`,
  },
  non_verifiable: {
    classes: {
      quantity: `plusieurs, divers, diverses, différents, différentes, nombreux, nombreuses, beaucoup de,
        peu de, trop de, quelques, un grand nombre, un certain nombre, une variété de, une série de,
        la plupart, suffisant~, suffisamment, assez de, limité~, la majorité`,
      effort: `optimiser, optimisé~, optimisation, optimal~, minimiser, minimisé~, maximiser, maximisé~,
        améliorer, amélioré~, amélioration, simplifier, simplifié~, accélérer, accéléré~`,
      plural: `multiple~`,
      extent: `possible~`,
      norm: `comme {prévu|attendu|avant|souhaité|convenu}, cohérent~, fonctionne bien,
        sans erreur, pleinement fonctionnel~`,
    },
    except: `{est|soit|sera|serait|être|était|rend|rendre|devient|reste} {|aussi|également|pas|plus|ainsi} possible,
      un peu de`,
  },
  superlative: {
    classes: {
      degree: `{le|la|les} {plus|moins}, {le|la|les|du|des|au|aux} {meilleur|meilleure|meilleurs|meilleures},
        {le|la|les} pire~, le mieux, au mieux`,
      ending: `maximal~, ultime~, *issime~`,
    },
    except: `{le|la|les} plus souvent, dans les meilleurs délais`,
  },
  comparative: {
    classes: {
      degree: `mieux, meilleur~, pire~, davantage, plutôt que, plus _ que, moins _ que, 
        {plus|moins} {rapidement|facilement|simplement|souvent|efficacement|vite|longtemps|clairement}`,
      ending: `{plus|moins} {rapide|rapides|lent|lente|lents|lentes|simple|simples|facile|faciles|grand|grande|
        grands|grandes|petit|petite|petits|petites|long|longue|longs|longues|court|courte|courts|courtes|clair|
        claire|clairs|claires|efficace|efficaces|fiable|fiables|élevé|élevée|élevés|élevées|récent|récente|
        récents|récentes|complexe|complexes|important|importante|importants|importantes|lisible|lisibles},
        supérieur~, inférieur~`,
    },
    except: `{le|la|les|du|des|au|aux} {plus|moins|meilleur|meilleure|meilleurs|meilleures|mieux|pire},
      {supérieur|supérieure|supérieurs|supérieures|inférieur|inférieure|inférieurs|inférieures} {|ou} {|égal|égale}
      à #, plus ou moins, tant mieux`,
  },
  negative: {
    classes: {
      particle: `pas, ne _ pas, ne pas, ni _ ni`,
      adverb: `jamais, ne _ jamais, ne _ plus, ne plus, nullement, en aucun cas`,
      determiner: `aucun, aucune, aucuns, aucunes, nul, nulle`,
    },
    except: `pas à pas, pas seulement, pourquoi pas, {un|le|chaque|premier} pas, ou pas, pas {plus|moins} de,
      ne {|_} pas {dépasser|excéder|seulement}, ne _ pas {dépasser|excéder|seulement}, jamais vu`,
  },
  vague_pronoun: {
    classes: {
      demonstrative: `ceci, cela, ça, celui-ci, celle-ci, ceux-ci, celles-ci, celui-là, celle-là, ceux-là,
        celles-là`,
      personal: `ce dernier, cette dernière, ces derniers, ces dernières, lequel, laquelle, lesquels, lesquelles`,
      other: `autre, autres, d'autres, d'autre, l'autre`,
    },
    except: `entre autres, d'autre part, l'un l'autre, l'un à l'autre, {autre|autres} que, ou autre, comme ça,
      autre part`,
  },
  uncertain_verb: {
    classes: {
      modal: `peut, peuvent, pourra, pourront, pourrait, pourraient, devrait, devraient, pourrions, devrions`,
      hedge: `semble, semblent, est susceptible, sont susceptibles, est censé, est censée, sont censés, sont censées,
        il se peut`,
    },
    except: `on peut, je {pourrais|devrais}, il se peut que`,
  },
  loophole: {
    classes: {
      condition: `si {possible|nécessaire|besoin|applicable|souhaité|pertinent}, si c'est {possible|nécessaire},
        {quand|lorsque} {c'est|cela|} {est|} {possible|nécessaire}, le cas échéant, au besoin, en cas de besoin,
        dans la mesure du possible, autant que {possible|nécessaire}, dès que possible, aussi _ que possible,
        {le|la|les} plus _ possible, selon {les|le} {besoins|besoin|cas}, en principe, en général, à la discrétion,
        dans certains cas, dans la plupart des cas`,
      open_end: `etc, et cetera, et ainsi de suite, entre autres, ou {équivalent|similaire|autre}, et autres,
        et plus encore, ou quelque chose, sans s'y limiter`,
      option: `sauf {indication|mention} contraire, idéalement, optionnellement, facultativement, en option,
        pour l'instant, pour le moment, de préférence`,
    },
  },
};
