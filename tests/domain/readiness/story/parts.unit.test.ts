import { describe, expect, it } from '@jest/globals';
import { issueOf, resultOf } from '../../../helpers/judged.ts';

/** A text with what the rules find in it: role, action, benefit. */
type Told = [
  description: string,
  role: string | null,
  action: string | null,
  benefit: string | null,
];

const parts = ['role', 'action', 'benefit'] as const;

function partsOf(row: Record<string, unknown>) {
  return parts.map((part) => {
    const { outcome, evidence } = resultOf(`story.${part}`, row);
    return outcome === 'pass' ? evidence[0]?.text : outcome === 'fail' ? null : outcome;
  });
}

const english: Told[] = [
  [
    'As a returning customer, I want to pay with a saved card so that I need not type it again.',
    'returning customer',
    'pay with a saved card',
    'I need not type it again',
  ],
  ['As an admin I can block users', 'admin', 'block users', null],
  ['As an IT manager, I need a list of keys', 'IT manager', 'a list of keys', null],
  ['As buyers we would like to pay later', 'buyers', 'pay later', null],
  [
    "As admin, I'd also like to see who is blocked because they call.",
    'admin',
    'see who is blocked',
    'they call',
  ],
  [
    'As a clerk, I must be able to void a bill, so we can correct it.',
    'clerk',
    'void a bill',
    'we can correct it',
  ],
  ['As a buyer, I want to have the ability to pay later', 'buyer', 'pay later', null],
  ['As a buyer, I want the cart to keep my books', 'buyer', 'the cart to keep my books', null],
  ['As a buyer I will like to save my card', 'buyer', 'save my card', null],
  ["As a buyer, I don't want to lose my cart", 'buyer', 'lose my cart', null],
  [
    'As an editor, author or admin, I want to see drafts',
    'editor, author or admin',
    'see drafts',
    null,
  ],
  ['As a buyer, when I come back, I want to see my cart', 'buyer', 'see my cart', null],
  ['As a buyer, I want one form to avoid mistakes.', 'buyer', 'one form', 'avoid mistakes'],
  ['As a buyer, I want a way to avoid mistakes.', 'buyer', 'a way to avoid mistakes', null],
  ['As a buyer, I want to pay so that so that I own it', 'buyer', 'pay', 'I own it'],
  [
    'In order to pay faster, as a buyer I want to save my card',
    'buyer',
    'save my card',
    'pay faster',
  ],
  [
    'In order to pay faster\nAs a buyer\nI want to save my card',
    'buyer',
    'save my card',
    'pay faster',
  ],
  [
    'I want to save my card so that I pay faster, as a buyer.',
    'buyer',
    'save my card',
    'I pay faster',
  ],
  ['I want, as a buyer, to save my card', 'buyer', 'save my card', null],
  ['I want to save my card', null, 'save my card', null],
  ['As a buyer, the saved card stands first.', 'buyer', null, null],
  ['As a buyer, the saved card stands first so that I pay faster.', 'buyer', null, 'I pay faster'],
  [
    '*As a* buyer\n*I want* to save my card\n*So that* I pay faster',
    'buyer',
    'save my card',
    'I pay faster',
  ],
  [
    '[As a buyer], [I want to save my card] [so that I pay faster]',
    'buyer',
    'save my card',
    'I pay faster',
  ],
  [
    'h3. Story\n- As a buyer\n- I want to save my card\n- So that I pay faster',
    'buyer',
    'save my card',
    'I pay faster',
  ],
  ['User story: As a buyer, I want to save my card. Cards run out.', 'buyer', 'save my card', null],
  [
    'We spoke about cards.\n\nAs a buyer, I want to save my card so that I pay faster.\n\nAcceptance criteria:\n- I can remove it so that it is gone',
    'buyer',
    'save my card',
    'I pay faster',
  ],
  [
    'As a buyer, I want to see the log `as a table` in full',
    'buyer',
    'see the log `as a table` in full',
    null,
  ],
];

const german: Told[] = [
  [
    'Als Käuferin möchte ich meine Karte speichern, damit ich schneller zahle.',
    'Käuferin',
    'meine Karte speichern',
    'ich schneller zahle',
  ],
  [
    'Als angemeldeter Käufer will ich meine Karte speichern, um schneller zu zahlen.',
    'angemeldeter Käufer',
    'meine Karte speichern',
    'schneller zu zahlen',
  ],
  ['Als ein Käufer kann ich um 8 Uhr zahlen', 'Käufer', 'um 8 Uhr zahlen', null],
  [
    'Ich möchte als Käufer meine Karte speichern, um sie nicht erneut einzugeben.',
    'Käufer',
    'meine Karte speichern',
    'sie nicht erneut einzugeben',
  ],
  [
    'Um schneller zu zahlen, möchte ich als Käufer meine Karte speichern.',
    'Käufer',
    'meine Karte speichern',
    'schneller zu zahlen',
  ],
  [
    'Als Kunde möchte ich, dass der Korb meine Bücher behält, weil ich wiederkomme.',
    'Kunde',
    'der Korb meine Bücher behält',
    'ich wiederkomme',
  ],
  ['Als Kundin würde ich gerne später zahlen', 'Kundin', 'später zahlen', null],
  ['Ich möchte meine Karte speichern', null, 'meine Karte speichern', null],
];

