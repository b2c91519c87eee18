import type { Language } from '../issue.ts';
import { criteriaHeading } from '../normalise/fields.ts';
import { type BugPart, placeOf, placeOfBeginning } from '../readiness/bug/titles.ts';
import type { ReaderLanguage } from '../readiness/rule.ts';
import { titlePattern, wordPattern } from '../readiness/spoken.ts';
import { type PartName, partWords } from '../work-order/parts.ts';

/** The sections that can be drafted, in the order in which they are put into a description. */
export const sectionNames = [
  'steps',
  'expected',
  'observed',
  'criteria',
  'boundaries',
  'tests',
] as const;

export type SectionName = (typeof sectionNames)[number];

/** The rule whose failure asks for a section. */
export const askedBy: Record<SectionName, string> = {
  steps: 'bug.steps',
  expected: 'bug.expected',
  observed: 'bug.observed',
  criteria: 'criteria.present',
  boundaries: 'scope.boundaries',
  tests: 'test.plan',
};

const headings: Record<ReaderLanguage, Record<SectionName, string>> = {
  en: {
    steps: 'Steps to reproduce',
    expected: 'Expected result',
    observed: 'Actual result',
    criteria: 'Acceptance criteria',
    boundaries: 'Out of scope',
    tests: 'Test plan',
  },
  de: {
    steps: 'Schritte zum Nachstellen',
    expected: 'Erwartetes Ergebnis',
    observed: 'Tatsächliches Ergebnis',
    criteria: 'Akzeptanzkriterien',
    boundaries: 'Nicht im Umfang',
    tests: 'Testplan',
  },
  fr: {
    steps: 'Étapes pour reproduire',
    expected: 'Résultat attendu',
    observed: 'Résultat actuel',
    criteria: 'Critères d’acceptation',
    boundaries: 'Hors périmètre',
    tests: 'Plan de test',
  },
  es: {
    steps: 'Pasos para reproducirlo',
    expected: 'Resultado esperado',
    observed: 'Resultado actual',
    criteria: 'Criterios de aceptación',
    boundaries: 'Fuera de alcance',
    tests: 'Plan de pruebas',
  },
};

/** What a section is called in the language of its issue. */
export function headingOf(name: SectionName, language: Language): string {
  return headings[language === 'unknown' ? 'en' : language][name];
}

const ofBug = (part: BugPart) => (title: string) =>
  (placeOf(title) ?? placeOfBeginning(title)) === part;
const ofPart = (part: PartName) => (title: string) =>
  partWords.some(([name, words]) => name === part && words.title.test(title));

/** Whether a title that is there announces a section, whatever it is called by us. */
export const isTitleOf: Record<SectionName, (title: string) => boolean> = {
  steps: ofBug('steps'),
  expected: ofBug('expected'),
  observed: ofBug('observed'),
  criteria: (title) => criteriaHeading.test(title),
  boundaries: ofPart('outOfScope'),
  tests: ofPart('testPlan'),
};

/** Sections whose sentences say something else than what must be true in the end. */
export const elsewhere = titlePattern({
  en: 'open (?:points?|questions?)|questions?$|notes?$|links?$|references|logs?$',
  de: 'offene|fragen$|hinweise?$|anmerkung|links?$|protokoll',
  fr: 'points ouverts|questions?$|remarques?|notes?$|liens?$|journaux',
  es: 'puntos abiertos|preguntas?$|notas?$|enlaces?$|registros',
});

/** Say what must be true in the end. */
export const demand = wordPattern({
  en: "should(?:n[’']t)?|must(?:n[’']t)?|shall|needs? to|ha(?:s|ve) to|ought to|may not",
  de: 'soll|sollen|sollte|sollten|muss|müssen|darf|dürfen',
  fr: 'doit|doivent|devrait|devraient|devra|devront',
  es: 'debe|deben|debería|deberían|deberá|deberán|tiene que|tienen que',
});

/** Before a demand: it is a task of ours, or a habit of somebody. */
export const ofTeam = wordPattern({
  en: "we|i|let[’']s|somebody|someone|they|today|currently|at the moment|so far",
  de: 'wir|ich|jemand|man|heute|aktuell|derzeit|momentan|bisher|zurzeit',
  fr: "nous|on|je|quelqu[’']un|aujourd[’']hui|actuellement|pour l[’']instant|jusqu[’']ici",
  es: 'nosotros|yo|alguien|hoy|actualmente|por ahora|hasta ahora',
});

