import { describe, expect, it } from '@jest/globals';
import { draftAll, draftNeeds } from '../../../domain/drafts/draft-all.ts';
import { draftLinks, type LinkKind, saidLinks } from '../../../domain/drafts/draft-links.ts';
import type { DraftPart } from '../../../domain/drafts/wish.ts';
import { issueLimits } from '../../../domain/operations/issue-limits.ts';
import { issueOf } from '../../helpers/judged.ts';

const kinds: LinkKind[] = [
  { id: '1', inward: 'is blocked by', outward: 'blocks' },
  { id: '2', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '3', inward: 'relates to', outward: 'relates to' },
];
const german: LinkKind[] = [
  { id: '7', inward: 'wird blockiert von', outward: 'blockiert' },
  { id: '8', inward: 'ist Voraussetzung für', outward: 'Hängt ab von' },
];
const targets = new Map(Array.from({ length: 9 }, (_, at) => [`SHOP-${at}`, `100${at}`]));

const shop = (description: string) => issueOf({ key: 'SHOP-9', description });
const said = (description: string) =>
  saidLinks(shop(description)).map(({ relation, key, span }) => [relation, key, span.text]);
const drafted = (description: string, of = kinds) =>
  draftLinks(shop(description), { kinds: of, targets }).drafts.map(
    ({ link: { type, direction, other }, confidence }) =>
      `${type.id} ${direction} ${type.name} ${other.name} ${other.id} ${confidence}`,
  );

