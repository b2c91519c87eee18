import type { WriteReply } from '../../../clients/jira/classify.ts';
import type { JiraClient } from '../../../clients/jira/client.ts';
import type { JiraAuth } from '../../../clients/jira/http.ts';
import { ReadygateError } from '../../../domain/errors.ts';
import { markerProperty } from '../../../domain/operations/label.ts';

/** What becomes of the next request to create something. */
export type Fate =
  | 'made'
  | 'answer_lost'
  | 'request_lost'
  | 'answer_late'
  | 'effect_late'
  | 'rate_limited'
  | 'forbidden'
  | 'conflict'
  | 'refused'
  | 'crash_before'
  | 'crash_after';

/** A request as Jira got it. */
export interface Sent {
  operationId: string;
  summary: string;
  accountId: string;
}

/** The process that waited for Jira's answer is no more. */
export class Crash extends Error {}

interface Thing {
  id: string;
  operationId: string;
}

/** One issue of Jira with what was created under it, by whom whatever the product believes of it. */
export interface ModelJira {
  readonly client: JiraClient;
  readonly things: Thing[];
  /** Effects that become visible later. */
  readonly coming: Thing[];
  /** Operations of which two may stand: an effect came after its look-ups, or a person had it written again. */
  readonly latecomers: Set<string>;
  summary: string;
  fate: Fate;
  /** Replies that nobody waited for. */
  readonly lateAnswers: { sent: Sent; reply: WriteReply }[];
  /** Called while a request is on its way. */
  onSent: (sent: Sent) => Promise<void>;
  /** A new token of a person; every older one is refused from now on. */
  renewToken(accountId: string): string;
  tokenOf(accountId: string): string;
}

export function createModelJira(issue: { id: string; key: string; projectId: string }): ModelJira {
  const tokens = new Map<string, number>();
  let serial = 0;
  const tokenOf = (accountId: string) => `${accountId}/${tokens.get(accountId) ?? 0}`;
  /** Null: the token is dead. The app's own never dies. */
  const personOf = ({ token }: JiraAuth): string | null => {
    const [accountId = ''] = token.split('/');
    return token === 'app' || token === tokenOf(accountId) ? accountId : null;
  };
  const read = (auth: JiraAuth) => {
    if (personOf(auth) === null) throw new ReadygateError('jira_token_refused');
  };
  const bean = ({ id, operationId }: Thing) => ({
    id,
    key: `SHOP-${id}`,
    fields: {},
    properties: { [markerProperty]: { op: operationId } },
  });
  const create = async (auth: JiraAuth, body: unknown): Promise<WriteReply> => {
    const accountId = personOf(auth);
    if (accountId === null) return { kind: 'unauthorized', status: 401 };
    const sent = readBody(body, accountId);
    const { fate } = jira;
    jira.fate = 'made';
    await jira.onSent(sent);
    const make = () => {
      serial += 1;
      return { id: String(serial), operationId: sent.operationId };
    };
    const confirmed = ({ id }: Thing): WriteReply => {
      return { kind: 'confirmed', status: 201, id, key: `SHOP-${id}` };
    };
    switch (fate) {
      case 'rate_limited':
        return { kind: 'rate_limited', status: 429, retryAfterSeconds: 1 };
      case 'forbidden':
        return { kind: 'forbidden', status: 403 };
      case 'conflict':
        return { kind: 'conflict', status: 409 };
      case 'refused':
        return { kind: 'refused', status: 400, fields: ['summary'] };
      case 'request_lost':
        return { kind: 'ambiguous', status: null };
      case 'crash_before':
        throw new Crash();
      case 'effect_late':
        jira.coming.push(make());
        jira.latecomers.add(sent.operationId);
        return { kind: 'ambiguous', status: null };
      default: {
        const thing = make();
        jira.things.push(thing);
        if (fate === 'made') return confirmed(thing);
        if (fate === 'answer_lost') return { kind: 'ambiguous', status: 503 };
        if (fate === 'answer_late') jira.lateAnswers.push({ sent, reply: confirmed(thing) });
        throw new Crash();
      }
    }
  };
  const raw = () => ({
    id: issue.id,
    key: issue.key,
    fields: {
      summary: jira.summary,
      project: { id: issue.projectId },
      subtasks: jira.things.map(({ id }) => ({ id, key: `SHOP-${id}` })),
    },
  });
  const known: Partial<JiraClient> = {
    getIssue: async (auth) => {
      read(auth);
      return raw();
    },
    listFields: async () => [],
    getMyPermissions: async (auth, _context, names) => {
      read(auth);
      return Object.fromEntries(names.map((name) => [name, !name.startsWith('ADMINISTER')]));
    },
    getMyself: async (auth) => {
      read(auth);
      return { accountId: personOf(auth) ?? '', displayName: 'Somebody' };
    },
    bulkFetch: async (auth, ids) => {
      read(auth);
      return jira.things.filter(({ id }) => ids.includes(id)).map(bean);
    },
    search: async (auth) => {
      read(auth);
      return jira.things.map(bean);
    },
    createIssue: create,
  };
  const jira: ModelJira = {
    client: known as JiraClient,
    things: [],
    coming: [],
    latecomers: new Set(),
    summary: 'as it was',
    fate: 'made',
    lateAnswers: [],
    onSent: async () => {},
    tokenOf,
    renewToken(accountId) {
      tokens.set(accountId, (tokens.get(accountId) ?? 0) + 1);
      return tokenOf(accountId);
    },
  };
  return jira;
}

function readBody(body: unknown, accountId: string): Sent {
  const { fields, properties } = body as {
    fields: { summary: string };
    properties: { key: string; value: { op: string } }[];
  };
  const marker = properties.find(({ key }) => key === markerProperty);
  return { operationId: marker?.value.op ?? '', summary: fields.summary, accountId };
}
