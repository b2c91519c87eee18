import { describe, expect, it } from '@jest/globals';
import { createAskedMember, memberIn } from '../../api/asked-member.ts';
import { createFindMembership, type FindMembership } from '../../api/plugins/jira-membership.ts';
import type { JiraClient } from '../../clients/jira/client.ts';
import { type ErrorCode, ReadygateError } from '../../domain/errors.ts';

const viewer = {
  ...{ tenantId: 'a', accountId: 'acc-ines', apiBaseUrl: '', userToken: 'token' },
  appToken: null,
};
const named = { groups: ['leads'], roles: ['developers'] };
const asked = [
  { projectId: '1', named },
  { projectId: '2', named: { groups: ['leads', 'others'], roles: [] } },
  { projectId: '3', named: { groups: [], roles: [] } },
];

/** Of whom Jira says this, with the questions that it was asked. */
function member(say: FindMembership, owner: ErrorCode | null = null) {
  const questions: Parameters<FindMembership>[0][] = [];
  const askedMember = createAskedMember({
    requireOwner: async () => {
      if (owner) throw new ReadygateError(owner);
      return { accountId: 'acc-ines', displayName: 'Ines' };
    },
    findMembership: (question) => {
      questions.push(question);
      return say(question);
    },
  });
  return { questions, found: askedMember(viewer, asked) };
}
const all: FindMembership = async ({ named: { groups, roles } }) => ({
  groups,
  roles,
  unreadable: [],
});
const refuses =
  (code: ErrorCode): FindMembership =>
  () =>
    Promise.reject(new ReadygateError(code));

describe('A9 who is in the groups that plans ask', () => {
  it('is asked once per project, of those that name any', async () => {
    const { found, questions } = member(all);
    const by = await found;
    expect(questions.map(({ projectId, fresh }) => [projectId, fresh])).toEqual([
      ['1', false],
      ['2', false],
    ]);
    expect(['1', '2', '3'].map((project) => memberIn(by, project, named))).toEqual([
      true,
      true,
      false,
    ]);
    expect(memberIn(by, '1', { groups: ['others'], roles: [] })).toBe(false);
  });

  it.each(['jira_unavailable', 'jira_rate_limited'] as const)(
    'is nobody while Jira does not say: %s',
    async (code) => {
      expect(memberIn(await member(refuses(code)).found, '1', named)).toBe(false);
      const { found, questions } = member(all, code);
      expect(memberIn(await found, '1', named)).toBe(false);
      expect(questions).toEqual([]);
    },
  );

  it('is asked of Jira once a minute', async () => {
    const reads: string[] = [];
    const jira = {
      listMyGroups: async () => ['leads'],
      getRoleMembers: async (_app: unknown, project: string, role: string) => {
        reads.push(`${project} ${role}`);
        return { accounts: ['acc-ines'], groups: [] };
      },
    };
    let now = 0;
    const find = createFindMembership({
      jira: jira as unknown as JiraClient,
      clock: () => new Date(now),
    });
    const askedMember = createAskedMember({
      requireOwner: async () => ({ accountId: 'acc-ines', displayName: 'Ines' }),
      findMembership: find,
    });
    const look = async () => {
      const app = { ...viewer, appToken: 'token of the app' };
      return memberIn(await askedMember(app, asked), '1', { groups: [], roles: ['developers'] });
    };
    expect([await look(), await look()]).toEqual([true, true]);
    expect(reads).toEqual(['1 developers']);
    now = 60_000;
    await look();
    expect(reads).toHaveLength(2);
  });

  it('is not learnt with the token of somebody else', async () => {
    const { found, questions } = member(all, 'jira_token_refused');
    await expect(found).rejects.toMatchObject({ code: 'jira_token_refused' });
    expect(questions).toEqual([]);
  });
});
