import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { readerLanguage } from '../../domain/readiness/reader-language.ts';
import { personOf } from '../caller.ts';
import { giveOverride, type Hearing } from '../commands/give-override.ts';
import { runCommand } from '../commands/run-command.ts';
import { withdrawOverride } from '../commands/withdraw-override.ts';
import { defaultPack } from '../default-pack.ts';
import type { ApiDeps } from '../deps.ts';
import { requireLicence } from '../plugins/licence.ts';
import { IssueParams, Nothing } from '../schemas/common.ts';
import { Overrides, RuleOfIssueParams, TickBody, WaiverBody } from '../schemas/overrides.ts';
import { problems } from '../schemas/problems.ts';

/** What people say of a rule on one issue: that it is so, or that it does not apply here. */
export const overrideRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  // For any member, in every mode but off: nothing of Jira is changed.
  const door = {
    from: 'person',
    least: 'member',
    subject: 'issue',
    command: 'withhold',
  } as const;
  const hearingOf = ({ headers }: Pick<FastifyRequest, 'headers'>, at: Date): Hearing => ({
    defaultPack: defaultPack(deps.packs).pack,
    language: readerLanguage(headers['accept-language']),
    at,
  });

  app.post(
    '/issues/:id/waivers',
    {
      schema: {
        operationId: 'waiveRule',
        summary: 'A rule that failed does not apply here, until what it failed for changes',
        params: IssueParams,
        body: WaiverBody,
        response: {
          200: Overrides,
          ...problems(
            door,
            'licence_inactive',
            'project_off',
            'rule_unknown',
            'waivers_restricted',
            'report_outdated',
            'judged_again',
            'rule_not_failed',
          ),
        },
      },
      config: { door },
    },
    async (request, reply) => {
      requireLicence(personOf(request).standing);
      return runCommand(deps, request, reply, (tx, at) =>
        giveOverride(
          tx,
          personOf(request),
          { kind: 'waiver', ...request.body },
          hearingOf(request, at),
        ),
      );
    },
  );

  app.post(
    '/issues/:id/ticks',
    {
      schema: {
        operationId: 'tickRule',
        summary: 'What a manual rule asks for is so, until the description changes',
        params: IssueParams,
        body: TickBody,
        response: {
          200: Overrides,
          ...problems(
            door,
            'licence_inactive',
            'project_off',
            'rule_unknown',
            'rule_not_manual',
            'report_outdated',
            'judged_again',
            'issue_unreadable',
          ),
        },
      },
      config: { door },
    },
    async (request, reply) => {
      requireLicence(personOf(request).standing);
      return runCommand(deps, request, reply, (tx, at) =>
        giveOverride(
          tx,
          personOf(request),
          { kind: 'tick', ...request.body, reason: null },
          hearingOf(request, at),
        ),
      );
    },
  );

  const withdrawals = [
    ['/issues/:id/waivers/:rule/withdrawal', 'withdrawWaiver', 'waiver'],
    ['/issues/:id/ticks/:rule/withdrawal', 'withdrawTick', 'tick'],
  ] as const;
  for (const [path, operationId, kind] of withdrawals)
    app.post(
      path,
      {
        schema: {
          operationId,
          summary: `Takes a ${kind} back; the work item is judged again`,
          params: RuleOfIssueParams,
          body: Nothing,
          response: {
            200: Overrides,
            ...problems(door, 'nothing_to_withdraw', 'waivers_restricted'),
          },
        },
        config: { door },
      },
      async (request, reply) => {
        const { rule } = request.params;
        return runCommand(deps, request, reply, (tx, at) =>
          withdrawOverride(tx, personOf(request), { kind, rule }, hearingOf(request, at)),
        );
      },
    );
};