/** Say that something is left out, in words that the rule about boundaries does not know. */
export const leftOut = wordPattern({
  en: '(?:comes?|follows?|done|handled|tracked|covered|added) (?:later|elsewhere|separately)|(?:separate|another|different|follow-?up|later) (?:ticket|issue|story|task|release|version)|(?:stays?|remains?) (?:as (?:it is|is|they are)|unchanged|untouched)|(?:does|do|will) not change|no changes? to|leave .{1,40} (?:as (?:it is|is)|alone|untouched)|not for now|for now only|only for now',
  de: '(?:kommt|kommen|folgt|folgen) später|(?:eigener|eigenes|eigenen|anderer|anderes|anderen|separates?|späteren?|späteres) (?:ticket|vorgang|story|aufgabe|version|release)|(?:bleibt|bleiben) (?:unverändert|wie (?:es|sie|er) (?:ist|sind)|unberührt)|(?:ändert|ändern) sich nicht|vorerst nicht|vorerst nur|zunächst nur',
  fr: "(?:viendra|viendront|fait|faite|suivra|suivront) plus tard|(?:autre|ticket|demande) (?:ticket|séparée?|distincte?)|(?:reste|restent) (?:inchangée?s?|tels? quels?|telles? quelles?)|ne changent? pas|pas pour l[’']instant|dans un premier temps",
  es: '(?:vendrá|vendrán|hará|harán|queda para|quedan para) (?:más tarde|más adelante|después)|(?:otro|otra) (?:ticket|tarea|historia|versión)|(?:se queda|se quedan|queda|quedan|sigue|siguen) (?:igual|como (?:está|están)|sin cambios)|no cambian?|por ahora no|por ahora solo',
});

/** Say how something is tried, in words that the rule about test plans does not know. */
export const tried = wordPattern({
  en: '(?:verify|check|confirm|make sure) (?:that|with|whether|on|in)|(?:try|tried|test|tests|testing) (?:it )?(?:with|on|in|against)|can be (?:tested|tried|verified|checked)|test (?:accounts?|data|cards?|cases?|users?|environment)|sandbox|staging|regression',
  de: '(?:prüfen|prüft|prüfe|kontrollieren|sicherstellen),? (?:dass|ob|mit|auf)|(?:testen|teste|ausprobieren|probieren) (?:mit|auf|in|gegen)|lässt sich (?:testen|prüfen|ausprobieren)|test(?:konto|konten|daten|karten?|fall|umgebung|system)|sandbox|staging|regression',
  fr: "(?:vérifier|contrôler|s[’']assurer) (?:que|avec|si|sur)|(?:tester|essayer) (?:avec|sur|dans)|peut être (?:testée?|vérifiée?)|(?:comptes?|données?|cartes?|jeux?) de test|bac à sable|préproduction|régression",
  es: '(?:verificar|comprobar|asegurarse de) (?:que|con|si|en)|(?:probar|probarlo|probarla) (?:con|en|contra)|se puede (?:probar|verificar|comprobar)|(?:cuentas?|datos|tarjetas?|casos?) de prueba|entorno de pruebas|preproducción|regresión',
});

/** In a report of a bug: say what should be, in words that alone are not sure. */
export const perhapsExpected = wordPattern({
  en: 'used to|previously|before the (?:update|release|change)|would like|correct (?:would be|is|value)|right (?:would be|is)|in the (?:old|last|previous) version',
  de: 'früher|bisher|vor dem update|richtig (?:wäre|ist)|korrekt (?:wäre|ist)|in der (?:alten|letzten|vorigen) version',
  fr: "merci de|auparavant|avant la mise à jour|la bonne valeur|correct serait|dans l[’']ancienne version",
  es: 'antes de la actualización|anteriormente|el valor correcto|en la versión anterior',
});

/** The same for what happens instead. */
export const perhapsObserved = wordPattern({
  en: 'now|currently|but|only|again|still|after that|suddenly|sometimes',
  de: 'jetzt|aktuell|derzeit|aber|nur|wieder|immer noch|noch immer|plötzlich|manchmal|danach',
  fr: 'maintenant|actuellement|mais|seulement|encore|toujours|soudain|parfois|ensuite',
  es: 'ahora|actualmente|pero|solo|sólo|otra vez|todavía|sigue|de repente|a veces|luego',
});

/** What the sentences of a story of steps begin with. */
export const inTurn = wordPattern({
  en: 'first|firstly|then|next|after that|afterwards|finally',
  de: 'zuerst|zunächst|dann|danach|anschließend|zuletzt|schließlich',
  fr: "d[’']abord|ensuite|puis|après cela|enfin|finalement",
  es: 'primero|después|luego|a continuación|finalmente|por último',
});
