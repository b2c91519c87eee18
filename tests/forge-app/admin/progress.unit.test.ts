import { describe, expect, it } from '@jest/globals';
import {
  approversNamed,
  stepStates,
  withMembers,
} from '../../../forge-app/static/app/src/admin/start/progress.ts';

const token = { receivedAt: '', expiresAt: '', refused: false };
const fresh = {
  installation: { token },
  spaces: [{ mode: 'off' as const }],
  judged: false,
  grants: {},
};
const observing = { ...fresh, spaces: [{ mode: 'off' as const }, { mode: 'observe' as const }] };
const named = { member: { accounts: ['acc-ada', 'acc-ben'] } };

describe('U1 the first steps', () => {
  it('begin with the spaces once the connection is healthy', () => {
    expect(stepStates(fresh)).toEqual({
      connection: 'done',
      spaces: 'now',
      result: 'later',
      approvers: 'later',
      propose: 'later',
    });
  });

  it('wait for the connection while Jira refuses the token, not while there is none yet', () => {
    const refused = { ...fresh, installation: { token: { ...token, refused: true } } };
    expect(stepStates(refused)).toMatchObject({ connection: 'now', spaces: 'later' });
    expect(stepStates({ ...fresh, installation: { token: null } }).connection).toBe('done');
  });

  it('ask for a result before anything may be proposed', () => {
    expect(stepStates(observing)).toMatchObject({
      spaces: 'done',
      result: 'now',
      propose: 'later',
    });
  });

  it('let a space propose also where nobody was named: naming approvers is offered beside it', () => {
    const judged = { ...observing, judged: true };
    expect(stepStates(judged)).toMatchObject({ approvers: 'now', propose: 'now' });
    expect(stepStates({ ...judged, grants: named })).toMatchObject({
      approvers: 'done',
      propose: 'now',
    });
  });

  it('are told by what stands: a space that was turned off again opens its step again', () => {
    const all = { ...observing, judged: true, grants: named };
    const proposing = { ...all, spaces: [{ mode: 'propose' as const }] };
    expect(new Set(Object.values(stepStates(proposing)))).toEqual(new Set(['done']));
    expect(stepStates({ ...proposing, spaces: fresh.spaces })).toMatchObject({ spaces: 'now' });
  });

  it('add members to those there are, each once, and touch no other grant', () => {
    const grants = { admin: { groups: ['9'] }, member: { accounts: ['acc-ada'], roles: ['1'] } };
    expect(withMembers(grants, { accounts: ['acc-ada', 'acc-ben'] })).toEqual({
      admin: { groups: ['9'] },
      member: { accounts: ['acc-ada', 'acc-ben'], roles: ['1'] },
    });
    expect(withMembers({}, { groups: ['7'] })).toEqual({ member: { groups: ['7'] } });
  });

  it('count an approver once, by whichever role, and a group as enough', () => {
    const twice = { admin: { accounts: ['acc-ada'] }, member: { accounts: ['acc-ada'] } };
    expect(approversNamed(twice)).toEqual({ accounts: ['acc-ada'], groups: false });
    const judged = { ...observing, judged: true };
    expect(stepStates({ ...judged, grants: twice }).approvers).toBe('now');
    const group = { member: { groups: ['9'] } };
    expect(stepStates({ ...judged, grants: group }).approvers).toBe('done');
    const viewers = { viewer: { accounts: ['acc-ada', 'acc-ben'] } };
    expect(stepStates({ ...judged, grants: viewers }).approvers).toBe('now');
  });
});
