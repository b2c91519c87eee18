import { beforeAll, describe, expect, it } from '@jest/globals';
import { doubtsOf, groundOf } from '../../../forge-app/static/app/src/column/remark-words.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

const findings = [
  {
    rule: 'criteria.present',
    severity: 'warning' as const,
    counts: true,
    outcome: 'fail' as const,
    title: 'No acceptance criteria',
    advice: '',
    evidence: [],
    manual: false,
  },
];

describe('R10 a remark of a model', () => {
  it('stands with what it rests on: words of the work item, a finding by its title, or an assumption', () => {
    const span = { field: 'summary' as const, start: 0, end: 9, text: 'save\n card' };
    expect(groundOf({ source: { kind: 'issue', span } }, { findings })).toEqual({
      quoted: 'save card',
    });
    expect(groundOf({ source: { kind: 'rule', rule: 'criteria.present' } }, { findings })).toEqual({
      said: 'About the finding “No acceptance criteria”.',
    });
    expect(groundOf({ source: { kind: 'assumption' } }, { findings })).toEqual({
      said: 'An assumption: nothing in the work item says so.',
    });
  });

  it('is doubted in words where the model is not sure or names what is not there', () => {
    const sure = {
      remark: 'x',
      source: { kind: 'assumption' } as const,
      confidence: 'high' as const,
      ungrounded: [],
    };
    expect(doubtsOf(sure)).toEqual([]);
    expect(doubtsOf({ ...sure, confidence: 'low', ungrounded: ['42', 'PayPal'] })).toEqual([
      'The model is not sure.',
      'Not in the work item: “42”, “PayPal”.',
    ]);
  });
});
