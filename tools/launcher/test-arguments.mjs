import { CannotContinue } from './say.mjs';

export const allTiers = ['unit', 'parts', 'engine', 'world', 'browser'];

/** `--tier NAME`, any number of times; everything else goes to jest. */
export function readTestArguments(args) {
  const tiers = [];
  const patterns = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    const value =
      arg === '--tier'
        ? args[++index]
        : arg.startsWith('--tier=')
          ? arg.slice('--tier='.length)
          : null;
    if (value === null) patterns.push(arg);
    else if (allTiers.includes(value)) tiers.push(value);
    else throw new CannotContinue(`--tier takes one of ${allTiers.join(', ')}`);
  }
  return { tiers: tiers.length > 0 ? tiers : [...allTiers], patterns };
}
