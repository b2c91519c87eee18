import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutShort, originalSpan, placeholder, redact } from '../../../domain/model/redact.ts';

const letters = (count: number, alphabet = 'aB3dE5gH') =>
  Array.from({ length: count }, (_, at) => alphabet[(at * 7 + 3) % alphabet.length]).join('');

describe('G5 redaction takes out', () => {
  it.each([
    ['ada.lovelace+jira@mail.example.com'],
    ['jürgen@münchen.example'],
    ["o'neill@x.example.co.uk"],
  ])('the mail address %s', (address) => {
    expect(redact(`Ask ${address}, please.`, []).text).toBe('Ask [mail], please.');
  });

  it.each([
    ['a JSON web token', `eyJhbGciOi.${letters(20)}.${letters(30)}`],
    ['a key of a code host', `ghp_${letters(36)}`],
    ['a fine-grained key of it', `github_pat_${letters(40)}`],
    ['a key of another code host', `glpat-${letters(20)}`],
    ['a key of a cloud', `AKIA${letters(16, 'ABCD2345')}`],
    ['a key of another cloud', `AIza${letters(35)}`],
    ['a key of a model', `sk-proj-${letters(40)}`],
    ['a key of payments', `sk_live_${letters(24)}`],
    ['a key of a chat', `xoxb-${letters(24)}`],
    ['a key of a registry', `npm_${letters(36)}`],
    ['a key of Atlassian', `ATATT${letters(40)}=1A2B3C4D`],
    ['a long hash', letters(40, '0123456789abcdef')],
    ['what only a machine writes', letters(48)],
    [
      'a private key',
      `-----BEGIN RSA PRIVATE KEY-----\nDEK-Info: AES-128-CBC\n${letters(64)}\n${letters(64)}\n-----END RSA PRIVATE KEY-----`,
    ],
  ])('%s', (_what, secret) => {
    expect(redact(`Use ${secret} for it`, []).text).toBe('Use [secret] for it');
  });

  it.each([
    ['password: hunter2!', 'password: [secret]'],
    ['API_KEY="a1b2c3d4e5"', 'API_KEY="[secret]"'],
    ['Authorization: Bearer abcdef123456789', 'Authorization: Bearer [secret]'],
    ['postgres://app:s3cretpw@db/x', 'postgres://[secret]@db/x'],
    ['secret=Zx9_kk2LLm&x', 'secret=[secret]'],
    [`token: ${'a.1~'.repeat(100)}`, 'token: [secret]'],
  ])('what is set in %s', (text, left) => {
    expect(redact(text, []).text).toBe(left);
  });

  it('the names of a list, whole words in any case, the longest first', () => {
    const { text, cuts } = redact('ADA Lovelace and Ada met Adam, C++ (Projekt Übermut).', [
      'Ada',
      'Ada Lovelace',
      'übermut',
      'C++',
      ' ',
    ]);
    expect(text).toBe('[name] and [name] met Adam, [name] (Projekt [name]).');
    expect(cuts.map(({ kind }) => kind)).toEqual(['name', 'name', 'name', 'name']);
  });

  it.each([
    ['Ada\u00a0Lovelace'],
    ['Ada\u202fLovelace'],
    ['Ada \u3000 Lovelace'],
    ['Ada\nLovelace'],
    ['Ada\u200bLovelace'],
    ['Jos\u00e9 N\u00fa\u00f1ez'],
    ['Jose\u0301 Nu\u0301n\u0303ez'],
    ['JOSE\u0301\u00a0N\u00daN\u0303EZ'],
  ])('a name however its words are parted and its signs are composed: %j', (written) => {
    for (const form of ['NFC', 'NFD'] as const) {
      const names = ['Ada Lovelace', 'Jose\u0301  N\u00fa\u00f1ez'].map((name) =>
        name.normalize(form),
      );
      expect(redact(`Ask ${written}, please.`, names).text).toBe('Ask [name], please.');
    }
  });

  it('no name that other letters or marks go on from', () => {
    const text = 'Jose\u0301 and Adam and AdaLovelace';
    expect(redact(text, ['Jose', 'Ada', 'Ada Lovelace']).text).toBe(text);
  });

  it.each([
    'The password must have 12 characters.',
    'Token refresh: required for all clients',
    'See @Override in PaymentGatewayServiceFactory and src/main/java/com/example/PaymentService.java',
    'Retry after 30 s, at most 3 times; see SHOP-12.',
    'Password: required field',
  ])('nothing of %s', (text) => {
    expect(redact(text, []).text).toBe(text);
  });
});

