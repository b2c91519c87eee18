import { describe, expect, it } from '@jest/globals';
import { detectLanguage } from '../../../domain/normalise/language.ts';

describe('R6 the language of an issue', () => {
  it.each([
    ['As a customer, I want to pay with the saved card so that I need not type it.', 'en'],
    ['Fix the login on Safari when the cart is empty', 'en'],
    ['Der Warenkorb wird nach dem Anmelden geleert, das Buch soll darin bleiben.', 'de'],
    ['Le panier est vide après la connexion, le livre doit y rester.', 'fr'],
    ['El carrito está vacío después de entrar, el libro debe quedarse en él para pagar.', 'es'],
    ['U\u0308berpru\u0308fung fu\u0308r den Warenkorb', 'de'],
    ['Checkout', 'unknown'],
    ['Upgrade Guava 32.0.1', 'unknown'],
    ['', 'unknown'],
  ])('%j is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('is not swayed by one word of a log that comes a thousand times', () => {
    expect(detectLanguage(`The task is lost when it fails. ${'no es '.repeat(500)}`)).toBe('en');
  });
});
