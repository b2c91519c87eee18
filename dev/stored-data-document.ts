import { storedData } from '../domain/stored-data.ts';
import { markdownTable } from './document-parts.ts';

type Id = (typeof storedData)[number]['id'];

/** What each kind of data is, and what it is for. */
const words: Record<Id, readonly [what: string, why: string]> = {
  judgements: ['work items as judged last, with their reports', 'to show them, and to try rules'],
  sweeps: ['queries of sweeps; what came of each work item', 'to compare with the time before'],
  proposals: ['proposed changes and questions', 'so that people can decide'],
  decisions: ['who decided what, and why', 'to prove each change'],
  ledger: ['every write, with its attempts', 'so that nothing is written twice'],
  audit: ['the chain of audit entries', 'to prove what happened'],
  settings: ['settings, with their history', 'to work by them'],
  messages: ['who was told of what, and when', 'so that nobody is told twice'],
  model_calls: ['which fields went to a model, when, at what price', 'to account for it'],
  usage: ['numbers of uses by day', 'for quotas'],
  installation: ['the site, its installs, and its wrapped keys', 'to know who calls'],
  errands: ['work that is due, by id', 'to do it'],
  tokens: ['tokens that Forge hands over', 'to call Jira as the app or the approver'],
  replies: ['replies to commands', 'so that one sent twice counts once'],
  limits: ['how often somebody called', 'to keep limits'],
};

const terms = {
  hours: 'until it ends, 4 hours at most',
  day: 'a day',
  done: 'until done, and 30 days after',
  installed: 'while installed, then as below',
} as const;

/** Everything that is kept about a site, as a table. */
export function storedDataTable(): string {
  const rows = storedData.map(({ id, content, accounts, encrypted, term }) => {
    const [what, why] = words[id];
    const holds = [content ? 'words of work items' : '', accounts ? 'account ids' : '']
      .filter((part) => part !== '')
      .join(', ');
    return [what, why, holds || 'neither', encrypted ? 'yes' : 'no', terms[term]];
  });
  return markdownTable([
    ['kept', 'for', 'words of work items, account ids', 'encrypted', 'how long'],
    ...rows,
  ]);
}
