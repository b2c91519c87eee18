import { describe, expect, it } from '@jest/globals';
import { editRow } from '../../domain/edit-row.ts';
import type { CreateSubtask } from '../../domain/operation.ts';
import type { PlanRow } from '../../domain/plan.ts';
import { makePlan } from '../helpers/plans.ts';

const at = new Date('2026-11-24T10:00:00.000Z');

/** A row of a plan as a person worded it anew. */
function edited(changes: Partial<PlanRow>, summary: string): PlanRow {
  const plan = makePlan(['open']);
  const [first] = plan.rows;
  const row = { ...first!, ...changes };
  const { fields, ...rest } = row.operation as CreateSubtask;
  const operation = { ...rest, fields: { ...fields, summary } };
  return editRow({ ...plan, rows: [row] }, { seal: plan.seal, rowId: row.id, operation }, at);
}

describe('A3 a row that a person edited', () => {
  it.each([
    ['names no risk', 'low', 'Show the parcel', 'low'],
    ['names one', 'low', 'Ask for the password twice', 'medium'],
    ['names one in another language', 'low', 'Das Passwort zweimal abfragen', 'medium'],
    ['names it no more', 'medium', 'Show the parcel', 'medium'],
    ['was of high risk', 'high', 'Ask for the password twice', 'high'],
  ] as const)('%s: its tier follows its words, and never falls', (_name, tier, summary, now) => {
    expect(edited({ tier }, summary).tier).toBe(now);
  });

  it('stays as doubtful as it was, and is said to be a person’s', () => {
    const provenance = { lane: 'model' as const, spans: [], assumption: true as const };
    const row = edited({ confidence: 'low', provenance }, 'Show the parcel');
    expect(row).toMatchObject({
      confidence: 'low',
      provenance: { lane: 'person', assumption: true },
    });
  });
});
