import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { markdownDocument } from '../../../dev/backlog/markup/markdown.ts';
import { draftAll } from '../../../domain/drafts/draft-all.ts';
import { draftSections } from '../../../domain/drafts/draft-sections.ts';
import { sectionsOperation } from '../../../domain/drafts/section-operation.ts';
import { askedBy, sectionNames } from '../../../domain/drafts/section-words.ts';
import { defaultWish } from '../../../domain/drafts/wish.ts';
import type { AdfDoc } from '../../../domain/json.ts';
import { adfPlainText, plainLine } from '../../../domain/operations/adf.ts';
import { editedDescription } from '../../../domain/operations/description.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import { askingRules } from '../../../domain/report.ts';
import { expectSlices } from '../../helpers/expect-spans.ts';
import { baseline, issueOf, starter } from '../../helpers/judged.ts';
import { anyDoc } from '../../helpers/random-issue.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

const everything = new Set(sectionNames.map((name) => askedBy[name]));
const issueIn = (markdown: string, type = 'Story') =>
  issueOf({ type, description: markdownDocument(markdown, 'a') });

/** The sections that a pack's failed rules ask for, by their headings. */
function draftedFor(markdown: string, type: string, pack = baseline) {
  const issue = issueIn(markdown, type);
  const { sections } = draftSections(issue, { asked: askingRules(judge(issue, pack)) });
  return sections.map(({ heading, lines }) => [heading, ...lines]);
}

/** The description with the sections in it. */
function withSections(markdown: string, type: string) {
  const description = markdownDocument(markdown, 'a');
  const issue = issueIn(markdown, type);
  const { sections } = draftSections(issue, { asked: askingRules(judge(issue, starter)) });
  const operation = sectionsOperation(sections, { issueId: '1', description, origin: 'Ours.' });
  return editedDescription(operation, description) as AdfDoc;
}

const demanded = 'The saved card should stand above the form.';
const text = (words: string, marks: object[] = []) => ({
  type: 'paragraph',
  content: [{ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) }],
});
const struck = (words: string) => text(words, [{ type: 'strike' }]);
const heading = (words: string, level: number) => ({
  ...text(words),
  type: 'heading',
  attrs: { level },
});

/** The criteria of a story that demands one thing, behind which these nodes stand. */
function sectionsBelow(content: object[]) {
  const description = { version: 1, type: 'doc', content: [text(demanded), ...content] };
  const issue = issueOf({ type: 'Story', description });
  const asked = new Set(['criteria.present']);
  const { sections } = draftSections(issue, { asked, description });
  return sections.map(({ heading, lines }) => ({ heading, lines }));
}

const bug = `1. A cart with a book
2. The page "Sign in", with an account that has an old cart
3. Back to the cart

The cart is empty. The book should still be in it.`;

