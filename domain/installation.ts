/** Where an installation stands; `purging` and `purged` follow once its time to be kept is over. */
export const installationStates = ['active', 'suspended', 'leaving', 'purging', 'purged'] as const;
export type InstallationState = (typeof installationStates)[number];

/** What becomes known of an installation that was seen before. */
export type InstallationEvent =
  /** A valid token named it. */
  | 'called'
  /** The platform said that it is uninstalled. */
  | 'uninstalled'
  /** Inferred: its hourly call is missing for too long. */
  | 'silent'
  /** Inferred: Jira refused a token of the app that should have lived. */
  | 'token_refused'
  /** Nothing of it has to be kept any more. */
  | 'kept_long_enough'
  | 'erased';

export interface InstallationMove {
  from: readonly InstallationState[];
  to: InstallationState;
}

/**
 * Every move there is; in any other state the event changes nothing. What was only inferred is taken
 * back by a call. What was said stays said: whoever left comes back under another id.
 */
export const installationMoves: Readonly<Record<InstallationEvent, InstallationMove>> = {
  called: { from: ['suspended'], to: 'active' },
  uninstalled: { from: ['active', 'suspended'], to: 'leaving' },
  silent: { from: ['active'], to: 'suspended' },
  token_refused: { from: ['active'], to: 'suspended' },
  kept_long_enough: { from: ['suspended', 'leaving'], to: 'purging' },
  erased: { from: ['purging'], to: 'purged' },
};

/** The state after an event. */
export function afterEvent(state: InstallationState, event: InstallationEvent): InstallationState {
  const { from, to } = installationMoves[event];
  return from.includes(state) ? to : state;
}

/** Milliseconds after its first call in which a refused token says nothing: the app gets its rights late. */
export const refusalGrace = 30 * 60_000;

/**
 * Whether one version of the app, as in `2.10.0`, comes after another. Nothing is known of one that is
 * written in another way.
 */
export function isLaterVersion(version: string, than: string): boolean {
  const [left, right] = [version, than].map(numbersOf);
  if (!left || !right) return false;
  const at = left.findIndex((number, index) => number !== right[index]);
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}

function numbersOf(version: string): number[] | null {
  const parts = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(version);
  return parts?.slice(1).map(Number) ?? null;
}