describe('W1 G3 links that an issue states itself', () => {
  it.each([
    ['Blocked by SHOP-3.', 'blockedBy', 'SHOP-3', 'Blocked by SHOP-3'],
    ['This depends on: SHOP-3', 'dependsOn', 'SHOP-3', 'depends on: SHOP-3'],
    ['It duplicates SHOP-3', 'duplicates', 'SHOP-3', 'duplicates SHOP-3'],
    ['Related to SHOP-3 (see there)', 'relatesTo', 'SHOP-3', 'Related to SHOP-3'],
    ['It blocks SHOP-3', 'blocks', 'SHOP-3', 'blocks SHOP-3'],
    ['Die Aufgabe ist blockiert durch SHOP-3.', 'blockedBy', 'SHOP-3', 'blockiert durch SHOP-3'],
    ['Die Aufgabe wird von SHOP-3 blockiert.', 'blockedBy', 'SHOP-3', 'wird von SHOP-3'],
    ['Das hängt von SHOP-3 ab, weil wir es so machen.', 'dependsOn', 'SHOP-3', 'hängt von SHOP-3'],
    ['Das ist ein Duplikat von SHOP-3.', 'duplicates', 'SHOP-3', 'Duplikat von SHOP-3'],
    ['La tâche est bloquée par SHOP-3.', 'blockedBy', 'SHOP-3', 'bloquée par SHOP-3'],
    ['Cela dépend de SHOP-3.', 'dependsOn', 'SHOP-3', 'dépend de SHOP-3'],
    ['La tarea está bloqueada por SHOP-3.', 'blockedBy', 'SHOP-3', 'bloqueada por SHOP-3'],
    ['Esto depende de SHOP-3 y no de otra.', 'dependsOn', 'SHOP-3', 'depende de SHOP-3'],
    ['Se relaciona con SHOP-3.', 'relatesTo', 'SHOP-3', 'Se relaciona con SHOP-3'],
  ])('are found with their words: %s', (text, ...expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it('are not proposed where the issue holds as many as Jira takes', () => {
    const links = Array.from({ length: issueLimits.links - 1 }, (_, at) => ({
      ...{ type: 'Blocks', direction: 'out' as const, id: `9${at}` },
    }));
    const issue = { ...shop('Blocked by SHOP-1 and SHOP-2.'), links };
    const names = draftLinks(issue, { kinds, targets }).drafts.map(({ link }) => link.other.name);
    expect(names).toEqual(['SHOP-1']);
  });

  it('name several, each once', () => {
    expect(said('Blocked by SHOP-1, SHOP-2 and SHOP-3. Relates to SHOP-2.')).toEqual([
      ['blockedBy', 'SHOP-1', 'Blocked by SHOP-1'],
      ['blockedBy', 'SHOP-2', 'Blocked by SHOP-1, SHOP-2'],
      ['blockedBy', 'SHOP-3', 'Blocked by SHOP-1, SHOP-2 and SHOP-3'],
    ]);
  });

  it.each([
    ['a key alone', 'See SHOP-3 for more.'],
    ['the contrary', 'This is not blocked by SHOP-3.'],
    ['what is over', 'No longer blocked by SHOP-3.'],
    ['what was', 'It was blocked by SHOP-3 last week.'],
    ['the contrary in German', 'Es ist nicht mehr blockiert durch SHOP-3.'],
    ['a sentence that goes on otherwise', 'Der Wert wird von SHOP-3 gelesen, und das ist gut so.'],
    ['code', '`blocked by SHOP-3`'],
    ['a link somewhere else', 'Blocked by https://example.com/browse/SHOP-3'],
    ['itself', 'Relates to SHOP-9'],
    ['another project', 'Blocked by OPS-3'],
    ['a name with a number', 'Depends on UTF-8'],
    ['a key in small letters', 'Blocked by shop-3'],
  ])('are none: %s', (_name, text) => {
    expect(said(text)).toEqual([]);
  });

  it('take the kind and the direction that the site has for it', () => {
    expect(drafted('Blocked by SHOP-3.')).toEqual(['1 in is blocked by SHOP-3 1003 high']);
    expect(drafted('Blocks SHOP-3.')).toEqual(['1 out blocks SHOP-3 1003 high']);
    expect(drafted('Duplicates SHOP-3.')).toEqual(['2 out duplicates SHOP-3 1003 high']);
    expect(drafted('Blocked by SHOP-3.', german)).toEqual([
      '7 in wird blockiert von SHOP-3 1003 high',
    ]);
  });

  it('count a dependency as being blocked, in doubt, where the site has no kind for it', () => {
    expect(drafted('Depends on SHOP-3.')).toEqual(['1 in is blocked by SHOP-3 1003 low']);
    expect(drafted('Depends on SHOP-3.', german)).toEqual(['8 out Hängt ab von SHOP-3 1003 high']);
    expect(drafted('Relates to SHOP-3.', german)).toEqual([]);
  });

  it('are left out where there is no such issue, or a link to it already', () => {
    expect(drafted('Blocked by SHOP-99.')).toEqual([]);
    const links = [{ type: 'Relates', direction: 'out' as const, id: '1003' }];
    const issue = { ...shop('Blocked by SHOP-3 and SHOP-4.'), links };
    const { drafts } = draftLinks(issue, { kinds, targets });
    expect(drafts.map(({ link }) => link.other.name)).toEqual(['SHOP-4']);
  });

  it('are at most three, and what was rejected makes room', () => {
    const text = 'Blocked by SHOP-1, SHOP-2, SHOP-3, SHOP-4.';
    const first = draftLinks(shop(text), { kinds, targets });
    expect(first.drafts).toHaveLength(3);
    const again = draftLinks(shop(text), { kinds, targets }, new Set([first.drafts[0]!.idea]));
    expect(again.drafts.map(({ link }) => link.other.name)).toEqual(['SHOP-2', 'SHOP-3', 'SHOP-4']);
    expect(again.rejectedBefore).toBe(1);
  });
});

describe('G1 who asks for a part of it', () => {
  const issue = issueOf({
    key: 'SHOP-9',
    summary: 'Checkout',
    components: [],
    description:
      'Blocked by SHOP-3.\n\n## Acceptance criteria\n\n- Show the card\n- Mask the card\n',
  });
  const components = [{ id: '10', name: 'Checkout' }];
  const ground = {
    issue,
    asked: new Set<string>(),
    proposed: [],
    components,
    links: { kinds, targets },
  };
  const wish = (...propose: DraftPart[]) => ({ format: 1 as const, propose });

  it.each([
    ['subtasks', 2, false, 0],
    ['components', 0, true, 0],
    ['links', 0, false, 1],
    ['sections', 0, false, 0],
  ] as const)('gets %s and nothing else', (part, subtasks, component, links) => {
    const drafted = draftAll({ ...ground, wish: wish(part) }, new Set());
    expect([drafted.subtasks.length, drafted.components !== null, drafted.links.length]).toEqual([
      subtasks,
      component,
      links,
    ]);
  });

  it('has Jira asked for what that takes, and for nothing where nothing calls for it', () => {
    expect(draftNeeds({ issue, wish: wish('components', 'links') })).toEqual({
      components: true,
      keys: ['SHOP-3'],
    });
    expect(draftNeeds({ issue, wish: wish('sections', 'subtasks') })).toEqual({
      components: false,
      keys: [],
    });
    const plain = issueOf({ components: ['Checkout'], description: 'See SHOP-3.' });
    expect(draftNeeds({ issue: plain, wish: wish('components', 'links') })).toEqual({
      components: false,
      keys: [],
    });
  });
});
