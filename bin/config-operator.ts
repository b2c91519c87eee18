import { parseWord, type Text } from './config-values.ts';

/** What an operator says of the deployment to those who administer a site. */
export interface OperatorWords {
  /** Where data lies; null is not said. */
  region: string | null;
  /** A URI of `mailto:`, `https:` or `tel:`. */
  supportContact: string | null;
  notice: string | null;
}

export function readOperatorWords(text: Text): OperatorWords {
  const line = (name: string, most: number, example: string) => {
    const value = text(name);
    const form = new RegExp(`^\\P{C}{1,${most}}$`, 'u');
    return (
      value &&
      parseWord(name, value, {
        form,
        example,
        what: `is not one line of at most ${most} characters`,
      })
    );
  };
  return {
    region: line('READYGATE_REGION', 100, 'European Union (Frankfurt)'),
    supportContact: readContact(text, 'READYGATE_SUPPORT_CONTACT', 'mailto:help@example.com'),
    notice: line('READYGATE_NOTICE', 500, 'Maintenance on 3 May from 20:00 to 21:00 UTC.'),
  };
}

/** Whom people may turn to. */
export function readContact(text: Text, name: string, example: string): string | null {
  const value = text(name);
  const form = /^(mailto:|https:\/\/|tel:)\S+$/;
  const what = 'is no URI of mailto:, https: or tel:';
  return value && parseWord(name, value, { form, what, example });
}
