import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, digestOf } from '../../../domain/canonical.ts';
import { normaliseJiraIssue, normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { orderFindings } from '../../../domain/readiness/findings.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import type { RuleResult } from '../../../domain/report.ts';
import { growingTexts, growth, linear } from '../../helpers/growth.ts';
import { baseline, issueOf, starter } from '../../helpers/judged.ts';
import { anyDoc, hostileText } from '../../helpers/random-issue.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

const story = {
  type: 'Story',
  summary: 'Offer the saved card first',
  description: 'As a buyer, I want my card first so that I pay faster.\n\nAC:\n- It is first',
};

describe('R1 the same content, pack and day', () => {
  it('give the same report, byte for byte', () => {
    const body = fc.oneof(hostileText, anyDoc);
    const type = fc.constantFrom('Story', 'Bug', 'Task');
    fc.assert(
      fc.property(type, hostileText, body, (kind, summary, description) => {
        const row = { key: 'A-1', type: kind, summary, description };
        const judged = () =>
          canonicalJson(
            judge(normaliseRow(structuredClone(row)), baseline, { asOf: '2026-11-24' }),
          );
        expect(judged()).toBe(judged());
      }),
    );
  });

  it('give the same digest in another issue: no key, id or time is in it', () => {
    const raw = (id: string, key: string) => ({
      id,
      key,
      fields: {
        summary: story.summary,
        description: null,
        issuetype: { id: `1${id}`, name: 'Story' },
        project: { id: `2${id}`, key: 'X' },
        updated: `2026-01-0${id}T00:00:00.000+0000`,
      },
    });
    const [one, other] = [raw('1', 'A-1'), raw('2', 'B-77')].map((issue) =>
      judge(normaliseJiraIssue(issue), starter),
    );
    expect(other).toEqual(one);
    expect(canonicalJson(judge(issueOf({ ...story, key: 'ZEBRA-4711' }), starter))).not.toContain(
      '4711',
    );
  });

  it('are what the digest covers', () => {
    const { digest, ...report } = judge(issueOf(story), starter);
    expect(digest).toBe(digestOf(report));
    const others = [
      judge(issueOf({ ...story, summary: 'Offer the new card first' }), starter),
      judge(issueOf(story), baseline),
      judge(issueOf(story), starter, { asOf: '2026-11-24' }),
    ];
    for (const other of others) expect(other.digest).not.toBe(digest);
  });
});

describe('a report', () => {
  it('lists the results of the pack by rule id', () => {
    const { results } = judge(issueOf(story), starter);
    const ids = results.map(({ rule }) => rule);
    expect(ids).toEqual(Object.keys(starter.rules).toSorted());
  });

  it('R4 calls a rule that does not count a hint, whatever its pack says', () => {
    const setting = { counts: false, severity: 'critical', weight: 100 } as const;
    const pack = { ...starter, rules: { 'content.present': setting } };
    const report = judge(issueOf({ summary: 'Checkout' }), pack);
    expect(report).toMatchObject({
      score: 100,
      status: 'ready',
      results: [{ outcome: 'fail', severity: 'info', counts: false }],
    });
  });

  it('R2 is not ready where there is nothing to judge, whatever its score', () => {
    const setting = { counts: true, severity: 'critical', weight: 1 } as const;
    const pack = { ...starter, rules: { ...starter.rules, 'content.present': setting } };
    const loose = { ...pack, thresholds: { ready: 0, needsWork: 0 } };
    expect(judge(issueOf({ summary: 'Checkout' }), loose).status).toBe('not_ready');
  });

  it('leaves out types that the pack leaves out', () => {
    const setting = { counts: true, severity: 'warning', weight: 1, types: ['bug' as const] };
    const pack = {
      ...starter,
      rules: { 'placeholders.open': { ...setting, severity: 'warning' as const } },
    };
    expect(judge(issueOf({ ...story, summary: 'TBD' }), pack).results[0]?.outcome).toBe(
      'not_applicable',
    );
  });
});

describe('R2 the order of findings', () => {
  const result = (rule: string, change: Partial<RuleResult> = {}): RuleResult => ({
    rule,
    outcome: 'fail',
    severity: 'warning',
    counts: true,
    weight: 1,
    evidence: [],
    params: {},
    ...change,
  });

  it('is what counts first, then severity, then the cheapest to fix, then the id', () => {
    const sorted = [
      result('content.present', { severity: 'critical' }),
      result('summary.quality'),
      result('placeholders.open', { outcome: 'unreadable' }),
      result('story.form'),
      result('criteria.present'),
      result('stale.age', { severity: 'info' }),
      result('wording.subjective', { severity: 'info', counts: false }),
    ];
    const others = [
      result('bug.steps', { outcome: 'pass' }),
      result('risk.rollout', { outcome: 'not_applicable' }),
    ];
    const all = [...sorted, ...others];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (results) => {
        expect(orderFindings(results)).toEqual(sorted);
      }),
    );
  });
});

describe('R2 a fault of a story', () => {
  const description = 'As a buyer, I want my card first.';
  const named = (pack: typeof starter) =>
    orderFindings(judge(issueOf({ description }), pack).results)
      .map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('story.'));

  it('is one finding: that of the form, or that of the part where a pack leaves the form out', () => {
    expect(named(starter)).toEqual(['story.form']);
    const { 'story.form': _form, ...rules } = starter.rules;
    expect(named({ ...starter, rules })).toEqual(['story.benefit']);
  });
});

describe('judging takes time linear in the length of a text', () => {
  it.each(growingTexts)('%s', (_name, textOf) => {
    for (const type of ['Story', 'Bug'])
      expect(
        growth(textOf, (text) =>
          judge(issueOf({ type, summary: text, description: text }), baseline),
        ),
      ).toBeLessThan(linear);
  });
});
