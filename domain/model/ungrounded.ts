import type { Language } from '../issue.ts';

const number = /(?<![\p{L}\p{N}])\d{1,20}(?:[.,:]\d{1,20}){0,4}/gu;
/** `/orders/{id}`, `GET /orders`, `api.shop.example`. */
const endpoint =
  /(?<![\p{L}\p{N}/])\/[\p{L}\p{N}_{}:.-]{2,100}(?:\/[\p{L}\p{N}_{}:.-]{1,100}){0,12}/gu;
/** `orderId`, `order_id`, `SHOP-12`, `PaymentGateway`, and what is set as code. */
const identifier =
  /`[^`]{1,100}`|(?<![\p{L}\p{N}])(?:\p{L}{1,60}_[\p{L}\p{N}_]{1,60}|\p{Ll}{1,60}\p{Lu}[\p{L}\p{N}]{0,60}|\p{Lu}\p{Ll}{1,60}\p{Lu}[\p{L}\p{N}]{0,60}|\p{Lu}{2,20}(?:-\d{1,9})?)(?![\p{L}\p{N}])/gu;
/** A word with a capital that begins no sentence. */
const name = /(?<=[\p{Ll}\p{N},;)] )\p{Lu}[\p{L}\p{N}'-]{1,60}/gu;

/** Words that are written in capitals wherever software is made. */
const everyday = new Set(
  'api apis ui ux url urls id ids http https json csv pdf sql html css qa ok ci cd i crud rest gdpr utc'.split(
    ' ',
  ),
);

/**
 * The numbers, names and endpoints of a text that the issue does not have, each once, in order. German
 * writes every noun with a capital, which makes it no name.
 */
export function ungroundedIn(text: string, issue: string, language: Language): string[] {
  const known = issue.toLowerCase();
  const numbers = new Set(known.match(number) ?? []);
  const words = new Set(known.match(/[\p{L}\p{N}]+(?:[_'-][\p{L}\p{N}]+)*/gu) ?? []);
  const has = (found: string) =>
    words.has(found) ||
    everyday.has(found) ||
    (/[^\p{L}\p{N}]/u.test(found) && known.includes(found));
  const strange = [
    ...(text.match(number) ?? []).filter((found) => !numbers.has(found)),
    ...(text.match(endpoint) ?? []).filter((found) => !known.includes(found.toLowerCase())),
    ...(text.match(identifier) ?? [])
      .map((found) => found.replaceAll('`', ''))
      .filter((found) => !has(found.toLowerCase())),
    ...(language === 'de' ? [] : (text.match(name) ?? [])).filter(
      (found) => !has(found.toLowerCase()),
    ),
  ];
  return [...new Set(strange)].slice(0, most);
}

/** A text that has more of them is no better for a longer list. */
const most = 10;
