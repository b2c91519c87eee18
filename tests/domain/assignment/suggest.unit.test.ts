import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeHistory } from '../../../dev/assignment/history.ts';
import { createEvidence, readIssue } from '../../../domain/assignment/evidence.ts';
import { type Circumstances, suggest } from '../../../domain/assignment/suggest.ts';

const history = makeHistory({ kind: 'specialists', seed: 7, issues: 160 });
const resolved = history
  .flatMap((issue) => (issue.resolved === null ? [] : [{ ...issue, resolved: issue.resolved }]))
  .sort((a, b) => a.resolved - b.resolved);
const past = resolved.slice(0, 120);
const issues = history.slice(130);
const now = Math.max(...history.map(({ created }) => created));
const names = [...new Set(past.map(({ assignee }) => assignee ?? ''))];

/** Evidence of the past, in which some issues name nobody. */
function evidenceWithout(isLeftOut: (at: number) => boolean) {
  const evidence = createEvidence();
  for (const [at, issue] of past.entries())
    evidence.add(readIssue(issue), isLeftOut(at) ? null : issue.assignee, issue.resolved);
  return evidence;
}

const evidence = evidenceWithout(() => false);
const free: Omit<Circumstances, 'person'> = {
  assignable: true,
  optedOut: false,
  awayUntil: null,
  load: 0,
  limit: null,
  suggested: 0,
};
const people = fc
  .array(
    fc.record({
      load: fc.nat(12),
      limit: fc.constantFrom(null, null, 5, 20),
      suggested: fc.double({ min: 0, max: 1, noNaN: true }),
      assignable: fc.constantFrom(true, true, true, false),
      optedOut: fc.constantFrom(false, false, false, true),
      awayUntil: fc.constantFrom(null, null, now - 1, now + 1),
    }),
    { minLength: names.length, maxLength: names.length },
  )
  .map((all) => all.map((one, at): Circumstances => ({ ...one, person: names[at] ?? '' })));
const issue = fc.constantFrom(...issues).map((one) => ({ ...readIssue(one), key: one.key }));
const someone = fc.nat(names.length - 1);

const placeOf = (
  person: string,
  all: readonly Circumstances[],
  from = evidence,
  of: Parameters<typeof suggest>[0],
) => {
  const place = suggest(of, all, from, now).candidates.findIndex((one) => one.person === person);
  return place < 0 ? Number.POSITIVE_INFINITY : place;
};

describe('K3 whom to suggest', () => {
  it('never moves somebody up for having more to do', () => {
    fc.assert(
      fc.property(issue, people, someone, fc.integer({ min: 1, max: 9 }), (of, all, at, more) => {
        const person = names[at] ?? '';
        const busier = all.map((one, i) => (i === at ? { ...one, load: one.load + more } : one));
        expect(placeOf(person, busier, evidence, of)).toBeGreaterThanOrEqual(
          placeOf(person, all, evidence, of),
        );
      }),
    );
  });

  it('never names who is away, has opted out, cannot be assigned or has enough, and says why', () => {
    fc.assert(
      fc.property(issue, people, (of, all) => {
        const { candidates, excluded } = suggest(of, all, evidence, now);
        const out = all.filter(
          (one) =>
            one.optedOut ||
            !one.assignable ||
            (one.awayUntil ?? 0) > now ||
            one.load >= (one.limit ?? Number.POSITIVE_INFINITY),
        );
        expect(excluded.map(({ person }) => person)).toEqual(
          out.map(({ person }) => person).sort(),
        );
        for (const { person } of out)
          expect(candidates.map((one) => one.person)).not.toContain(person);
      }),
    );
  });

  it('never moves somebody up for having done less', () => {
    fc.assert(
      fc.property(issue, someone, fc.array(fc.boolean(), { minLength: 12 }), (of, at, left) => {
        const person = names[at] ?? '';
        const all = names.map((name) => ({ ...free, person: name }));
        const less = evidenceWithout(
          (index) => past[index]?.assignee === person && (left[index % left.length] ?? false),
        );
        expect(placeOf(person, all, less, of)).toBeGreaterThanOrEqual(
          placeOf(person, all, evidence, of),
        );
        const partsIn = (from: typeof evidence) =>
          suggest(of, all, from, now).candidates.find((one) => one.person === person)?.parts;
        const [before, after] = [partsIn(evidence), partsIn(less)];
        for (const [name, part] of Object.entries(after ?? {}))
          expect(part).toBeLessThanOrEqual(Object(before)[name] + 1e-9);
      }),
    );
  });

  it('does not depend on the order of its input', () => {
    fc.assert(
      fc.property(issue, people, fc.nat(), (of, all, turn) => {
        const turned = all.map((_, at) => all[(at + turn) % all.length] as Circumstances);
        expect(suggest(of, turned, evidence, now)).toEqual(suggest(of, all, evidence, now));
      }),
    );
  });

  it('breaks ties the same way each time, and not always for the same person', () => {
    const blank = createEvidence();
    const common = readIssue({
      ...issues[0]!,
      summary: 'same words',
      description: '',
      components: [],
      labels: [],
    });
    for (const name of names)
      for (let n = 0; n < 5; n++) blank.add(common, n === 0 ? name : null, now);
    const all = names.map((person) => ({ ...free, person }));
    const even = { ...common, created: now + 1 };
    const firstOf = (key: string) => {
      const weights = { parts: { ...noParts }, load: 1, fairness: 1, cap: 1 };
      return suggest({ ...even, key }, all, blank, now, weights).candidates[0]?.person;
    };
    const firsts = Array.from({ length: 400 }, (_, at) => firstOf(`T-${at}`));
    expect(firsts).toEqual(Array.from({ length: 400 }, (_, at) => firstOf(`T-${at}`)));
    for (const name of names)
      expect(firsts.filter((one) => one === name).length).toBeGreaterThan(400 / names.length / 3);
  });

  it('spares who was suggested more than the cap', () => {
    const all = names.map((person) => ({ ...free, person }));
    const of = { ...readIssue(issues[3]!), key: 'T-1' };
    const [first] = suggest(of, all, evidence, now).candidates;
    const after = all.map((one) => (one.person === first?.person ? { ...one, suggested: 1 } : one));
    expect(placeOf(first?.person ?? '', after, evidence, of)).toBeGreaterThan(0);
  });

  it('shows parts whose sum is the score', () => {
    const all = names.map((person, load) => ({ ...free, person, load }));
    const { candidates } = suggest({ ...readIssue(issues[0]!), key: 'T-1' }, all, evidence, now);
    expect(candidates.length).toBeGreaterThan(3);
    for (const { score, parts } of candidates)
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9);
  });

  it('says that there is not enough data instead of a guess', () => {
    const few = createEvidence();
    for (const one of past.slice(0, 29)) few.add(readIssue(one), one.assignee, one.resolved);
    const of = { ...readIssue(issues[0]!), key: 'T-1' };
    const all = names.map((person) => ({ ...free, person }));
    expect(suggest(of, all, few, now)).toMatchObject({ enough: false, candidates: [] });
  });
});

const noParts = {
  recent: 0,
  usual: 0,
  long: 0,
  components: 0,
  labels: 0,
  skills: 0,
  words: 0,
  similar: 0,
  lastSeen: 0,
};
