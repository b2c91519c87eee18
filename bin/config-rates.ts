import { defaultRates, type Rate, type RequestRates } from '../domain/request-rates.ts';
import { type Text, wrong } from './config-values.ts';

/** How often people may call the API. */
export function readRates(text: Text): RequestRates {
  const rate = (name: string, fallback: Rate) =>
    parseRate(`READYGATE_RATE_${name}`, text(`READYGATE_RATE_${name}`), fallback);
  const { person, site } = defaultRates;
  return {
    person: {
      reads: rate('PERSON_READS', person.reads),
      commands: rate('PERSON_COMMANDS', person.commands),
    },
    site: {
      reads: rate('SITE_READS', site.reads),
      commands: rate('SITE_COMMANDS', site.commands),
    },
  };
}

/** `10/60`: calls a second, fractions allowed, and calls at once. */
function parseRate(name: string, value: string | null, fallback: Rate): Rate {
  if (value === null) return fallback;
  const example = `${fallback.perSecond}/${fallback.atOnce}`;
  const [, often = '', many = ''] = /^(\d{1,6}(?:\.\d{1,3})?)\/(\d{1,6})$/.exec(value) ?? [];
  const [perSecond, atOnce] = [Number(often), Number(many)];
  const fits = perSecond > 0 && atOnce > 0 && perSecond <= 100_000 && atOnce <= 100_000;
  return fits
    ? { perSecond, atOnce }
    : wrong(name, 'is not of the form PER-SECOND/AT-ONCE, each above 0 and up to 100000', example);
}
