import { describe, expect, it } from '@jest/globals';
import { resultOf } from '../../../helpers/judged.ts';

function actionsOf(description: string) {
  const { outcome, evidence, params } = resultOf('story.atomic', { description });
  return outcome === 'fail' && params.actions === evidence.length
    ? evidence.map(({ text }) => text)
    : outcome;
}

describe('R6 a story that asks for several actions', () => {
  it.each<[string, string[]]>([
    [
      'As a buyer, I want to save my card and remove old ones.',
      ['save my card', 'remove old ones'],
    ],
    ['As a buyer, I want to add, rename and delete cards', ['add', 'rename', 'delete cards']],
    ['As a buyer, I want to search and filter books', ['search', 'filter books']],
    ['As a buyer, I want to save my card and to also share it', ['save my card', 'share it']],
    [
      'As a buyer, I want to save a card and optionally name it',
      ['save a card', 'optionally name it'],
    ],
    [
      'As a buyer, I want to see my cards and can page through them',
      ['see my cards', 'page through them'],
    ],
    ['As a buyer, I want to pay later and be told when', ['pay later', 'be told when']],
    ['As a buyer, I want to pay a bill and I want to print it', ['pay a bill', 'print it']],
    [
      'As a buyer, I want to see cards that ran out, and remove them',
      ['see cards that ran out', 'remove them'],
    ],
    [
      'Als Käufer möchte ich meine Karte speichern und alte löschen',
      ['meine Karte speichern', 'alte löschen'],
    ],
    [
      'Als Käufer will ich Karten sortieren oder filtern können.',
      ['Karten sortieren', 'filtern können'],
    ],
    [
      'En tant que client, je veux enregistrer ma carte et supprimer les anciennes',
      ['enregistrer ma carte', 'supprimer les anciennes'],
    ],
    [
      'En tant que client, je veux voir mes cartes et les supprimer',
      ['voir mes cartes', 'les supprimer'],
    ],
    ['Como cliente quiero guardar mi tarjeta y borrarla', ['guardar mi tarjeta', 'borrarla']],
  ])('%s', (description, actions) => {
    expect(actionsOf(description)).toEqual(actions);
  });
});

describe('R6 a story that asks for one action', () => {
  it.each([
    ['As a buyer, I want to see number and name of my card'],
    ['As a buyer, I want to view the log and report'],
    ['As a buyer, I want to see both the read and edit views'],
    ['As a buyer, I want a form that saves cards and remove buttons'],
    ['As a buyer, I want to know who can see and edit my card'],
    ['As a buyer, I want to search and find books'],
    ['As a buyer, I want to pay so that I own it and read it'],
    ['As a buyer, I want the shirt to look good and not to be loud'],
    ['As a buyer, I want to see my card, name, and date'],
    ['Als Käufer möchte ich mit neuen und alten Karten zahlen'],
    ['Als Käufer möchte ich Namen und Nummer der Karte sehen'],
    ['Als Käufer möchte ich Karten sehen, die abgelaufen und gelöscht worden sind'],
    ['En tant que client, je veux voir ma carte et le panier'],
    ['En tant que client, je veux voir ceux qui peuvent lire et modifier ma carte'],
    ['Como cliente quiero ver mi tarjeta y su número'],
    ['Como cliente quiero ver lo que puedo guardar y borrar'],
  ])('%s', (description) => {
    expect(actionsOf(description)).toBe('pass');
  });

  it.each([['As a buyer, cards matter.'], ['Cards matter.']])(
    'does not apply where nobody wishes anything: %s',
    (description) => {
      expect(actionsOf(description)).toBe('not_applicable');
    },
  );
});
