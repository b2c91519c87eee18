import { useCallback } from 'react';
import type { BacklogView } from '../../../../../../domain/backlog.ts';
import type { RolesView } from '../../../../../../domain/settings-views.ts';
import { call } from '../../call.ts';
import type { Problem } from '../../shared/problem.ts';
import { usePolled } from '../../shared/use-polled.ts';
import { type Saved, useSaved } from '../../shared/use-saved.ts';
import type { Installation, Space } from '../replies.ts';
import { type Spaces, useSpaces } from '../spaces/use-spaces.ts';

/** A work item that was judged. */
export interface FirstResult {
  key: string;
  score: number;
}

/** Everything that the steps are told by. */
export interface Known {
  installation: Installation | null;
  spaces: Spaces;
  /** Undefined until it was looked for; null where nothing was judged yet. */
  first: FirstResult | null | undefined;
  roles: Saved<RolesView>;
  problem: Problem | null;
  refresh: () => void;
  lookForResult: () => void;
}

const once = () => null;
const readInstallation = () => call<Installation>('GET', '/v1/installation');
/** Spaces that are on and looked through for a result: one is enough to be sure. */
const mostSpaces = 3;

export function useStanding(): Known {
  const installation = usePolled({ read: readInstallation, pace: once });
  const spaces = useSpaces();
  const roles = useSaved<RolesView>('/v1/roles');
  const on = spaces.list.items && keysOf(spaces.list.items);
  const read = useCallback(() => findResult(on ?? ''), [on]);
  const result = usePolled({ read: on === null ? null : read, pace: once });
  const parts = [installation, spaces.list, roles, result];
  return {
    installation: installation.body,
    spaces,
    first: result.body?.first,
    roles,
    problem: installation.problem ?? spaces.list.problem ?? roles.reading ?? result.problem,
    refresh: () => {
      for (const part of parts) part.refresh();
    },
    lookForResult: result.refresh,
  };
}

/** As text, so that an equal list is the same. */
function keysOf(spaces: readonly Space[]): string {
  const on = spaces.filter(({ mode }) => mode !== 'off').map(({ key }) => key);
  return on.slice(0, mostSpaces).join(' ');
}

/** The newest judgement in spaces, as far as the person may browse what was judged. */
async function findResult(keys: string) {
  const found = { kind: 'ok', body: { first: null as FirstResult | null }, etag: null } as const;
  for (const key of keys.split(' ').filter(Boolean)) {
    const path = `/v1/projects/${key}/issues?sort=judged&order=desc&limit=1`;
    const reply = await call<BacklogView>('GET', path);
    if (reply.kind !== 'ok') return reply;
    const [newest] = reply.body.issues;
    if (newest)
      return { ...found, body: { first: { key: newest.issue.key, score: newest.score } } };
  }
  return found;
}