describe('G1 missing sections in four languages', () => {
  it.each([
    [
      'As a customer, I want my saved card first so that I pay faster. The saved card should stand above the form. We should refactor the form. It must be possible to remove it. Wallets come later.',
      [
        'Acceptance criteria',
        'The saved card should stand above the form.',
        'It must be possible to remove it.',
      ],
      ['Out of scope', 'Wallets come later.'],
    ],
    [
      'Als Kundin möchte ich meine Karte zuerst sehen, damit ich schneller bezahle. Die gespeicherte Karte soll über dem Formular stehen. Wir sollten das Formular aufräumen. Sie muss sich löschen lassen. Geldbörsen kommen später.',
      [
        'Akzeptanzkriterien',
        'Die gespeicherte Karte soll über dem Formular stehen.',
        'Sie muss sich löschen lassen.',
      ],
      ['Nicht im Umfang', 'Geldbörsen kommen später.'],
    ],
    [
      'En tant que cliente, je veux ma carte en premier afin de payer plus vite. La carte enregistrée doit être au-dessus du formulaire. Nous devons revoir le formulaire. Elle devrait pouvoir être supprimée. Les portefeuilles viendront plus tard.',
      [
        'Critères d’acceptation',
        'La carte enregistrée doit être au-dessus du formulaire.',
        'Elle devrait pouvoir être supprimée.',
      ],
      ['Hors périmètre', 'Les portefeuilles viendront plus tard.'],
    ],
    [
      'Como clienta, quiero ver mi tarjeta primero para pagar más rápido. La tarjeta guardada debe estar encima del formulario. Debería poder borrarse. Los monederos vendrán más adelante.',
      [
        'Criterios de aceptación',
        'La tarjeta guardada debe estar encima del formulario.',
        'Debería poder borrarse.',
      ],
      ['Fuera de alcance', 'Los monederos vendrán más adelante.'],
    ],
  ])('are filled with what the work item says: %#', (text, ...expected) => {
    expect(draftedFor(text, 'Story')).toEqual(expected);
  });

  it.each([
    ['Steps to reproduce', bug],
    [
      'Schritte zum Nachstellen',
      '1. Warenkorb mit einem Buch\n2. Seite „Anmelden“ mit altem Konto\n\nDer Warenkorb ist leer. Das Buch sollte noch darin sein.',
    ],
    [
      'Étapes pour reproduire',
      '1. Un panier avec un livre\n2. La page de connexion avec un ancien compte\n\nLe panier est vide. Le livre devrait encore y être.',
    ],
    [
      'Pasos para reproducirlo',
      '1. Una cesta con un libro\n2. La página de acceso con una cuenta antigua\n\nLa cesta está vacía. El libro debería seguir en ella.',
    ],
  ])('take the steps of a report from its numbers: %s', (heading, text) => {
    const entries = text.split('\n').flatMap((line) => /^\d\. (.*)/.exec(line)?.[1] ?? []);
    expect(draftedFor(text, 'Bug', starter)).toEqual([[heading, ...entries]]);
  });

  it('take numbers that were run together on one line, without what follows them', () => {
    const text = `1) A cart with a book 2) The page "Sign in" with an old account 3) Back to the cart. The cart is empty. The book should still be in it.`;
    expect(draftedFor(text, 'Bug', starter)).toEqual([
      [
        'Steps to reproduce',
        'A cart with a book',
        'The page "Sign in" with an old account',
        'Back to the cart.',
      ],
    ]);
  });
});

