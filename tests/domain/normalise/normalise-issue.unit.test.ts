import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../../domain/canonical.ts';
import { baseOf, contentDigest } from '../../../domain/normalise/base.ts';
import { normaliseJiraIssue, normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { expectSlices, expectSoundBlocks } from '../../helpers/expect-spans.ts';
import { anyDoc, hostileText } from '../../helpers/random-issue.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

const names = { customfield_1: 'Acceptance Criteria', customfield_2: 'Story Points' };

function jiraIssue(fields: Record<string, unknown> = {}) {
  return {
    id: '10112',
    key: 'SHOP-12',
    fields: {
      summary: 'Offer the saved card first',
      description: { type: 'doc', version: 1, content: [] },
      issuetype: { id: '10001', name: 'Story', subtask: false },
      project: { id: '10000', key: 'SHOP' },
      status: { statusCategory: { key: 'new' } },
      updated: '2026-11-24T10:00:00.000+0100',
      ...fields,
    },
  };
}

const link = (id: string, type: string, side: 'inwardIssue' | 'outwardIssue') => ({
  type: { name: type },
  [side]: { id },
});
const child = (id: string, summary: string) => ({ id, key: `SHOP-${id}`, fields: { summary } });

describe('an issue of Jira, normalised', () => {
  it('has its facts in one form', () => {
    expect(normaliseJiraIssue(jiraIssue(), names)).toMatchObject({
      format: 1,
      id: '10112',
      key: 'SHOP-12',
      projectId: '10000',
      updated: '2026-11-24T09:00:00.000Z',
      type: { id: '10001', kind: 'story' },
      statusCategory: 'new',
    });
  });

  it('is the same whatever the order of fields, sets, subtasks and links', () => {
    const fields = {
      labels: ['b', 'a'],
      components: [{ name: 'Web' }, { name: 'API' }],
      subtasks: [child('2', 'two'), child('1', 'one')],
      issuelinks: [
        link('7', 'Blocks', 'inwardIssue'),
        link('7', 'Blocks', 'outwardIssue'),
        link('7', 'Relates', 'inwardIssue'),
        link('3', 'Blocks', 'inwardIssue'),
      ],
      customfield_1: 'It is first',
      customfield_2: 3,
    };
    const expected = canonicalJson(normaliseJiraIssue(jiraIssue(fields), names));
    const orders = (list: unknown[]) => fc.shuffledSubarray(list, { minLength: list.length });
    fc.assert(
      fc.property(
        orders(Object.entries(fields)),
        orders(fields.labels),
        orders(fields.components),
        orders(fields.subtasks),
        orders(fields.issuelinks),
        (entries, labels, components, subtasks, issuelinks) => {
          const shuffled = Object.fromEntries(entries as [string, unknown][]);
          Object.assign(shuffled, { labels, components, subtasks, issuelinks });
          expect(canonicalJson(normaliseJiraIssue(jiraIssue(shuffled), names))).toBe(expected);
        },
      ),
    );
  });

  it('finds criteria and estimates by the name of their field', () => {
    const { texts, values } = normaliseJiraIssue(
      jiraIssue({ customfield_1: 'It is first', customfield_2: 3, customfield_3: 'x' }),
      names,
    );
    expect(texts.map(({ key }) => key)).toEqual(['description', 'field:customfield_1', 'summary']);
    expect(values['field:customfield_2']).toBe(3);
    expect(values).not.toHaveProperty('field:customfield_3');
  });

  it('says unreadable where it cannot read, and nothing where there is no field', () => {
    const { texts, values } = normaliseJiraIssue(
      jiraIssue({ summary: 7, description: { type: 'doc' }, components: 7 }),
    );
    expect(texts.map(({ read }) => read)).toEqual(['unreadable', 'unreadable']);
    expect(values['field:components']).toBeNull();
    expect(normaliseJiraIssue(jiraIssue()).values).not.toHaveProperty('field:components');
  });

  it.each([
    [null],
    ['x'],
    [[]],
    [{}],
    [{ id: '1', key: 'A-1' }],
    [{ id: 1, key: 'A-1', fields: {} }],
  ])('refuses %j', (raw) => {
    expect(() => normaliseJiraIssue(raw)).toThrow(
      expect.objectContaining({ code: 'issue_unreadable' }),
    );
  });

  it('survives every name and value of a field', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        const issue = normaliseJiraIssue(jiraIssue({ constructor: 'x', ...fields }));
        expect(normaliseJiraIssue(jiraIssue({ constructor: 'x', ...fields }))).toEqual(issue);
        canonicalJson(issue);
      }),
    );
  });
});

