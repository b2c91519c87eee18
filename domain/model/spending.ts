/** For a million tokens, in whatever unit the tenant counts money. */
export interface Prices {
  input: number;
  output: number;
}

export interface Tokens {
  input: number;
  output: number;
}

/** Tokens, and millionths of the unit of money: whole numbers, so that sums are exact. */
export interface Spending {
  tokens: number;
  micros: number;
}

/** Tokens that a format adds to its texts; a guess on the high side. */
const overhead = 50;

/** What a call takes at most: all it is sent, and as long an answer as it may give. */
export function reservationFor({ input, output }: Tokens, prices: Prices): Spending {
  return spendingOf({ input: input + overhead, output }, prices);
}

export function spendingOf({ input, output }: Tokens, prices: Prices): Spending {
  return {
    tokens: input + output,
    // A price for a million tokens is that of one in millionths.
    micros: Math.ceil(input * prices.input + output * prices.output),
  };
}

/** A sum of money in millionths. */
export const microsOf = (money: number): number => Math.round(money * 1_000_000);
