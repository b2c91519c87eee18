import {
  defaultLimits,
  type LimitSettings,
  type Method,
  type Window,
} from '../domain/limits/settings.ts';
import { oneOf, type Text, wrong } from './config-values.ts';

/** Jira's limits: figures are configuration, because the published ones change. */
export function readJiraLimits(text: Text): LimitSettings {
  const number = (name: string, fallback: number, range: Range) =>
    parseNumber(`READYGATE_JIRA_${name}`, text(`READYGATE_JIRA_${name}`), fallback, range);
  const percent = { least: 0, most: 100, what: 'is no whole number from 0 to 100' };
  const sweepPercent = number('SWEEP_PERCENT', defaultLimits.sweepPercent, percent);
  const verificationPercent = number('VERIFICATION_PERCENT', defaultLimits.verificationPercent, {
    least: 0,
    most: 100 - sweepPercent,
    what: 'is no whole number from 0 to what READYGATE_JIRA_SWEEP_PERCENT leaves of 100',
  });
  return {
    pointsPerHour: number('POINTS_PER_HOUR', defaultLimits.pointsPerHour, {
      least: 1,
      most: 1_000_000_000,
      what: 'is no whole number from 1 to 1000000000',
    }),
    pool: oneOf(text, 'READYGATE_JIRA_POINTS_POOL', ['app', 'tenant'], defaultLimits.pool),
    sweepPercent,
    verificationPercent,
    fairness: number('FAIRNESS', defaultLimits.fairness, {
      least: 1,
      most: 1000,
      what: 'is no whole number from 1 to 1000',
    }),
    burst: readBurst('READYGATE_JIRA_BURST', text('READYGATE_JIRA_BURST')),
    issueWrites: readWindows('READYGATE_JIRA_ISSUE_WRITES', text('READYGATE_JIRA_ISSUE_WRITES')),
  };
}

interface Range {
  least: number;
  most: number;
  what: string;
}

function parseNumber(name: string, value: string | null, fallback: number, range: Range): number {
  if (value === null) return fallback;
  const { least, most, what } = range;
  const number = Number(value);
  return /^\d{1,10}$/.test(value) && number >= least && number <= most
    ? number
    : wrong(name, what, String(fallback));
}

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE'];

/** `GET:50,POST:50,PUT:25,DELETE:25` */
function readBurst(name: string, value: string | null): LimitSettings['burst'] {
  if (value === null) return defaultLimits.burst;
  const found = value.split(',').map((part) => /^([A-Z]+):([1-9]\d{0,6})$/.exec(part.trim()));
  const burst = Object.fromEntries(
    found.map((match) => [match?.[1] ?? '', Number(match?.[2] ?? 0)]),
  );
  const whole = found.length === methods.length && methods.every((method) => burst[method]);
  if (!whole)
    wrong(name, 'does not give each method a number of calls', 'GET:50,POST:50,PUT:25,DELETE:25');
  return burst as LimitSettings['burst'];
}

/** `20/2,100/30`: writes and the seconds they may happen in. */
function readWindows(name: string, value: string | null): readonly Window[] {
  if (value === null) return defaultLimits.issueWrites;
  return value.split(',').map((part) => {
    const [, most, seconds] =
      /^([1-9]\d{0,5})\/([1-9]\d{0,3})$/.exec(part.trim()) ??
      wrong(name, 'is not of the form WRITES/SECONDS,WRITES/SECONDS', '20/2,100/30');
    return { most: Number(most), seconds: Number(seconds) };
  });
}
