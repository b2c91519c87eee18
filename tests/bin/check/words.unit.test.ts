import { describe, expect, it } from '@jest/globals';
import { text } from '../../../bin/check/formats/text.ts';
import { checkWords } from '../../../bin/check/words/words.ts';
import { formatInput } from '../../helpers/format-input.ts';

describe('O5 the words of check', () => {
  it.each([
    ['en', 0, 1, '0 of 1 work item is ready to be built'],
    ['en', 1, 3, '1 of 3 work items is ready to be built'],
    ['en', 2, 3, '2 of 3 work items are ready to be built'],
    ['de', 1, 3, '1 von 3 Vorgängen ist bereit zur Umsetzung'],
    ['de', 2, 3, '2 von 3 Vorgängen sind bereit zur Umsetzung'],
    ['fr', 1, 3, '1 ticket sur 3 est prêt à être réalisé'],
    ['fr', 2, 3, '2 tickets sur 3 sont prêts à être réalisés'],
    ['es', 1, 3, '1 de 3 incidencias está lista para realizarse'],
    ['es', 2, 3, '2 de 3 incidencias están listas para realizarse'],
  ] as const)('%s: %i of %i', (language, ready, all, sentence) => {
    expect(checkWords(language).ready(ready, all)).toBe(sentence);
  });

  it.each([
    ['en', '  critical ', 'not ready'],
    ['de', '  kritisch ', 'nicht bereit'],
    ['fr', '  critique      ', 'pas prêt'],
    ['es', '  crítico     ', 'no lista'],
  ] as const)('%s in the text', async (language, severity, status) => {
    const row = JSON.stringify({ key: 'A-1', type: 'Task', summary: 'Pay' });
    const [first = '', second = ''] = (await formatInput(text, row, language)).split('\n');
    expect(first).toContain(status);
    expect(second.startsWith(severity)).toBe(true);
  });
});