describe('G1 what is proposed', () => {
  it('makes the rule pass that asked for it', () => {
    const failed = (description: unknown) =>
      askingRules(judge(issueOf({ type: 'Bug', description }), starter)).has('bug.steps');
    expect([failed(markdownDocument(bug, 'a')), failed(withSections(bug, 'Bug'))]).toEqual([
      true,
      false,
    ]);
  });

  it('is nothing where the work item says nothing of a section', () => {
    for (const [text, type] of [
      ['The cart is empty.', 'Bug'],
      ['We want saved cards in the shop.', 'Story'],
      ['Today people must call support. Should we offer cards? We must talk.', 'Story'],
      ['Errors should be handled better in various places. The app should start faster.', 'Task'],
      ['The cart is empty. Please fix it soon.', 'Bug'],
      ['1. Fix the parser\n2. Add a test of it', 'Bug'],
      ['## Affected customers\n\n1. The one with a cart\n2. The one without', 'Bug'],
    ] as const)
      expect(draftedFor(text, type)).toEqual([]);
  });

  it('is nothing a second time, nor where something stands below the heading', () => {
    const again = issueOf({ type: 'Bug', description: withSections(bug, 'Bug') });
    expect(
      draftSections(again, { asked: everything }).sections.map(({ name }) => name),
    ).not.toContain('steps');
    const there = `## Steps to reproduce\n\nAs always.\n\n${bug}`;
    expect(
      draftSections(issueIn(there, 'Bug'), { asked: new Set(['bug.steps']) }).sections,
    ).toEqual([]);
  });

  it('says nothing is left out where something must stay as it is', () => {
    const said = 'There must be no change to the price after checkout.';
    const { sections } = draftSections(issueIn(said), { asked: everything });
    expect(sections).toEqual([]);
  });

  it('is nothing where its heading stands in a place that nothing can be put behind', () => {
    const description = {
      version: 1,
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'The card must stand above the form.' }],
        },
        {
          type: 'panel',
          attrs: { panelType: 'info' },
          content: [
            {
              type: 'heading',
              attrs: { level: 2 },
              content: [{ type: 'text', text: 'Acceptance criteria' }],
            },
          ],
        },
      ],
    };
    const issue = issueOf({ type: 'Story', description });
    expect(draftSections(issue, { asked: everything }).sections).toEqual([]);
  });

  it('goes below a heading that is there and empty', () => {
    const said = 'The saved card should stand above the form.';
    const linesOf = (text: string) => adfPlainText(withSections(text, 'Story')).split('\n');
    expect(
      linesOf(`${said}\n\n## Acceptance criteria\n\n## Background\n\nIt is about cards.`),
    ).toEqual([said, 'Acceptance criteria', said, 'Ours.', 'Background', 'It is about cards.']);
    expect(linesOf(`${said}\n\n## Acceptance criteria`)).toEqual([
      ...[said, 'Acceptance criteria', said, 'Ours.'],
    ]);
  });

  it.each([
    ['a lower heading', [heading('On Android', 3), text('Tap on it.')]],
    ['a lower heading without text', [heading('On Android', 3)]],
    ['a picture', [{ type: 'mediaSingle', content: [{ type: 'media', attrs: { id: '1' } }] }]],
    [
      'a picture in a line',
      [{ type: 'paragraph', content: [{ type: 'mediaInline', attrs: { id: '1' } }] }],
    ],
    ['a macro', [{ type: 'extension', attrs: { extensionKey: 'toc' } }]],
  ])('is nothing where the heading has %s below it', (_what, below) => {
    expect(sectionsBelow([heading('Acceptance criteria', 2), ...below])).toEqual([]);
    expect(
      sectionsBelow([heading('Acceptance criteria', 2), ...below, heading('Background', 2)]),
    ).toEqual([]);
  });

  it.each([
    ['nothing', []],
    ['an empty line', [{ type: 'paragraph' }, text(' ')]],
    ['an empty list', [{ type: 'bulletList', content: [{ type: 'listItem', content: [] }] }]],
    ['a divider', [{ type: 'rule' }]],
    ['what is struck through', [struck('It must be blue.')]],
  ])('goes below a heading that has %s below it', (_what, below) => {
    const content = [heading('Acceptance criteria', 2), ...below, heading('Background', 2)];
    expect(sectionsBelow(content)).toEqual([{ heading: null, lines: [demanded] }]);
  });

  it('is not made of what is struck through', () => {
    const description = { version: 1, type: 'doc', content: [struck(demanded)] };
    const issue = issueOf({ type: 'Story', description });
    expect(draftSections(issue, { asked: everything, description }).sections).toEqual([]);
  });

  it('is no subtask as well when a model proposes one from the same words', () => {
    const issue = issueIn('The saved card should stand above the form. People pay.');
    const { sections } = draftSections(issue, { asked: everything });
    const proposal = (text: string) => {
      const description = issue.texts.find(({ key }) => key === 'description')?.text ?? '';
      const start = description.indexOf(text);
      const span = { field: 'description' as const, start, end: start + text.length, text };
      return { summary: `Work out: ${text}`, lines: [], span, ungrounded: [] };
    };
    const proposed = [
      proposal('The saved card should stand above the form.'),
      proposal('People pay.'),
    ];
    const ground = { issue, asked: everything, proposed };
    const summaries = (wish: typeof defaultWish) =>
      draftAll({ ...ground, wish }, new Set()).subtasks.map(({ summary }) => summary);
    expect(sections.map(({ name }) => name)).toEqual(['criteria']);
    expect(summaries(defaultWish)).toEqual(['Work out: People pay']);
    expect(summaries({ format: 1, propose: ['subtasks'] })).toHaveLength(2);
  });

  it('is left out once rejected, for the same words only', () => {
    const said = 'The saved card should stand above the form.';
    const [draft] = draftSections(issueIn(said), { asked: everything }).sections;
    const rejected = new Set([draft!.idea]);
    const again = (text: string) => draftSections(issueIn(text), { asked: everything, rejected });
    expect(again(`It is about cards. ${said}`)).toEqual({ sections: [], rejectedBefore: 1 });
    expect(again(said.replace('above', 'below')).sections).toHaveLength(1);
  });
});

describe('G1 G7 every line', () => {
  it('is a piece of the work item, whatever stands in it', () => {
    fc.assert(
      fc.property(anyDoc, fc.constantFrom('Story', 'Bug'), (doc, type) => {
        const description = {
          ...doc,
          content: [...doc.content, ...markdownDocument(bug, 'a').content],
        };
        const issue = issueOf({ type, description });
        const { sections } = draftSections(issue, { asked: everything });
        for (const { lines, spans } of sections) {
          expect(lines).toEqual(spans.map(({ text }) => plainLine(text)));
          expectSlices(issue.texts, spans);
          expect(lines).not.toContain('');
        }
      }),
    );
  });
});
