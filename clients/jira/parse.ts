import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { ReadygateError } from '../../domain/errors.ts';
import { retryAfter } from './classify.ts';
import type { JiraReply } from './http.ts';
import { withJitter } from './limits/wait.ts';

/** What a read without success means. Wording of Jira is never looked at: it changes. */
export function requireOk(reply: JiraReply): JiraReply {
  const { status } = reply;
  if (status >= 200 && status < 300) return reply;
  if (status === 401) throw new ReadygateError('jira_token_refused');
  if (status === 403) throw new ReadygateError('jira_permission_missing');
  if (status === 404) throw new ReadygateError('issue_not_found');
  if (status === 429)
    throw new ReadygateError('jira_rate_limited', {
      retryAfterSeconds: withJitter(retryAfter(reply)),
    });
  if (status >= 500) throw new ReadygateError('jira_unavailable', { status });
  throw new ReadygateError('jira_answer_unreadable', { status });
}

export interface Parser<Schema extends TSchema> {
  parse(reply: JiraReply): Static<Schema>;
}

export function createParser<Schema extends TSchema>(schema: Schema): Parser<Schema> {
  const compiled = Compile(schema);
  return {
    parse({ json, status }) {
      if (compiled.Check(json)) return json as Static<Schema>;
      const [first] = compiled.Errors(json);
      throw new ReadygateError('jira_answer_unreadable', {
        status,
        path: first?.instancePath ?? '',
      });
    },
  };
}
