import { useCallback, useRef, useState } from 'react';
import type { Approvers } from '../../../../../../domain/approvers.ts';
import type { DirectoryView } from '../../../../../../domain/settings-views.ts';
import { call } from '../../call.ts';

/** People, groups or roles, as policies and grants name them. */
export type Kind = 'accounts' | 'groups' | 'roles';

export interface Candidate {
  kind: Kind;
  id: string;
  name: string;
}

/** Names as Jira shows them to who looks. */
export interface Directory {
  /** The name of an id; the id itself where Jira shows none. */
  nameOf: (kind: Kind, id: string) => string;
  /** Asks for the names of ids that are not known yet. */
  learn: (named: Approvers) => void;
  search: (words: string) => Promise<Candidate[]>;
}

/** Ids of one question. */
const atOnce = 100;

const none: ReadonlyMap<string, string> = new Map();

/** @param path of the directory of a project or of the site */
export function useDirectory(path: string): Directory {
  const [names, setNames] = useState(none);
  const asked = useRef(new Set<string>());
  const ask = useCallback(
    async (question: object): Promise<Candidate[] | null> => {
      const reply = await call<DirectoryView>('POST', path, { body: question });
      if (reply.kind !== 'ok') return null;
      const found = candidatesOf(reply.body);
      setNames((before) => new Map([...before, ...found.map(entryOf)]));
      return found;
    },
    [path],
  );
  const learn = useCallback(
    ({ accounts = [], groups = [], roles = [] }: Approvers) => {
      // What was not answered is asked for again when it is named the next time.
      const forget = (named: Required<Approvers>) => {
        for (const kind of ['accounts', 'groups', 'roles'] as const)
          for (const id of named[kind]) asked.current.delete(`${kind} ${id}`);
      };
      const fresh = (kind: Kind, ids: readonly string[]) => {
        const unknown = [...new Set(ids)].filter((id) => !asked.current.has(`${kind} ${id}`));
        for (const id of unknown) asked.current.add(`${kind} ${id}`);
        return unknown;
      };
      const [people, teams] = [fresh('accounts', accounts), fresh('groups', groups)];
      const least = fresh('roles', roles).length > 0 ? 1 : 0;
      for (let at = 0; at < Math.max(people.length, teams.length, least); at += atOnce) {
        const part = {
          accounts: people.slice(at, at + atOnce),
          groups: teams.slice(at, at + atOnce),
        };
        void ask(part).then((found) => {
          if (!found) forget({ ...part, roles });
        });
      }
    },
    [ask],
  );
  const search = useCallback(
    async (words: string) => {
      const wanted = words.trim();
      if (wanted === '') return [];
      const found = (await ask({ words: wanted })) ?? [];
      const lower = wanted.toLowerCase();
      return found.filter(
        ({ kind, name }) => kind !== 'roles' || name.toLowerCase().includes(lower),
      );
    },
    [ask],
  );
  const nameOf = useCallback((kind: Kind, id: string) => names.get(`${kind} ${id}`) ?? id, [names]);
  return { nameOf, learn, search };
}

function candidatesOf({ people, groups, roles }: DirectoryView): Candidate[] {
  return [
    ...people.map((one) => ({ kind: 'accounts' as const, ...one })),
    ...groups.map((one) => ({ kind: 'groups' as const, ...one })),
    ...roles.map((one) => ({ kind: 'roles' as const, ...one })),
  ];
}

const entryOf = ({ kind, id, name }: Candidate): [string, string] => [`${kind} ${id}`, name];
