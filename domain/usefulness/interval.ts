/** So many of so many; `of` is at least 1. */
export interface Share {
  count: number;
  of: number;
}

export interface Interval {
  lower: number;
  upper: number;
}

/**
 * The score interval of a share, within 0 and 1. `z`: see `criticalValue`.
 * Source: Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
 */
export function shareInterval({ count, of }: Share, z: number): Interval {
  const share = count / of;
  const middle = 2 * count + z * z;
  const half = z * Math.sqrt(z * z + 4 * count * (1 - share));
  const scale = 2 * (of + z * z);
  // At the ends rounding could leave the share itself outside.
  return {
    lower: Math.max(0, Math.min(share, (middle - half) / scale)),
    upper: Math.min(1, Math.max(share, (middle + half) / scale)),
  };
}

/**
 * The interval of the difference of two independent shares, the first less the second, within -1 and 1:
 * the hybrid of both score intervals, without correction for continuity.
 * Source: method 10 of Newcombe, Interval estimation for the difference between independent proportions,
 * Statistics in Medicine 17 (1998), 873-890.
 */
export function differenceInterval(first: Share, second: Share, z: number): Interval {
  const [one, two] = [first.count / first.of, second.count / second.of];
  const [a, b] = [shareInterval(first, z), shareInterval(second, z)];
  return {
    lower: one - two - Math.hypot(one - a.lower, b.upper - two),
    upper: one - two + Math.hypot(a.upper - one, two - b.lower),
  };
}

/**
 * How many standard deviations from the middle leave `error` outside on both sides together: 1.96 for
 * 0.05. For errors of 1e-9 and more.
 */
export function criticalValue(error: number): number {
  let [low, high] = [0, 7];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (outside(middle) > error) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The probability that a normal value is further than z from the middle, by the series of Marsaglia,
 * Evaluating the normal distribution, Journal of Statistical Software 11 (2004), issue 4.
 */
function outside(z: number): number {
  let [term, sum] = [z, z];
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 1 - 2 * sum * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
}
