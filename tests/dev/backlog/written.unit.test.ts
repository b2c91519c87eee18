import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readWritten } from '../../../dev/backlog/written.ts';
import { createJiraSimulator } from '../../../dev/jira-simulator/index.ts';
import { adfProblem, adfText } from '../../../dev/jira-simulator/issues/adf.ts';

const folder = mkdtempSync(join(tmpdir(), 'written-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('issues written by hand', () => {
  it.each([
    ['# shop-1 No\nStory', 1, 'a heading like'],
    ['# SHOP-1 Yes\nStory · Purple', 2, 'not "Purple"'],
    ['# SHOP-1 Yes\nHigh', 2, 'one of the issue types'],
    ['# SHOP-1 Yes\nStory\nText\n%% remark ada', 4, '"%% comment NAME"'],
  ])('%j is refused at its line', (text, line, expected) => {
    const file = join(folder, 'bad.txt');
    writeFileSync(file, text);
    expect(() => readWritten(file)).toThrow(`bad.txt, line ${line}: expected `);
    expect(() => readWritten(file)).toThrow(expected);
  });
});

describe('the backlog of the demo', () => {
  const simulator = createJiraSimulator();
  const issues = simulator.issuesOf(simulator.tenants.default);
  // biome-ignore lint/suspicious/noExplicitAny: tests look into fields of every shape
  const fields = (key: string) => issues.find((issue) => issue.key === key)?.raw.fields as any;

  it('has the projects, keys and ids that others rely on', () => {
    const of = (key: string) => issues.filter((issue) => issue.key.startsWith(`${key}-`));
    const shop = of('SHOP');
    expect(shop.map(({ key, id }) => `${key} ${id}`)).toEqual(
      Array.from({ length: 40 }, (_, at) => `SHOP-${at + 1} ${10_101 + at}`),
    );
    expect([of('TEAM').length, of('NOSUB').length, of('DESK').length, of('SEC').length]).toEqual([
      60, 3, 3, 3,
    ]);
    expect(fields('SHOP-12').issuetype.name).toBe('Story');
  });

  it('holds valid documents only, in comments too', () => {
    const problems = issues.flatMap(({ key }) => {
      const { description, customfield_10030: criteria, comment } = fields(key);
      const bodies = comment.comments.map(({ body }: { body: unknown }) => body);
      return [description, criteria, ...bodies]
        .filter((doc) => doc !== null)
        .map((doc) => [key, adfProblem(doc)])
        .filter(([, problem]) => problem !== null);
    });
    expect(problems).toEqual([]);
  });

  it("has a subtask that equals one of its parent's criteria", () => {
    const [subtask] = fields('SHOP-14').subtasks;
    expect(subtask.key).toBe('SHOP-40');
    expect(adfText(fields('SHOP-14').description)).toContain(`${subtask.fields.summary}.`);
  });

  it('has every kind of text: criteria, checklist, scenarios, German, hostile, a field of its own', () => {
    const text = (key: string) => adfText(fields(key).description);
    expect(text('SHOP-12')).toContain('Acceptance criteria');
    expect(JSON.stringify(fields('SHOP-11').description)).toContain('taskList');
    expect(text('SHOP-10')).toContain('Given an article');
    expect(text('SHOP-20')).toContain('Akzeptanzkriterien');
    expect(text('SHOP-19')).toContain('<script>');
    expect(adfText(fields('SHOP-27').customfield_10030)).toContain('Which size fits me?');
    expect(fields('SHOP-32').description).toBeNull();
  });
});
