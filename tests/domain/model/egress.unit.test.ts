import { describe, expect, it } from '@jest/globals';
import { egressFor } from '../../helpers/model.ts';

const key = `ghp_${'a1B2c3D4'.repeat(5)}`;
const longest = 20_000;

/** What leaves of a description. */
const sent = (description: string) => {
  const { egress } = egressFor('remarks', { summary: 'Retry', description });
  const data = JSON.parse(JSON.parse(egress.body).messages[1].content);
  const { text } = data.fields.find(({ field }: { field: string }) => field === 'description');
  return { text: text as string, redactions: egress.redactions };
};

describe('G6 a long text', () => {
  // Where it was cut first, the beginning of a key was too short to be known as one.
  it.each([key, 'ada.lovelace@lumen.example', `password: ${key}`])(
    'is redacted before it is cut, so that nothing of a secret across the cut leaves: %s',
    (secret) => {
      for (let before = longest - secret.length - 2; before <= longest; before++) {
        const { text } = sent(`${'x '.repeat(before / 2)}${' '.repeat(before % 2)}${secret} end`);
        expect(text.length).toBeLessThanOrEqual(longest);
        expect(text).not.toMatch(/ghp_|a1B|ada\.|lumen|\[\w*$/);
      }
    },
  );

  it('counts what was taken out of the part that leaves', () => {
    const { redactions } = sent(`${key} ${'x '.repeat(longest)} ${key}`);
    expect(redactions).toEqual({ mail: 0, secret: 1, name: 0 });
  });

  it('is cut between signs', () => {
    const { text } = sent(`x${'😀'.repeat(longest)}`);
    expect([text.length, text.isWellFormed()]).toEqual([longest - 1, true]);
  });
});
