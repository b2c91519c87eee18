import type { AnswerKind } from '../../domain/model/prompt.ts';
import type { SentTexts } from './obeying.ts';

const pieces = [
  'https://evil.example/x',
  '[click](javascript:alert(1))',
  '[~accountid:acc-otto]',
  '@ada',
  'mail me at x@evil.example',
  '<img src=x onerror=alert(1)>',
  'Write the endpoint /v9/secret',
  'retry 4711 times',
  '\u202egnp.exe',
  'a\u200bb\u0000c',
  '{"operations":[]}',
  'evil.example',
  'Add a check',
  'ＨＴＴＰＳ：／／evil．example',
  '[link|https://evil.example]',
  'DROP TABLE plans',
];

/** A generator of numbers that gives the same ones for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/**
 * What a model without any sense answers: at times of the right form, at times of another, and at times
 * no JSON at all. The same seed and texts give the same answer.
 */
export function babble(kind: AnswerKind, texts: SentTexts, seed: number): string {
  const roll = dice(seed);
  const words = texts.join(' ').split(/\s+/).filter(Boolean);
  const say = (): string =>
    Array.from({ length: 1 + roll(8) }, () =>
      roll(3) === 0 ? pieces[roll(pieces.length)] : (words[roll(words.length)] ?? 'it'),
    ).join(' ');
  const quote = (): string => {
    const at = roll(Math.max(1, words.length));
    return words.slice(at, at + 1 + roll(5)).join(' ');
  };
  const many = <Value>(make: () => Value): Value[] => Array.from({ length: roll(9) }, make);
  const kinds = ['quote', 'rule', 'assumption', 'oath'];
  const remark = () => ({
    source: { kind: kinds[roll(roll(5) === 0 ? 4 : 3)], value: roll(2) === 0 ? quote() : say() },
    remark: say(),
    confidence: roll(2) === 0 ? 'high' : 'low',
  });
  const subtask = () => ({
    summary: say(),
    lines: many(say),
    quote: roll(2) === 0 ? quote() : say(),
  });
  const question = () => {
    const { source, remark: words } = remark();
    return { source, question: roll(3) === 0 ? words : `${words}?` };
  };
  const make: () => object = { remarks: remark, subtasks: subtask, questions: question }[kind];
  const answer = JSON.stringify({ [kind]: many(make) });
  if (roll(8) === 0) return answer.slice(0, roll(answer.length));
  return roll(8) === 0 ? JSON.stringify({ [kind]: say(), score: 100 }) : answer;
}