describe('G6 a place of a redacted text', () => {
  it('is found again in the text as it was', () => {
    const text = 'Mail ada@x.example about ghp_0123456789abcdefghij now';
    const redacted = redact(text, []);
    const cut = (words: string) => {
      const start = redacted.text.indexOf(words);
      const { start: from, end } = originalSpan(redacted, { start, end: start + words.length });
      return text.slice(from, end);
    };
    expect(redacted.text).toBe('Mail [mail] about [secret] now');
    expect(cut('about')).toBe('about');
    expect(cut('now')).toBe('now');
    expect(cut('Mail [mail]')).toBe('Mail ada@x.example');
    expect(cut('[secret] now')).toBe('ghp_0123456789abcdefghij now');
    expect(cut('ecret')).toBe('ghp_0123456789abcdefghij');
  });

  it('whatever stands there: what was not taken out is the same, and nothing is left over', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('a@b.example', 'ghp_0123456789abcdefghij', 'Ada', ' ', 'ß', '[mail]', '😀'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ');
        const redacted = redact(text, ['Ada']);
        let rebuilt = '';
        let at = 0;
        for (const { kind, start, end, at: place } of redacted.cuts) {
          rebuilt += redacted.text.slice(at, place) + text.slice(start, end);
          at = place + placeholder(kind).length;
        }
        expect(rebuilt + redacted.text.slice(at)).toBe(text);
        expect(redacted.text).not.toMatch(/a@b\.example|ghp_0123/);
        const whole = originalSpan(redacted, { start: 0, end: redacted.text.length });
        expect(whole).toEqual({ start: 0, end: text.length });
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('stays where a text is cut short: no part of a placeholder or of a sign is left at its end', () => {
    const text = `ab ghp_0123456789abcdefghij 😀 ada@lumen.example end`;
    const redacted = redact(text, []);
    expect(redacted.text).toBe('ab [secret] 😀 [mail] end');
    const marks = ['[secret]', '[mail]'];
    for (let longest = 0; longest <= redacted.text.length; longest++) {
      const short = cutShort(redacted, longest);
      expect(short.text.length).toBeLessThanOrEqual(longest);
      expect(redacted.text.startsWith(short.text)).toBe(true);
      expect(short.text.isWellFormed()).toBe(true);
      const rest = marks.reduce((left, mark) => left.replace(mark, ''), short.text);
      expect(rest).not.toMatch(/[[\]]/);
      expect(short.cuts).toHaveLength(marks.filter((mark) => short.text.includes(mark)).length);
      const whole = originalSpan(short, { start: 0, end: short.text.length });
      expect(text.slice(whole.start, whole.end).length).toBeGreaterThanOrEqual(
        short.text.length - 8,
      );
    }
    expect(cutShort(redacted, 4).text).toBe('ab ');
    expect(cutShort(redacted, 13).text).toBe('ab [secret] ');
  });

  // Where every place looked at all others, this would take hours.
  it('takes no longer than its length allows, whatever the text repeats', () => {
    const shapes = [
      'a@',
      'eyJa.',
      '-----BEGIN PRIVATE KEY-----',
      'password=',
      'aB3',
      '://a:',
      '0a',
    ];
    for (const shape of shapes) {
      const text = shape.repeat(200_000 / shape.length);
      expect(redact(text, ['Ada', 'Ada Lovelace']).text.length).toBeGreaterThan(0);
    }
  }, 60_000);
});
