import { describe, expect, it } from '@jest/globals';
import { plainAnswer } from '../../../domain/model/plain-answer.ts';

const known = 'The job on build.shop.example writes src/app.ts and fails.';

describe('G7 words of a model', () => {
  it.each([
    'Open https://shop.example/x',
    'Open https:`//`ev`il.c`om/x today',
    'Ask @bob',
    'Ask @`bob`',
    'Ask @**bob**',
    'See evil.pl/x',
    'See evil.sh:8080',
    'See localhost:8080',
    'See ev__il.com__',
  ])('hold no link and no mention, however it is parted: %s', (text) => {
    expect(plainAnswer(text, known)).toBeNull();
  });

  it.each([
    'Mend the job on build.shop.example',
    'Write src/app.ts once',
    'Keep `userId`, and **never** the name',
    'Allow 3:1 and e.g. 10:30',
  ])('keep what the issue has and what leads nowhere: %s', (text) => {
    expect(plainAnswer(text, known)).toBe(text);
  });
});
