import { describe, expect, it } from '@jest/globals';
import type { FieldChange } from '../../../domain/field-change.ts';
import {
  fieldsOfRules,
  idsOf,
  standingsBetween,
} from '../../../domain/usefulness/fields-of-rules.ts';
import { team } from '../../helpers/team-pack.ts';

const names = {
  customfield_1: 'Story Points',
  customfield_2: 'Squad',
  customfield_3: 'Acceptance Criteria',
  components: 'Components',
  assignee: 'Assignee',
  labels: 'Labels',
};
const pack = team(`fields:
  squad: { names: [squad] }
  owner: { ids: [assignee] }
rules:
  own.owned: { counts: true, severity: warning, weight: 1, formula: not empty(fields.owner), title: Owned }
  own.squad: { counts: true, severity: warning, weight: 1, formula: not empty(fields.squad), title: Squad }
`);
const fields = fieldsOfRules(pack, names);
const change = (at: number, field: string): FieldChange => ({
  ...{ at, field, accountId: null },
  ...{ from: null, fromText: '', to: null, toText: '' },
});
const standings = {
  'estimate.present': 'fail',
  'component.present': 'fail',
  'criteria.present': 'fail',
  'own.owned': 'fail',
  'own.squad': 'fail',
  'summary.quality': 'pass',
} as const;
/** Rules of which it is no longer known what they would say. */
const gone = (...changed: string[]) => {
  const changes = changed.map((field) => change(5, field));
  const left = standingsBetween(standings, fields, changes, { after: 1, until: 9 });
  return Object.keys(standings).filter((rule) => !(rule in left));
};

describe('R13 a change of a field other than the texts that all rules are about', () => {
  it.each([
    ['Story Points', ['estimate.present']],
    ['timeoriginalestimate', ['estimate.present']],
    ['Component', ['component.present']],
    ['Acceptance Criteria', ['criteria.present']],
    ['assignee', ['own.owned']],
    ['Squad', ['own.squad']],
    ['labels', []],
    ['Sprint', []],
  ])('of %s settles the rules that look at it, and no other', (field, rules) => {
    expect(gone(field)).toEqual(rules);
  });

  it('counts between report and start alone', () => {
    const left = (at: number) =>
      standingsBetween(standings, fields, [change(at, 'assignee')], { after: 1, until: 9 });
    for (const at of [1, 10]) expect(left(at)).toEqual(standings);
    expect(left(9)).not.toHaveProperty('own.owned');
  });

  it('is looked for in the histories of the site’s fields that rules look at', () => {
    expect(idsOf(fields, names).sort()).toEqual(
      ['assignee', 'components', 'customfield_1', 'customfield_2', 'customfield_3'].sort(),
    );
  });
});
