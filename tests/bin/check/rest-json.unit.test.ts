import { describe, expect, it } from '@jest/globals';
import { judgeInput, readInput } from '../../helpers/read-input.ts';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const document = (text: string) => ({ type: 'doc', version: 1, content: [paragraph(text)] });
const story = 'As a customer, I want my card first so that I pay with one press. Size: TBD';

const issue = (key: string, fields: object = {}) => ({
  id: `1${key.slice(-1)}`,
  key,
  self: 'https://site.example/rest/api/3/issue/1',
  fields: {
    summary: 'Offer the saved card first',
    issuetype: { id: '10001', name: 'Story', subtask: false },
    description: document(story),
    customfield_10042: document('It stands on top'),
    customfield_10043: null,
    ...fields,
  },
});
const names = { customfield_10042: 'Acceptance criteria', summary: 'Summary' };

const shapes: [string, unknown][] = [
  ['a page of v3', { isLast: true, issues: [issue('A-1'), issue('A-2')], names }],
  [
    'a page of v2',
    {
      expand: 'names',
      startAt: 0,
      maxResults: 50,
      total: 2,
      issues: [
        issue('A-1', { description: story, customfield_10042: 'It stands on top' }),
        issue('A-2'),
      ],
      names,
    },
  ],
  [
    'a list of issues',
    [
      { ...issue('A-1'), names },
      { ...issue('A-2'), names },
    ],
  ],
  [
    'a list of pages',
    [
      { issues: [issue('A-1')], names },
      { issues: [issue('A-2')], names },
    ],
  ],
];
const lines = [
  JSON.stringify({ ...issue('A-1'), names }),
  JSON.stringify({ issues: [issue('A-2')], names }),
];

describe("O5 check reads the issues of Jira's REST API", () => {
  it.each([
    ...shapes.map(([name, value]) => [name, JSON.stringify(value)]),
    ...shapes.map(([name, value]) => [`${name}, over many lines`, JSON.stringify(value, null, 2)]),
    ['one value on each line', lines.join('\n\n')],
  ])('%s', async (_name, text) => {
    const { judged, notes } = await judgeInput(text);
    expect(judged.map(({ issue: { key } }) => key)).toEqual(['A-1', 'A-2']);
    for (const { issue: read, report } of judged) {
      expect(read.type.kind).toBe('story');
      const found = (rule: string) => report.results.find((result) => result.rule === rule);
      expect(found('placeholders.open')?.evidence[0]).toMatchObject({ text: 'TBD' });
      expect(found('criteria.present')).toMatchObject({
        outcome: 'pass',
        evidence: [{ field: 'field:customfield_10042', text: 'It stands on top' }],
      });
    }
    expect([...notes.criteriaFields]).toEqual(['Acceptance criteria']);
    expect([notes.unnamedFields, notes.noDescription, notes.morePages]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('that is one alone, over many lines', async () => {
    const { judged } = await judgeInput(JSON.stringify(issue('A-1'), null, 2));
    expect(judged.map(({ issue: { key } }) => key)).toEqual(['A-1']);
  });

  it('whose first line is long', async () => {
    const long = issue('A-1', { description: 'word '.repeat(1_000_000) });
    const { issues } = await readInput(JSON.stringify({ issues: [long, issue('A-2')] }));
    expect(issues).toHaveLength(2);
  });

  it('says when custom fields have no names, unless --map names the one', async () => {
    const page = JSON.stringify({ issues: [issue('A-1')] });
    expect((await judgeInput(page)).notes.unnamedFields).toBe(true);
    const { judged, notes } = await judgeInput(page, {
      map: ['Acceptance criteria=customfield_10042'],
    });
    expect([...notes.criteriaFields]).toEqual(['Acceptance criteria']);
    expect(judged[0]!.issue.texts.map(({ key }) => key)).toContain('field:customfield_10042');
  });

  it.each([
    [{ issues: [issue('A-1')], nextPageToken: 'x' }, true],
    [{ issues: [issue('A-1')], startAt: 0, total: 2 }, true],
    [{ issues: [issue('A-1')], startAt: 1, total: 2 }, false],
    [{ issues: [issue('A-1')], isLast: true }, false],
  ])('says whether there are more pages: %#', async (page, more) => {
    expect((await readInput(JSON.stringify(page))).notes.morePages).toBe(more);
  });

  it('takes what was not asked for as not read', async () => {
    const bare = { id: '1', key: 'A-1', fields: { issuetype: { name: 'Story' } } };
    const { judged, notes } = await judgeInput(JSON.stringify({ issues: [bare] }));
    expect(judged[0]!.issue.texts.map(({ key, read }) => [key, read])).toEqual([
      ['description', 'unreadable'],
      ['summary', 'unreadable'],
    ]);
    expect(notes.noDescription).toBe(true);
  });

  it('places what is no issue by its number, and by its line where there is one', async () => {
    const list = JSON.stringify([issue('A-1'), 7, { fields: {} }], null, 1);
    const text = `${lines[0]}\n${JSON.stringify([7])}\nno json\n`;
    const [document_, byLine] = [await judgeInput(list), await judgeInput(text)];
    const places = ({ results }: typeof document_) =>
      results.flatMap((result) => ('error' in result ? [result.at] : []));
    expect(places(document_)).toEqual([{ item: 2 }, { item: 3 }]);
    expect(places(byLine)).toEqual([{ line: 2, item: 1 }, { line: 3 }]);
  });

  it('goes on after a first line that is cut off', async () => {
    const { results } = await judgeInput(`{"key":"A-1",\n${lines[0]}\n${lines[1]}`);
    expect(results.map((result) => ('error' in result ? result.at : result.issue.key))).toEqual([
      { line: 1 },
      'A-1',
      'A-2',
    ]);
  });

  it('says where a document is broken, and what Jira said instead of issues', async () => {
    const broken = '{\n  "issues": [\n    {"key": "A-1",, }\n  ]\n}';
    await expect(readInput(broken)).rejects.toMatchObject({
      code: 'invalid_file',
      details: { path: 'line 3, column 19', expected: 'JSON that goes on' },
    });
    const refused = { errorMessages: ['The value\u001b[0m X does not exist'], errors: {} };
    await expect(readInput(JSON.stringify(refused))).rejects.toMatchObject({
      details: { hint: 'This is an error of Jira. It says: The value [0m X does not exist' },
    });
  });

  it('finds out by the first bytes, whatever the name', async () => {
    const json = JSON.stringify({ issues: [issue('A-1')] });
    expect((await readInput(`\ufeff  ${json}`, { name: 'a.csv' })).issues).toHaveLength(1);
    const csv = 'Issue key,Summary,Description\nA-1,Pay,x';
    expect((await readInput(csv, { name: 'a.txt' })).issues).toHaveLength(1);
  });

  it('names members of rows by --map', async () => {
    const { issues } = await readInput('{"key":"A-1","titel":"Pay"}', { map: ['Summary=titel'] });
    expect(issues).toMatchObject([{ row: { key: 'A-1', summary: 'Pay' } }]);
  });
});
