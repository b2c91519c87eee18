import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judge } from '../../../domain/readiness/judge.ts';
import { expectSlices } from '../../helpers/expect-spans.ts';
import { baseline, issueOf, resultOf } from '../../helpers/judged.ts';
import { anyDoc, hostileText } from '../../helpers/random-issue.ts';

type Part = 'observed' | 'expected' | 'steps';
const parts: Part[] = ['observed', 'expected', 'steps'];

const found = (description: unknown, summary = 'The cart page') =>
  Object.fromEntries(
    parts.map((part) => [
      part,
      resultOf(`bug.${part}`, { type: 'Bug', summary, description }).evidence.map(
        ({ text }) => text,
      ),
    ]),
  );

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const heading = (text: string) => ({
  type: 'heading',
  attrs: { level: 3 },
  content: [{ type: 'text', text }],
});
const list = (...items: string[]) => ({
  type: 'orderedList',
  content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
});

describe('R4 the parts of a bug report', () => {
  it.each<[string, unknown, Record<Part, string[]>]>([
    [
      'below headings, with lists',
      '## Steps to reproduce\n1. Put a book into the cart\n2. Log in\n\n## Actual results\nBlank page.\n\n## Expected results\nA page with the book.',
      {
        observed: ['Blank page.'],
        expected: ['A page with the book.'],
        steps: ['Put a book into the cart', 'Log in'],
      },
    ],
    [
      'in wiki markup',
      'h3. Steps to reproduce\n# Open the cart\n# Click *Pay*\n\nh3. Actual\nThe page stays empty.\n\nh3. Expected\nThe receipt.',
      {
        observed: ['The page stays empty.'],
        expected: ['The receipt.'],
        steps: ['Open the cart', 'Click *Pay*'],
      },
    ],
    [
      'in a document',
      {
        type: 'doc',
        version: 1,
        content: [
          heading('STR'),
          list('Open the cart', 'Click Pay'),
          heading('Actual results'),
          paragraph('Nothing, the page is blank.'),
          heading('Expected results'),
          paragraph('The receipt.'),
        ],
      },
      {
        observed: ['Nothing, the page is blank.'],
        expected: ['The receipt.'],
        steps: ['Open the cart', 'Click Pay'],
      },
    ],
    [
      'run together on one line',
      'Steps to reproduce: 1. Open the cart 2. Click Pay. Expected: the receipt. Actual: a blank page.',
      {
        observed: ['a blank page.'],
        expected: ['the receipt.'],
        steps: ['Open the cart', 'Click Pay.'],
      },
    ],
    [
      'by labels alone on their lines',
      'STR\n1/ Open the cart\n2/ Click Pay\nExpected result\nThe receipt\nActual result\nThe window closes',
      {
        observed: ['The window closes'],
        expected: ['The receipt'],
        steps: ['Open the cart', 'Click Pay'],
      },
    ],
    [
      'in free prose',
      'I clicked Pay and the cart threw a NullPointerException. It should show the receipt.',
      {
        observed: ['I clicked Pay and the cart threw a NullPointerException.'],
        expected: ['It should show the receipt.'],
        steps: ['I clicked Pay and the cart threw a NullPointerException.'],
      },
    ],
    [
      'set against each other',
      'The list shows the oldest order instead of the newest.',
      {
        observed: ['The list shows the oldest order instead of the newest.'],
        expected: ['The list shows the oldest order instead of the newest.'],
        steps: [],
      },
    ],
    [
      'in German',
      'Schritte zum Nachstellen:\n1. Warenkorb öffnen\n2. Klicken Sie auf Bezahlen\n\nErwartetes Verhalten: Der Beleg erscheint.\n\nTatsächliches Verhalten: Die Seite ist leer.',
      {
        observed: ['Die Seite ist leer.'],
        expected: ['Der Beleg erscheint.'],
        steps: ['Warenkorb öffnen', 'Klicken Sie auf Bezahlen'],
      },
    ],
    [
      'in German prose',
      'Wenn ich auf Bezahlen klicke, stürzt die App ab. Der Beleg sollte erscheinen.',
      {
        observed: ['Wenn ich auf Bezahlen klicke, stürzt die App ab.'],
        expected: ['Der Beleg sollte erscheinen.'],
        steps: ['Wenn ich auf Bezahlen klicke, stürzt die App ab.'],
      },
    ],
    [
      'in French',
      "Étapes pour reproduire :\n1. Ouvrir le panier\n2. Cliquer sur Payer\n\nRésultat attendu : le reçu s'affiche.\n\nRésultat obtenu : la page est vide.",
      {
        observed: ['la page est vide.'],
        expected: ["le reçu s'affiche."],
        steps: ['Ouvrir le panier', 'Cliquer sur Payer'],
      },
    ],
    [
      'in French prose',
      "Quand je clique sur Payer, l'application plante. Le reçu devrait être affiché.",
      {
        observed: ["Quand je clique sur Payer, l'application plante."],
        expected: ['Le reçu devrait être affiché.'],
        steps: ["Quand je clique sur Payer, l'application plante."],
      },
    ],
    [
      'in Spanish',
      'Pasos para reproducir:\n1. Abrir el carrito\n2. Pulsar Pagar\n\nResultado esperado: se muestra el recibo.\n\nResultado actual: la página está vacía.',
      {
        observed: ['la página está vacía.'],
        expected: ['se muestra el recibo.'],
        steps: ['Abrir el carrito', 'Pulsar Pagar'],
      },
    ],
    [
      'in Spanish prose',
      'Cuando pulso Pagar, la aplicación falla con un error. El recibo debería mostrarse en la página.',
      {
        observed: ['Cuando pulso Pagar, la aplicación falla con un error.'],
        expected: ['El recibo debería mostrarse en la página.'],
        steps: ['Cuando pulso Pagar, la aplicación falla con un error.'],
      },
    ],
    [
      'in a German list without a title',
      '- Kundenliste öffnen\n- Namen eingeben und speichern\n\nDer Kunde wird nicht angelegt. Das sollte bald behoben werden.',
      {
        observed: ['Der Kunde wird nicht angelegt.'],
        expected: [],
        steps: ['Kundenliste öffnen', 'Namen eingeben und speichern'],
      },
    ],
    [
      'as opposites in German',
      'Soll: gefilterte Liste. Ist: leere Liste.',
      { observed: ['leere Liste.'], expected: ['gefilterte Liste.'], steps: [] },
    ],
    [
      'in French, without the cause and the work',
      "Après avoir cliqué sur Connexion, rien ne se passe. On s'attend à voir la page. La cause est le cache. Il faut ajouter un test.",
      {
        observed: ['Après avoir cliqué sur Connexion, rien ne se passe.'],
        expected: ["On s'attend à voir la page."],
        steps: ['Après avoir cliqué sur Connexion, rien ne se passe.'],
      },
    ],
    [
      'in Spanish, without the work and what went well before',
      'Abrí el archivo. La página no se carga. Esperaba ver la lista. Hay que corregirlo. En la versión anterior funcionaba.',
      {
        observed: ['La página no se carga.'],
        expected: ['Esperaba ver la lista.'],
        steps: ['Abrí el archivo.'],
      },
    ],
    [
      'in lists below a title, up to what the person adds in a paragraph of their own',
      '## Expected results\n- The receipt\n- A mail\n- No second order\n\nI have two laptops.',
      { observed: [], expected: ['The receipt', 'A mail', 'No second order'], steps: [] },
    ],
    [
      'in a quoted form',
      '> **Description**: Items not visible\n> **Steps to Reproduce**:\n> 1. Click on Pay\n> **Expected**: the receipt',
      { observed: ['Items not visible'], expected: ['the receipt'], steps: ['Click on Pay'] },
    ],
    [
      'with what each step should and does give',
      '1. Visit the shop\n2. Click Pay\n» Expected: the receipt\nActual: nothing',
      {
        observed: ['nothing'],
        expected: ['the receipt'],
        steps: ['Visit the shop', 'Click Pay'],
      },
    ],
  ])('are found %s', (_name, description, expected) => {
    expect(found(description)).toEqual(expected);
  });

  it.each<[string, string, Part]>([
    [
      'a stack trace',
      'java.lang.NullPointerException: x\nat a.b.Cart.pay(Cart.java:7)',
      'observed',
    ],
    ['a log', '2026-11-24 10:00:00 ERROR the cart failed', 'observed'],
    ['code', '```\nthrow new Error("the cart crashes")\n```', 'observed'],
    ['a plan', 'This patch stops the crash of the cart.', 'observed'],
    ['a wish for the opposite', 'The cart should not crash.', 'observed'],
    ['work to be done', 'This should be fixed soon.', 'expected'],
    ['work for the team', 'We should add a test for the cart.', 'expected'],
    ['what another version does', 'Tested with Firefox. It works fine there.', 'observed'],
    ['what the software does', 'When the server restarts, the cart is empty.', 'steps'],
    ['a state', 'I use version 2.5 on Windows.', 'steps'],
    ['a version below the title', 'Steps to reproduce:\nSeaMonkey 2.53.19', 'steps'],
    ['a title alone', 'Expected results:', 'expected'],
  ])('%s is none: %j', (_name, description, part) => {
    expect(
      resultOf(`bug.${part}`, { type: 'Bug', summary: 'The cart', description }),
    ).toMatchObject({ outcome: 'fail', evidence: [] });
  });

  it('are looked for in the summary where the description has none', () => {
    expect(found('See the log.', 'The cart crashes').observed).toEqual(['The cart crashes']);
    expect(found('The cart is empty.', 'The cart crashes').observed).toEqual([
      'The cart is empty.',
    ]);
  });

  it('are slices of their field, whatever the text', () => {
    const texts = fc.constantFrom(
      'Steps to reproduce: ',
      'Expected: ',
      '1. Click ',
      '» ',
      'I clicked ',
      '(',
      '\n\n',
      '> **Actual**: ',
    );
    const mixed = fc
      .array(fc.oneof(texts, hostileText), { maxLength: 8 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(hostileText, fc.oneof(mixed, anyDoc), (summary, description) => {
        const issue = issueOf({ type: 'Bug', summary, description });
        const { results } = judge(issue, baseline);
        for (const { rule, evidence, outcome } of results) {
          if (!rule.startsWith('bug.')) continue;
          expectSlices(issue.texts, evidence);
          expect(evidence.length > 0).toBe(outcome === 'pass');
        }
      }),
      { numRuns: 300 },
    );
  });
});
