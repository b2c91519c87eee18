export const states = ['waiting', 'writing', 'final'] as const;
export const tiers = ['low', 'medium', 'high'] as const;
/** Hours. */
export const ages = ['24', '72', '168'] as const;

/** Which plans are shown; an empty word narrows nothing. */
export interface InboxQuestion {
  state: (typeof states)[number];
  tier: (typeof tiers)[number] | '';
  age: (typeof ages)[number] | '';
  /** Only what asks the person. */
  mine: boolean;
}

/** A question as it stands in an address: what is usual is left out. */
export function addressOf({ state, tier, age, mine }: InboxQuestion): string {
  return new URLSearchParams({
    ...(state === 'waiting' ? {} : { state }),
    ...(tier ? { tier } : {}),
    ...(age ? { age } : {}),
    ...(mine ? {} : { mine: 'no' }),
  }).toString();
}

/** The question of an address; what is not known there is as usual: what waits for this person. */
export function questionOf(address: string): InboxQuestion {
  const query = new URLSearchParams(address);
  return {
    state: states.find((one) => one === query.get('state')) ?? 'waiting',
    tier: tiers.find((one) => one === query.get('tier')) ?? '',
    age: ages.find((one) => one === query.get('age')) ?? '',
    mine: query.get('mine') !== 'no',
  };
}
