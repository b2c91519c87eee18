import { type Document, isMap, parseDocument } from 'yaml';
import type { IssueKind } from '../../../../../../domain/issue.ts';
import type { Judges } from '../../../../../../domain/readiness/pack/pack.ts';
import type { Severity } from '../../../../../../domain/report.ts';

/** Counts towards the score, is shown as a hint, or is not looked at. */
export type Standing = 'counts' | 'hint' | 'off';

/** What is changed of a rule. */
export interface RuleWish {
  standing?: Standing;
  severity?: Severity;
  weight?: number;
}

/** A rule that people tick. */
export interface ManualRule {
  title: string;
  advice: string;
  severity: Severity;
  weight: number;
  types: readonly IssueKind[];
}

/** A pack of a space's own before anything of it was changed, on top of the one that counts without it. */
export function startText(projectKey: string, parent = 'starter'): string {
  const id = `${projectKey.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}-rules`;
  return `format: 1\nid: ${id}\nversion: "1"\nextends: ${parent}\nrules: {}\ncases: []\n`;
}

/** Whether the text can be changed by switches: it is YAML with a list of members at its root. */
export function canSwitch(text: string): boolean {
  const doc = parseDocument(text);
  return doc.errors.length === 0 && isMap(doc.contents);
}

/** The text with a rule set otherwise; all else of it, comments too, stays. */
export function setRule(text: string, id: string, { standing, ...level }: RuleWish): string {
  return changed(text, (doc) => {
    makeMap(doc, ['rules']);
    makeMap(doc, ['rules', id]);
    const set = (name: string, value: unknown) => doc.setIn(['rules', id, name], value);
    for (const [name, value] of Object.entries(level)) set(name, value);
    if (standing === undefined) return;
    if (standing === 'off') return set('off', true);
    doc.deleteIn(['rules', id, 'off']);
    set('counts', standing === 'counts');
    // What no pack above gives, the pack has to say itself.
    if (doc.has('extends')) return;
    if (!doc.hasIn(['rules', id, 'severity'])) set('severity', 'warning');
    if (!doc.hasIn(['rules', id, 'weight'])) set('weight', 5);
  });
}

/** The text with another score from which on an issue is ready, or needs work. */
export function setThreshold(text: string, name: 'ready' | 'needsWork', score: number): string {
  return changed(text, (doc) => {
    makeMap(doc, ['thresholds']);
    doc.setIn(['thresholds', name], score);
  });
}

/** The text with other work items that are judged. */
export function setJudges(text: string, judges: Judges): string {
  return changed(text, (doc) => {
    makeMap(doc, ['judges']);
    for (const [name, value] of Object.entries(judges)) doc.setIn(['judges', name], value);
  });
}

/** The text with one more rule that people tick, under an id made of its title. */
export function addManual(text: string, { title, advice, types, ...level }: ManualRule): string {
  return changed(text, (doc) => {
    makeMap(doc, ['rules']);
    const words = advice === '' ? { title } : { title, advice };
    const own = types.length === 0 ? {} : { types: [...types] };
    const setting = { counts: true, ...level, ...own, manual: true, ...words };
    doc.setIn(['rules', freeId(doc, title)], doc.createNode(setting));
  });
}

/** The text without a rule of its own. */
export function removeRule(text: string, id: string): string {
  return changed(text, (doc) => doc.deleteIn(['rules', id]));
}

function changed(text: string, change: (doc: Document.Parsed) => unknown): string {
  const doc = parseDocument(text);
  change(doc);
  return doc.toString({ lineWidth: 0 });
}

/** An empty member is written line by line, not in braces. */
function makeMap(doc: Document.Parsed, path: readonly string[]): void {
  const found = doc.getIn(path, true);
  if (isMap(found) && found.items.length > 0) return;
  const map = doc.createNode({});
  map.flow = false;
  doc.setIn(path, map);
}

function freeId(doc: Document.Parsed, title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_');
  const words =
    plain
      .replace(/^[^a-z]+/, '')
      .slice(0, 40)
      .replace(/_+$/, '') || 'rule';
  let id = `own.${words}`;
  for (let number = 2; doc.hasIn(['rules', id]); number += 1) id = `own.${words}_${number}`;
  return id;
}
