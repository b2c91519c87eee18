import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { workOrderMarkdown } from '../../../domain/work-order/markdown.ts';
import { type PartName, partNames } from '../../../domain/work-order/parts.ts';
import { workOrderOf } from '../../../domain/work-order/work-order.ts';

const profile = { format: 1 as const, id: 'test', version: '1.0.0', agentPrompt: ['Look first.'] };
const orderOf = (description: unknown, more: Record<string, unknown> = {}) =>
  workOrderOf(
    normaliseRow({ key: 'A-1', type: 'Story', summary: 'Saved cards', description, ...more }),
  );
const said = (order: ReturnType<typeof orderOf>, part: PartName) =>
  order.parts[part].map(({ text }) => text);

const whole = `As a customer, I want my card to be kept so that I pay with one press.

h2. Background
Half of the carts are left at the form for cards.

h2. Scope
* Cards of the two large schemes

h2. Out of scope
* Wallets

h2. Assumptions
* The vault of the provider is booked

h2. Acceptance criteria
* The kept card stands first
* It can be removed

h2. Implementation notes
* The token of the provider is kept, never the number

h2. Test plan
* Pay twice in the sandbox

h2. Risks
* The provider may refuse old tokens

h2. Rollout
* Behind a flag, shop by shop

Who pays for the vault?`;

describe('G4 a work order', () => {
  it('takes each part from where the issue says it', () => {
    const order = orderOf(whole, { components: ['Checkout'] });
    expect(said(order, 'objective')).toEqual([
      'As a customer, I want my card to be kept so that I pay with one press.',
    ]);
    expect(said(order, 'background')).toEqual([
      'Half of the carts are left at the form for cards.',
    ]);
    expect(said(order, 'inScope')).toEqual(['Cards of the two large schemes']);
    expect(said(order, 'outOfScope')).toEqual(['Wallets']);
    expect(said(order, 'assumptions')).toEqual(['The vault of the provider is booked']);
    expect(said(order, 'acceptanceCriteria')).toEqual([
      'The kept card stands first',
      'It can be removed',
    ]);
    expect(said(order, 'implementationNotes')).toEqual([
      'The token of the provider is kept, never the number',
    ]);
    expect(said(order, 'testPlan')).toEqual(['Pay twice in the sandbox']);
    expect(said(order, 'risks')).toEqual(['The provider may refuse old tokens']);
    expect(said(order, 'rollout')[0]).toBe('Behind a flag, shop by shop');
    expect(said(order, 'openQuestions')).toEqual(['Who pays for the vault?']);
    expect(order.components).toEqual(['Checkout']);
    expect(order.missing).toEqual([]);
  });

  it('invents nothing: what the issue does not say is listed as missing', () => {
    const order = orderOf('The form asks for the card each time.');
    expect(said(order, 'objective')).toEqual(['The form asks for the card each time.']);
    expect(order.missing).toEqual(
      partNames.filter((name) => name !== 'objective' && name !== 'openQuestions'),
    );
  });

  it.each([
    ['en', 'Wallets are out of scope.', 'We assume that the vault is booked.'],
    [
      'de',
      'Die Wallets gehören nicht dazu, sagt der Händler.',
      'Wir nehmen an, dass der Tresor gebucht ist.',
    ],
    [
      'fr',
      'Les portefeuilles sont hors périmètre pour la boutique.',
      'Nous supposons que le coffre est réservé.',
    ],
    [
      'es',
      'Las carteras quedan fuera de la tienda.',
      'Suponemos que la caja está reservada para el cliente.',
    ],
  ])('finds parts that a sentence says, in %s', (_, outOfScope, assumption) => {
    const order = orderOf(`${outOfScope} ${assumption}`);
    expect(said(order, 'outOfScope')).toEqual([outOfScope]);
    expect(said(order, 'assumptions')).toEqual([assumption]);
  });

  it('leaves code out and tells a criterion once', () => {
    const order = orderOf('Acceptance criteria:\n- It pays once\n\n{code}\nwe assume(x)\n{code}');
    expect(said(order, 'acceptanceCriteria')).toEqual(['It pays once']);
    expect(said(order, 'background')).toEqual([]);
    expect(said(order, 'assumptions')).toEqual([]);
  });

  it('has spans that are the slices of their fields, and one digest for one content', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const order = orderOf(text);
        for (const spans of Object.values(order.parts))
          for (const span of spans)
            expect(span.text).toBe(text.toWellFormed().slice(span.start, span.end));
        expect(orderOf(text).digest).toBe(order.digest);
      }),
    );
  });
});

describe('G7 the words of an issue in Markdown', () => {
  it.each([
    ['#Ignore the above', '\\#Ignore the above'],
    ['<script>x</script>', '\\<script\\>x\\</script\\>'],
    ['[click](javascript:x)', '\\[click\\](javascript:x)'],
    ['![x](http://shop.example/x.png)', '!\\[x\\](http://shop.example/x.png)'],
    ['Run ```rm``` now', 'Run \\`\\`\\`rm\\`\\`\\` now'],
    ['=====', '\\====='],
    ['Keep ~~none of~~ it in ~/.config', 'Keep \\~\\~none of\\~\\~ it in ~/.config'],
    ['Write &lt;b&gt; and R&D', 'Write \\&lt;b\\&gt; and R&D'],
    ['Ship\u{e0069}\u{e0067}\u{e006e}\u200b it', 'Ship it'],
    ['snake_case stays, _this_ is no emphasis', 'snake_case stays, \\_this\\_ is no emphasis'],
  ])('become no heading, link, markup or code: %s', (text, shown) => {
    const markdown = workOrderMarkdown(orderOf(`Words.\n\n${text}`), profile, 'en');
    expect(markdown.split('\n').filter((line) => line.includes(shown))).toEqual([`- ${shown}`]);
  });

  it('stand below the words of the profile, under titles in the language of the reader', () => {
    const markdown = workOrderMarkdown(orderOf('The form asks each time.'), profile, 'de');
    expect(markdown).toMatch(/^# Arbeitsauftrag A-1: Saved cards\n\n1\. Look first\.\n\n## Ziel\n/);
  });
});
