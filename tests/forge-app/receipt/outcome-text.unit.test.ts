import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RefinementView } from '../../../domain/views.ts';
import { outcomeText } from '../../../forge-app/static/app/src/receipt/outcome-text.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

const cleared = { outcome: 'cleared', undoOf: null, progress: null } as unknown as RefinementView;

describe('A4 a proposal that ended without anybody’s decision', () => {
  it('says whether nothing was left of it, or nothing is proposed where the work item is now', () => {
    expect(outcomeText(cleared)).toContain('nothing was left to propose');
    expect(outcomeText({ ...cleared, problem: { code: 'project_off' } })).toContain(
      'moved to a space in which nothing is proposed',
    );
  });
});
