import { useCallback, useEffect, useState } from 'react';
import { type Location, openLocation } from '../bridge.ts';
import { pathParts } from './path-parts.ts';

export interface Place {
  /** The parts of the path behind the page's own address; null until Jira told it. */
  parts: readonly string[] | null;
  go: (...parts: readonly string[]) => void;
}

/** Where on a page the person is, as its address says: it can be linked to, and gone back from. */
export function useLocation(): Place {
  const [path, setPath] = useState<string | null>(null);
  const [location, setLocation] = useState<Location | null>(null);
  useEffect(() => {
    let ended = false;
    const opening = openLocation((moved) => !ended && setPath(moved));
    void opening.then((opened) => {
      if (ended) return;
      setLocation(opened);
      setPath(opened.path);
    });
    return () => {
      ended = true;
      void opening.then(({ leave }) => leave());
    };
  }, []);
  const go = useCallback(
    (...parts: readonly string[]) => location?.go(`/${parts.map(encodeURIComponent).join('/')}`),
    [location],
  );
  return { parts: path === null ? null : pathParts(path), go };
}