describe('a row of a file, normalised', () => {
  it.each([
    [[], '', 'a JSON object'],
    [null, '', 'a JSON object'],
    [{ summary: 'x' }, '/key', 'a text that is not empty'],
    [{ key: 12, summary: 'x' }, '/key', 'a text that is not empty'],
    [{ key: 'A-1', summary: 7 }, '/summary', 'a text'],
    [{ key: 'A-1', type: {}, summary: 'x' }, '/type', 'a text'],
  ])('%j is refused at %j', (row, path, expected) => {
    expect(() => normaliseRow(row)).toThrow(
      expect.objectContaining({
        code: 'invalid_line',
        details: path === '' ? { expected } : { path, expected },
      }),
    );
  });

  it('reads text, wiki markup and documents, as objects and as JSON in a text', () => {
    const doc = { type: 'doc', version: 1, content: [{ type: 'rule' }] };
    const formats = ['plain', 'h2. wiki', doc, JSON.stringify(doc), 7].map((description) => {
      const { texts } = normaliseRow({ key: 'A-1', summary: 'x', description });
      const { format, read } = texts[0] ?? {};
      return [format, read];
    });
    expect(formats).toEqual([
      ['text', 'ok'],
      ['wiki', 'ok'],
      ['adf', 'empty'],
      ['adf', 'empty'],
      ['text', 'unreadable'],
    ]);
  });

  it('gives the same bytes twice, with sound blocks, for any text and document', () => {
    fc.assert(
      fc.property(hostileText, fc.oneof(hostileText, anyDoc), (summary, description) => {
        const row = {
          key: 'A-1',
          type: 'Story',
          summary,
          description,
          'Acceptance criteria': summary,
        };
        const issue = normaliseRow(row);
        expect(canonicalJson(normaliseRow(structuredClone(row)))).toBe(canonicalJson(issue));
        for (const { text, blocks } of issue.texts) expectSoundBlocks(text, blocks);
        const spans = issue.texts.flatMap(({ key: field, text, blocks }) =>
          blocks.map(({ start, end }) => ({ field, start, end, text: text.slice(start, end) })),
        );
        expectSlices(issue.texts, spans);
      }),
    );
  });
});

describe('digests of an issue', () => {
  const row = { key: 'A-1', type: 'Story', summary: 'x', description: 'y' };
  const digest = (change: object) => contentDigest(normaliseRow({ ...row, ...change }));

  it('R1 hold no key, id, time or label', () => {
    expect(digest({ key: 'B-2', updated: '2026-11-24', labels: ['a'] })).toBe(digest({}));
  });

  it.each([{ summary: 'z' }, { description: 'z' }, { type: 'Bug' }, { components: ['Web'] }])(
    'change with %j',
    (change) => {
      expect(digest(change)).not.toBe(digest({}));
    },
  );

  it('R9 name the field that moved', () => {
    const before = baseOf(normaliseJiraIssue(jiraIssue({ labels: ['a'] })));
    const after = baseOf(
      normaliseJiraIssue(jiraIssue({ labels: ['b'], summary: 'z', subtasks: [child('1', 'one')] })),
    );
    const moved = Object.keys(after).filter((key) => after[key] !== before[key]);
    expect(moved.toSorted()).toEqual(['subtasks', 'summary']);
    const elsewhere = baseOf(normaliseJiraIssue(jiraIssue({ project: { id: '10001' } })));
    expect(elsewhere.project).not.toBe(before.project);
  });
});
