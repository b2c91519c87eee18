import { useEffect } from 'react';
import { useDirectory } from '../shared/people/use-directory.ts';

/** Names of accounts as Jira shows them to the person; until one came, and where there is none, the id. */
export function useNames(accounts: readonly string[]): (id: string) => string {
  const { learn, nameOf } = useDirectory('/v1/directory');
  const wanted = JSON.stringify([...new Set(accounts)]);
  useEffect(() => learn({ accounts: JSON.parse(wanted) }), [learn, wanted]);
  return (id) => nameOf('accounts', id);
}
