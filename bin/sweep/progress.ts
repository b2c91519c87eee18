/** How far a sweep is. */
export interface Progress {
  done: number;
  /** As it was estimated: there may be more by now. */
  total: number;
  /** A code; null where it does not wait. */
  waitsFor: string | null;
}

const width = 30;

/** One line: a bar, how many of how many, how many in a second, and the time that is left. */
export function progressBar({ done, total, waitsFor }: Progress, perSecond: number): string {
  const whole = Math.max(total, done, 1);
  const filled = Math.floor((width * done) / whole);
  const bar = '█'.repeat(filled).padEnd(width, '░');
  const left = perSecond > 0 ? `, ${timeLeft((whole - done) / perSecond)} left` : '';
  const rate = perSecond > 0 ? ` ${Math.round(perSecond)}/s${left}` : '';
  return `${bar} ${done} of ${whole}${waitsFor === null ? rate : ` waits: ${waitsFor}`}`;
}

function timeLeft(seconds: number): string {
  const rounded = Math.ceil(seconds);
  const minutes = Math.floor(rounded / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return minutes > 0 ? `${minutes} min ${rounded % 60} s` : `${rounded} s`;
}
