import { jiraCalls } from '../clients/jira/calls.ts';
import { markdownTable } from './document-parts.ts';

/** Scopes that are no call to Jira's REST API, and what they are for. */
const tokens = {
  'read:app-system-token': 'Forge hands over a token of the app, for reading where no person asks',
  'read:app-user-token':
    'Forge hands over a token of the person who is there, for all that they do',
};

/** Every scope with the calls that it is for, as a table. */
export function callsByScope(): string {
  const calls = Map.groupBy(Object.values(jiraCalls), ({ scope }) => scope);
  const rows = [...calls].flatMap(([scope, asked]) =>
    [...Map.groupBy(asked, ({ request }) => request)].map(([request, ones], at) => {
      const { setting } = ones[0] ?? {};
      const only = setting === undefined ? '' : `, only with ${setting}`;
      return [at === 0 ? `\`${scope}\`${only}` : '', `\`${request}\``, whyOf(ones)];
    }),
  );
  const others = Object.entries(tokens).map(([scope, why]) => [`\`${scope}\``, '', why]);
  return markdownTable([['scope', 'call', 'for'], ...rows, ...others]);
}

function whyOf(calls: readonly { why: string }[]): string {
  return calls.map(({ why }) => why).join('; ');
}