const french: Told[] = [
  [
    'En tant que client, je veux enregistrer ma carte afin de payer plus vite.',
    'client',
    'enregistrer ma carte',
    'payer plus vite',
  ],
  [
    'En tant qu’acheteuse, j’aimerais pouvoir enregistrer ma carte pour que je paie plus vite.',
    'acheteuse',
    'enregistrer ma carte',
    'je paie plus vite',
  ],
  [
    'En tant que client je veux une page pour les cartes pour payer plus vite',
    'client',
    'une page pour les cartes',
    'payer plus vite',
  ],
  [
    "Afin d'aller plus vite, en tant que client, je souhaite enregistrer ma carte.",
    'client',
    'enregistrer ma carte',
    'aller plus vite',
  ],
  [
    'Je veux, en tant que client, que ma carte soit en tête',
    'client',
    'ma carte soit en tête',
    null,
  ],
  ['Je veux enregistrer ma carte', null, 'enregistrer ma carte', null],
  ['En tant que client, ma carte est en tête.', 'client', null, null],
];

const spanish: Told[] = [
  [
    'Como comprador quiero guardar mi tarjeta para pagar más rápido.',
    'comprador',
    'guardar mi tarjeta',
    'pagar más rápido',
  ],
  [
    'Como una compradora registrada, me gustaría guardar mi tarjeta para que nadie la use.',
    'compradora registrada',
    'guardar mi tarjeta',
    'nadie la use',
  ],
  [
    'Como comprador, quiero un botón para el carro con el fin de pagar',
    'comprador',
    'un botón para el carro',
    'pagar',
  ],
  [
    'Para pagar más rápido, como comprador necesito guardar mi tarjeta',
    'comprador',
    'guardar mi tarjeta',
    'pagar más rápido',
  ],
  ['Quiero guardar mi tarjeta', null, 'guardar mi tarjeta', null],
];

describe.each([
  ['English', english],
  ['German', german],
  ['French', french],
  ['Spanish', spanish],
])('R6 the parts of a story in %s', (_language, told) => {
  it.each(told)('%s', (description, ...expected) => {
    expect(partsOf({ description })).toEqual(expected);
  });

  it('stand in the summary as well', () => {
    const [[summary, ...expected] = ['']] = told;
    expect(partsOf({ summary, description: 'See the attached picture.' })).toEqual(expected);
  });
});

describe('a story', () => {
  it.each([
    ['The system must store cards so that customers pay faster.'],
    ['We should store cards. I must say so.'],
    ['Ich kann hier nichts sehen.'],
    ['Cards are new.\nAs a further complication, they run out.'],
    ['As a result, I can see nothing.'],
    ['As an example, I want to see one.'],
    ['As appropriate, I want to see it.'],
    ['As cards are being saved, I need a list of them.'],
    ['As soon as I log in, I want a mail.'],
    ['It works as a proxy and I want it fast.'],
    ['Das dauert länger, als ich möchte.'],
    ['Wie bisher, als wenn ich zahlen will.'],
    ['Como resultado quiero nada.'],
    ['As a'],
  ])('is none where its form is missing, and only its form is told: %s', (description) => {
    const { outcome, evidence } = resultOf('story.form', { description });
    expect([outcome, evidence]).toEqual(['fail', []]);
    expect(partsOf({ description })).toEqual(parts.map(() => 'not_applicable'));
  });

  it('is looked for in stories only', () => {
    const description = 'As a buyer, I want to pay';
    for (const rule of ['form', 'role', 'action', 'benefit', 'atomic'])
      expect(resultOf(`story.${rule}`, { type: 'Task', description }).outcome).toBe(
        'not_applicable',
      );
  });

  it('with a wish is taken rather than one without, whatever stands first', () => {
    const description = 'As a buyer, cards matter.\n\nAs an admin, I want to block cards.';
    expect(partsOf({ description })).toEqual(['admin', 'block cards', null]);
  });

  it('may be told in another language than the text around it', () => {
    const description =
      'As a buyer, I want to pay later\n\nDas ist für die Kasse und nicht für den Korb.';
    expect(issueOf({ description }).language).toBe('de');
    expect(partsOf({ description })).toEqual(['buyer', 'pay later', null]);
  });

  it.each([
    ['As a buyer, I want to pay', 'benefit'],
    ['I want to pay so that I own it', 'role'],
    ['As a buyer, the card is first so that I pay faster', 'action'],
    ['I want to pay', 'parts'],
    ['As a buyer I want', 'parts'],
    ['The card is first', 'story'],
  ])('fails by what it lacks: %s', (description, missing) => {
    expect(resultOf('story.form', { description }).params).toEqual({ missing });
  });
});
