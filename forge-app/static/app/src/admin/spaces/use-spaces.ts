import { useCallback, useState } from 'react';
import { call } from '../../call.ts';
import { type Pages, usePages } from '../../shared/use-pages.ts';
import type { Mode, Projects, Space } from '../replies.ts';

export interface Spaces {
  /** The spaces that Jira shows the person, as far as they were read. */
  list: Pages<Space>;
  /** Tells of a mode that was set or read here, so that the list shows it; null tells nothing. */
  noteMode: (key: string, set: ModeWish | null) => void;
}

const pathOf = (startAt: string | null) =>
  startAt === null ? '/v1/projects' : `/v1/projects?startAt=${startAt}`;

const pick = ({ projects, leftOut, nextStartAt }: Projects) => ({
  items: projects,
  next: nextStartAt === null ? null : String(nextStartAt),
  leftOut: nextStartAt === null ? leftOut : 0,
});

/** The spaces of the site with their modes. */
export function useSpaces(): Spaces {
  const list = usePages<Projects, Space>({ pathOf, pick });
  const [changed, setChanged] = useState<Record<string, ModeWish>>({});
  const noteMode = useCallback<Spaces['noteMode']>(
    (key, set) => set && setChanged((before) => ({ ...before, [key]: set })),
    [],
  );
  const items = list.items?.map((space) => newer(space, changed[space.key])) ?? null;
  return { list: { ...list, items }, noteMode };
}

function newer(space: Space, set: ModeWish | undefined): Space {
  return set && set.version > space.version ? { ...space, ...set } : space;
}

export interface ModeWish {
  mode: Mode;
  /** The version that was seen. */
  version: number;
}

export function setMode(key: string, wish: ModeWish, idempotencyKey: string) {
  return call<ModeWish>('PUT', `/v1/projects/${key}/mode`, { body: wish, key: idempotencyKey });
}

/** The mode that stands in a space; null where it could not be read. */
export async function readMode(key: string): Promise<ModeWish | null> {
  const reply = await call<ModeWish>('GET', `/v1/projects/${key}/mode`);
  return reply.kind === 'ok' ? reply.body : null;
}
