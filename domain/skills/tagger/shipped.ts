import type { Weights } from './tagger.ts';
import { learnt } from './weights.ts';

let shipped: Weights | undefined;

/** The weights that ship; read when they are first asked for. */
export function shippedWeights(): Weights {
  shipped ??= readWeights(learnt);
  return shipped;
}

/** Weights as they are written: emissions as base64 of signed bytes. */
function readWeights({ emissions, ...rest }: typeof learnt): Weights {
  const bytes = Uint8Array.from(atob(emissions), (sign) => sign.charCodeAt(0));
  return { ...rest, emissions: new Int8Array(bytes.buffer) };
}
