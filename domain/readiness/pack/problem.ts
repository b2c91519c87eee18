import type { Problem } from '../../schema-problem.ts';
import { knownFields } from '../formula/field-value.ts';
import { FormulaError, fieldsOf } from '../formula/formula.ts';
import { parseFormula } from '../formula/parse.ts';
import { rules } from '../rules/index.ts';
import { packKinds, thresholdsFor } from './layers.ts';
import { isOwn } from './own-rules.ts';
import type { FileSetting, Pack, PackFile } from './pack.ts';
import { packCategories } from './statuses.ts';

const known = new Set(rules.map(({ id }) => id));
/** Rules of its own that a pack may have. */
const mostOwnRules = 50;
const needed = ['counts', 'severity', 'weight'] as const;

/** What is wrong with a merged pack, or null: the first thing that no schema can say. */
export function packProblem(pack: PackFile): Problem | null {
  const own = Object.keys(pack.rules).filter(isOwn);
  if (own.length > mostOwnRules)
    return { steps: ['rules'], expected: `at most ${mostOwnRules} rules of its own` };
  return (
    first(Object.keys(pack.fields ?? {}), (name) => fieldProblem(name, pack)) ??
    first(Object.entries(pack.rules), ([id, setting]) => ruleProblem(id, setting, pack)) ??
    sectionProblem(pack) ??
    thresholdProblem(pack) ??
    caseProblem(pack)
  );
}

function fieldProblem(name: string, { fields = {} }: PackFile): Problem | null {
  const free = !knownFields.includes(name) || name === 'estimate' || name === 'acceptanceCriteria';
  if (!/^[A-Za-z]\w*$/.test(name) || !free)
    return { steps: ['fields', name], expected: 'a name of letters and digits that is not taken' };
  // A changed label does not spoil a report, so no rule may look at labels.
  return fields[name]?.ids?.includes('labels')
    ? { steps: ['fields', name, 'ids'], expected: 'another field than labels' }
    : null;
}

function ruleProblem(id: string, setting: FileSetting, pack: PackFile): Problem | null {
  const steps = ['rules', id];
  if (!known.has(id) && !isOwn(id)) return { steps, expected: 'the id of a rule, or own.…' };
  if (setting.off) return null;
  const missing = needed.filter((name) => setting[name] === undefined);
  if (missing.length > 0)
    return { steps, expected: `${missing.join(', ')}, which no other pack gives it` };
  const { formula, manual, title, advice } = setting;
  if (known.has(id))
    return (formula ?? manual ?? title ?? advice)
      ? { steps, expected: 'no formula, manual, title or advice: this rule has its own' }
      : null;
  if ((formula === undefined) === (manual === undefined))
    return { steps, expected: 'either formula or manual' };
  if (title === undefined) return { steps, expected: 'title' };
  return formula === undefined ? null : formulaProblem([...steps, 'formula'], formula, pack);
}

function formulaProblem(steps: string[], text: string, { fields = {} }: PackFile): Problem | null {
  try {
    const names = [...knownFields, ...Object.keys(fields)];
    const unknown = fieldsOf(parseFormula(text)).find(({ name }) => !names.includes(name));
    return unknown
      ? { steps, expected: `one of the fields ${names.join(', ')}`, position: unknown.at }
      : null;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { steps, expected: error.expected, position: error.position };
  }
}

function sectionProblem({ rules: base, types = {}, statuses = {} }: PackFile): Problem | null {
  const sections = [
    ...Object.entries(types).map(([name, section]) => ({ steps: ['types', name], section })),
    ...Object.entries(statuses).map(([name, section]) => ({ steps: ['statuses', name], section })),
  ];
  return first(sections, ({ steps, section }) => {
    const unknown = Object.keys(section.rules ?? {}).find((id) => !Object.hasOwn(base, id));
    return unknown === undefined
      ? null
      : { steps: [...steps, 'rules', unknown], expected: 'a rule that the pack has' };
  });
}

function thresholdProblem(pack: PackFile): Problem | null {
  const { ready, needsWork } = pack.thresholds ?? {};
  if (ready === undefined || needsWork === undefined)
    return { steps: ['thresholds'], expected: 'ready and needsWork, which no other pack gives it' };
  const expected = 'no more than ready';
  if (needsWork > ready) return { steps: ['thresholds', 'needsWork'], expected };
  // Of a section that is wrong by itself, or together with another one.
  return first(statusesTogether(pack), (statuses) =>
    first(packKinds, (kind) => {
      const both = thresholdsFor(pack as Pack, kind, statuses);
      if (both.needsWork <= both.ready) return null;
      const ofType = pack.types?.[kind]?.thresholds !== undefined;
      const section = ofType ? ['types', kind] : ['statuses', String(statuses.at(-1))];
      return { steps: [...section, 'thresholds'], expected: `needsWork ${expected}` };
    }),
  );
}

/** Which names of statuses may count together: none, a category, a status, or a status in its category. */
function statusesTogether({ statuses = {} }: PackFile): string[][] {
  const named = Object.keys(statuses).filter((name) => !packCategories.some((one) => one === name));
  const categories = [[], ...packCategories.map((category) => [category])];
  return [...categories, ...named.flatMap((name) => categories.map((own) => [...own, name]))];
}

function caseProblem({ rules: settings, cases }: PackFile): Problem | null {
  return first([...cases.entries()], ([index, { expect, ticked = [] }]) => {
    const steps = ['cases', String(index)];
    const unknown = Object.keys(expect).find(
      (id) => !Object.hasOwn(settings, id) || settings[id]?.off,
    );
    if (unknown !== undefined)
      return { steps: [...steps, 'expect', unknown], expected: 'a rule that the pack has' };
    const place = ticked.findIndex((id) => settings[id]?.manual !== true);
    return place < 0
      ? null
      : { steps: [...steps, 'ticked', String(place)], expected: 'a manual rule of the pack' };
  });
}

function first<T>(list: readonly T[], look: (one: T) => Problem | null): Problem | null {
  for (const one of list) {
    const problem = look(one);
    if (problem) return problem;
  }
  return null;
}
