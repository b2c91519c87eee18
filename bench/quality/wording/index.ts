import type { Measure, Measured } from '../measure.ts';
import { countsOf, mean, scoresOf } from '../scores.ts';
import {
  type Kind,
  kinds,
  type Requirement,
  readRequirements,
  requirementsFile,
} from './requirements.ts';

/** Words that say too little, in requirements that people marked. */
export const wording: Measure = {
  name: 'wording',
  needs: [requirementsFile],
  method:
    'F1 per kind of wording on whole requirements of arta-ds1-tune: positive where at least one word is flagged.',
  seed: null,
  measure: async (data) => measure(readRequirements(data)),
};

type Peer = 'peer_arta' | 'peer_smella';

function measure(requirements: Requirement[]): Measured {
  const names = Object.keys(kinds) as Kind[];
  const f1 = (kind: Kind, peer: Peer) =>
    scoresOf(
      countsOf(
        requirements.map((one) => ({
          gold: isFlagged(one.gold, kind),
          found: isFlagged(one[peer], kind),
        })),
      ),
    ).f1;
  const peers = (kind: Kind) => ({
    arta: f1(kind, 'peer_arta'),
    smella: f1(kind, 'peer_smella'),
  });
  const figures = Object.fromEntries(names.map((kind) => [kind, peers(kind)]));
  const macro = {
    arta: mean(names.map((kind) => peers(kind).arta)),
    smella: mean(names.map((kind) => peers(kind).smella)),
  };
  const rows = Object.entries({ ...figures, macro }).map(([name, { arta, smella }]) => [
    name,
    arta.toFixed(3),
    smella.toFixed(3),
  ]);
  return { figures: { ...figures, macro }, tables: [{ head: ['', 'ARTA', 'Smella'], rows }] };
}

function isFlagged(flagged: Record<string, string[]>, kind: Kind): boolean {
  return (flagged[kinds[kind]] ?? []).length > 0;
}
