import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Json } from '../../domain/json.ts';
import { BacklogError, type BacklogIssue, backlogIssue } from './backlog.ts';
import { markdownDocument } from './markup/markdown.ts';

/**
 * Reads issues written by hand: `# KEY Summary`, a line of attributes (`Story · High · by ada`),
 * the description, then sections `%% comment ben internal` and `%% field customfield_10030`.
 * @throws {BacklogError} With the line that cannot be read.
 */
export function readWritten(file: string): BacklogIssue[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const starts = lines.flatMap((line, at) => (line.startsWith('# ') ? [at] : []));
  return starts.map((start, at) => {
    const section = lines.slice(start, starts[at + 1] ?? lines.length);
    return readIssue(section, (offset, expected) => {
      throw new BacklogError(basename(file), start + offset + 1, expected);
    });
  });
}

type Fail = (offset: number, expected: string) => never;

function readIssue(lines: readonly string[], fail: Fail): BacklogIssue {
  const title = /^# ([A-Z]+-\d+) (.+)$/.exec(lines[0] ?? '');
  if (title === null) return fail(0, 'a heading like "# SHOP-1 Summary"');
  const [, key = '', summary = ''] = title;
  const issue = backlogIssue({ key, type: '', summary });
  readAttributes(issue, lines[1] ?? '', (expected) => fail(1, expected));
  const breaks = lines.flatMap((line, at) => (line.startsWith('%% ') ? [at] : []));
  const body = lines.slice(2, breaks[0] ?? lines.length).join('\n');
  if (body.trim() !== '') issue.description = markdownDocument(body, key);
  breaks.forEach((from, at) => {
    const text = lines.slice(from + 1, breaks[at + 1] ?? lines.length).join('\n');
    readSection(issue, lines[from] ?? '', text, (expected) => fail(from, expected));
  });
  return issue;
}

const types = ['Epic', 'Story', 'Task', 'Bug', 'Spike', 'Sub-task', 'Service Request'];
const statuses = ['To Do', 'In Progress', 'In Review', 'Done'] as const;
const priorities = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];

function readAttributes(
  issue: BacklogIssue,
  line: string,
  fail: (expected: string) => never,
): void {
  for (const part of line.split(' · ').map((text) => text.trim())) {
    const [word = '', ...rest] = part.split(' ');
    const value = rest.join(' ');
    const status = statuses.find((name) => name === part);
    if (types.includes(part)) issue.type = part;
    else if (priorities.includes(part)) issue.priority = part;
    else if (status !== undefined) issue.status = status;
    else if (word === 'by') issue.reporter = `acc-${value}`;
    else if (word === 'for') issue.assignee = `acc-${value}`;
    else if (word === 'under') issue.parent = value;
    else if (word === 'in') issue.components = value.split(', ');
    else if (word === 'points') issue.fields.customfield_10016 = Number(value);
    else if (word === 'since') issue.created = value;
    else if (word === 'level') issue.security = value;
    else if (part.startsWith('#')) issue.labels = part.split(' ').map((label) => label.slice(1));
    else fail(`an issue type, a status, a priority or by/for/in/under, not "${part}"`);
  }
  if (issue.type === '') fail(`one of the issue types ${types.join(', ')}`);
}

function readSection(
  issue: BacklogIssue,
  line: string,
  text: string,
  fail: (expected: string) => never,
): void {
  const [, kind, name = '', audience] = line.split(' ');
  const seed = `${issue.key}-${kind}-${issue.comments.length}`;
  const body = markdownDocument(text, seed);
  if (kind === 'comment')
    issue.comments.push({ author: `acc-${name}`, internal: audience === 'internal', body });
  else if (kind === 'field') issue.fields[name] = body as unknown as Json;
  else fail('"%% comment NAME" or "%% field ID"');
}
