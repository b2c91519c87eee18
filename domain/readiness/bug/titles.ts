/** The parts of a report of a bug. */
export type BugPart = 'observed' | 'expected' | 'steps';

/** What stands below a title: a part, facts that are no sentences of a part, or a proposal; else anything. */
export type Place = BugPart | 'facts' | 'proposal' | 'anything';

/** Titles and labels in all four languages: many teams write them in English, whatever else they write. */
const titles: Record<Place, string> = {
  observed: `actual, actual result, actual results, actual behavior, actual behaviour, actual outcome,
    actual output, observed, observed behavior, observed behaviour, observed result, observed results, observation,
    current behavior, current behaviour, current result, current results, what happens, what happened,
    what is happening, what actually happens, what actually happened, what happened instead, what happens instead, symptom,
    symptoms, problem type, result, results, bug, i see, we see, got,
    tatsächlich, tatsächliches verhalten, tatsächliches ergebnis, ist, ist-verhalten, ist-zustand, istverhalten, beobachtet,
    beobachtung, beobachtetes verhalten, aktuelles verhalten, aktuelles ergebnis, ergebnis, fehlerbild,
    was passiert, was geschieht, symptome,
    résultat obtenu, résultats obtenus, résultat actuel, résultats actuels, résultat, comportement observé,
    comportement constaté, comportement actuel, constaté, constat, observé, obtenu, ce qui se passe, symptômes,
    resultado actual, resultados actuales, resultado obtenido, resultados obtenidos, resultado, resultado real,
    comportamiento actual, comportamiento observado, comportamiento real, obtenido, observado, qué sucede, qué pasa,
    lo que sucede, lo que pasa, síntomas`,
  expected: `expected, expected result, expected results, expected behavior, expected behaviour, expected outcome,
    expected output, expectation, expectations, what should happen, what should have happened, what i expected,
    what was expected, what i expected to happen, what you expected to happen, what did you expect, should be, desired behavior,
    desired behaviour, correct behavior, correct behaviour,
    erwartet, erwartetes verhalten, erwartetes ergebnis, erwartung, erwartungen, soll, soll-verhalten, soll-zustand,
    sollverhalten, gewünschtes verhalten, was passieren sollte, was passieren soll,
    attendu, résultat attendu, résultats attendus, comportement attendu, comportement souhaité, attente,
    ce qui devrait se passer, ce qui est attendu,
    esperado, se espera, resultado esperado, resultados esperados, comportamiento esperado, comportamiento deseado,
    lo que debería pasar, qué debería pasar`,
  steps: `steps to reproduce, steps for reproducing, steps for reproduction, step to reproduce, steps how to reproduce,
    steps to recreate, steps to repro, reproduce steps, reproducing steps, reproduction steps, repro steps, how to reproduce,
    how to repro, how to trigger, to reproduce, to reproduce it, reproduction, repro, reproduce, reproducing, str, steps,
    test steps, scenario, reproducer,
    schritte, schritte zum reproduzieren, schritte zur reproduktion, schritte zum nachstellen, schritte zur nachstellung,
    reproduktion, reproduktionsschritte, reproduzieren, so reproduzieren, zum reproduzieren, zum nachstellen, nachstellen, vorgehen,
    étapes, étapes pour reproduire, étapes de reproduction, étapes à suivre, pour reproduire, comment reproduire,
    reproduire, marche à suivre, procédure, scénario,
    pasos, pasos para reproducir, pasos para reproducirlo, pasos para reproducir el error, pasos a seguir,
    pasos de reproducción, cómo reproducir, cómo reproducirlo, para reproducir, para reproducirlo, reproducción`,
  facts: `environment, env, user agent, useragent, build, build id, build identifier, buildid, version, versions,
    version used, affected version, affected versions, affects, os, os version, operating system, platform, browser, browser version,
    device, reproducible, reproducibility, url, urls, tested another browser, prerequisite, prerequisites, precondition,
    preconditions, prereq, configuration, config, browser configuration, setup, hardware, log, logs, full log, console, error log,
    stack trace, stacktrace, stack, trace, full trace, traceback, call stack, backtrace, attachment, attachments, screenshot,
    screenshots, code, buggy code, sample, patch, commit, reference, references, ref, see, see also, cc, related, severity,
    priority, frequency, date, regression range, timestamp,
    umgebung, betriebssystem, plattform, gerät, voraussetzung, voraussetzungen, vorbedingung, vorbedingungen, konfiguration,
    protokoll, anhang, anhänge, siehe, priorität,
    environnement, système, plateforme, navigateur, appareil, prérequis, préconditions, journaux, pièce jointe, voir,
    entorno, sistema, sistema operativo, plataforma, navegador, dispositivo, requisitos previos, precondiciones, registros,
    adjuntos, ver, versión`,
  proposal: `solution, solutions, proposed solution, possible solution, suggested solution, fix, proposed fix, suggested fix,
    possible fix, the fix, proposal, proposed, propose, proposed change, proposed changes, suggestion, suggestions, root cause,
    cause, reason, analysis, workaround, possible mitigation, mitigation, todo, plan, tasks, work items,
    lösung, lösungsvorschlag, vorschlag, ursache, grund, analyse, umgehung, workaround,
    solution proposée, correctif, correction, cause, raison, contournement, suggestion,
    solución, solución propuesta, corrección, causa, causa raíz, razón, análisis, sugerencia`,
  anything: `description, summary, background, context, overview, introduction, motivation, additional info,
    additional information, additional context, additional details, additional notes, other information, info, note, notes, details,
    impact, remarks, comment, comments, issue, problem, bug description, what,
    beschreibung, zusammenfassung, hintergrund, kontext, weitere informationen, zusätzliche informationen, hinweis, hinweise,
    anmerkung, anmerkungen, details, auswirkung, problem,
    contexte, informations complémentaires, informations supplémentaires, remarque, remarques, note, détails, problème,
    descripción, resumen, contexto, información adicional, nota, notas, detalles, impacto, problema`,
};

const places = new Map(
  (Object.keys(titles) as Place[]).flatMap((place) =>
    titles[place].split(',').map((title) => [title.trim().replace(/\s+/g, ' '), place] as const),
  ),
);

/** One look at its first word tells most lines from titles. */
const firstWords = new Set([...places.keys()].map((title) => title.split(' ')[0]));

/** What a title announces, undefined where it is none of those known. */
export function placeOf(title: string): Place | undefined {
  return mayBeTitle(title) ? places.get(plain(title)) : undefined;
}

/** What the first words of a title announce, for titles that go on: "Steps to reproduce with version 2". */
export function placeOfBeginning(title: string): Place | undefined {
  if (!mayBeTitle(title)) return undefined;
  const words = plain(title.slice(0, longestTitle)).split(' ');
  for (let size = Math.min(words.length, mostWords); size >= fewestWords; size--) {
    const place = places.get(words.slice(0, size).join(' '));
    if (place) return place;
  }
  return undefined;
}

const longestTitle = 80;
const mostWords = 6;
/** One word alone begins too many sentences. */
const fewestWords = 2;

const word = /[\p{L}\p{M}\d]+(?:[-'’][\p{L}\p{M}\d]+)*/gu;

function mayBeTitle(line: string): boolean {
  word.lastIndex = 0;
  const first = word.exec(line)?.[0];
  return first !== undefined && firstWords.has(first.toLowerCase());
}

function plain(title: string): string {
  return (title.toLowerCase().match(word) ?? []).join(' ');
}
