import type pg from 'pg';
import { Agent, request } from 'undici';
import { createdBy } from '../recording/proxy.ts';
import type { JiraCall, JiraCalls, Statement, Step, Transaction } from '../recording/step.ts';
import { fill, fillText, type Subject } from '../recording/template.ts';

export interface ReplayDeps {
  pool: pg.Pool;
  jiraOrigin: string;
  tokens: { app: string; user: string };
}

/** Does what a step did, for another refinement. */
export type Replay = (step: Step, subject: Subject) => Promise<void>;

/**
 * The bare engine's whole work: the recorded statements and calls in their order, with the ids of this
 * refinement in place of those recorded. Nothing is computed, checked, encrypted or compared.
 */
export function createReplay({ pool, jiraOrigin, tokens }: ReplayDeps): Replay {
  const agent = new Agent({ connections: 16, keepAliveTimeout: 10_000 });
  const call = async (asked: JiraCall, subject: Subject): Promise<void> => {
    const { method, path, as, body } = asked;
    const reply = await request(new URL(fillText(path, subject), jiraOrigin), {
      method: method as 'GET',
      headers: {
        authorization: `Bearer ${tokens[as]}`,
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      },
      body: body === null ? null : fillText(body, subject),
      dispatcher: agent,
    });
    const answer = await reply.body.text();
    if (reply.statusCode >= 300) throw new Error(`Jira answered ${reply.statusCode}: ${answer}`);
    const created = createdBy({ method, path: fillText(path, subject) }, answer);
    if (created !== null) subject.created.push(created);
  };
  const calls = ({ calls: together }: JiraCalls, subject: Subject) =>
    Promise.all(together.map((asked) => call(asked, subject)));
  return async ({ actions }, subject) => {
    for (const action of actions) {
      if (action.kind === 'calls') await calls(action, subject);
      else await transact(pool, action, subject);
    }
  };
}

/** What was sent together is sent together, the beginning with the first and the commit with the last. */
async function transact(pool: pg.Pool, action: Transaction, subject: Subject): Promise<void> {
  const { begin, groups, commitWithLast } = action;
  const client = await pool.connect();
  let broken = true;
  try {
    let waiting: Promise<unknown>[] = [client.query(begin)];
    for (const group of groups) {
      const sent = group.map((statement) => run(client, statement, subject));
      const last = group === groups.at(-1);
      if (last && commitWithLast) waiting.push(...sent, client.query('commit'));
      else waiting.push(...sent);
      await Promise.all(waiting);
      waiting = [];
    }
    if (!commitWithLast) waiting.push(client.query('commit'));
    await Promise.all(waiting);
    broken = false;
  } finally {
    client.release(broken);
  }
}

async function run(
  client: pg.PoolClient,
  { name, text, values }: Statement,
  subject: Subject,
): Promise<void> {
  const filled = values.map((value) => fill(value, subject));
  const { rows } = await client.query({ name, text, values: filled });
  learn(subject, rows);
}

/** What statements answer with that names the issue or what was created for it. */
interface Telling {
  issueId?: string;
  issue_id?: string;
  result_id?: string | null;
}

/** What later steps name in their calls is read from the rows that statements answered with. */
function learn(subject: Subject, rows: Telling[]): void {
  const issue = rows[0]?.issueId ?? rows[0]?.issue_id;
  if (issue !== undefined) subject.issue = issue;
  const created = rows.flatMap(({ result_id: id }) => (id == null ? [] : [id]));
  // A row is read before what was just created for it is written down.
  if (created.length > subject.created.length) subject.created = created;
}
