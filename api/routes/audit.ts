import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { EntryFilter } from '../../db/audit-list.ts';
import { findHead, findVerification } from '../../db/audit-verification.ts';
import { enqueueUnlessAsked } from '../../db/outbox.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { type AuditAction, genesisHash } from '../../domain/audit.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { startVerifyAudit } from '../../workflows/verify-audit.ts';
import { exportPart } from '../audit/export.ts';
import { listAudit } from '../audit/list.ts';
import { accountOf } from '../caller.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import type { FindVisible } from '../plugins/visible-issues.ts';
import {
  Asked,
  AuditList,
  AuditQuery,
  AuditVerification,
  ExportPart,
  ExportQuery,
} from '../schemas/audit.ts';
import { Nothing } from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';

interface AuditRoutesDeps extends ApiDeps {
  findVisible: FindVisible;
}

/** Entries on one page. */
const pageSize = 50;
/** Milliseconds within which a verification is asked for once. */
const askedWithin = 60_000;

/** The audit chain of a site, for those who administer it in Jira. */
export const auditRoutes: FastifyPluginAsyncTypebox<AuditRoutesDeps> = async (app, deps) => {
  const look = { from: 'person', administers: 'site' } as const;
  const ask = { ...look, command: 'withhold' } as const;

  app.get(
    '/audit',
    {
      schema: {
        operationId: 'listAudit',
        summary: 'Entries of the audit chain, newest first, by time, subject and action',
        querystring: AuditQuery,
        response: { 200: AuditList, ...problems(look, 'invalid_request') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { cursor = null, limit = pageSize, ...query } = request.query;
      const wanted = { filter: filterOf(query), cursor, limit: Number(limit) };
      return sendWithEtag(request, reply, 200, await listAudit(deps, accountOf(request), wanted));
    },
  );

  app.get(
    '/audit/export',
    {
      schema: {
        operationId: 'exportAudit',
        summary: 'Entries in the order of the chain, in parts, as lines that can be verified',
        querystring: ExportQuery,
        response: {
          200: {
            description:
              'A part: at most 1000 entries. x-readygate-next, where it is there, is the `after` of the next one; x-readygate-left-out counts entries about issues that you may not browse, and is not there where `subject` is asked for. Without any of those, and without a filter, all parts one behind the other verify as a whole, else with --selection.',
            content: {
              'application/x-ndjson': { schema: { type: 'string' } },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          ...problems(look, 'invalid_request'),
        },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { format = 'jsonl' } = request.query;
      const { lines, next, leftOut } = await partOf(request);
      if (next !== null) reply.header('x-readygate-next', next);
      if (leftOut) reply.header('x-readygate-left-out', leftOut.hidden + leftOut.unchecked);
      reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson');
      // Nothing is held for it any more, however slowly it is read.
      const stream = Readable.from(
        lines.map((line) => `${line}\n`),
        { objectMode: false },
      );
      return reply.send(stream as never);
    },
  );

  app.get(
    '/audit/export/part',
    {
      schema: {
        operationId: 'getAuditExportPart',
        summary: 'The same part as JSON, for screens that can read nothing else',
        querystring: ExportQuery,
        response: { 200: ExportPart, ...problems(look, 'invalid_request') },
      },
      config: { door: look },
    },
    async (request, reply) => sendWithEtag(request, reply, 200, await partOf(request)),
  );

  app.get(
    '/audit/verification',
    {
      schema: {
        operationId: 'getAuditVerification',
        summary: 'The head of the chain, and what the last verification found',
        response: { 200: AuditVerification, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId } = accountOf(request);
      return sendWithEtag(request, reply, 200, await deps.withTenant(tenantId, verificationOf));
    },
  );

  app.post(
    '/audit/verification',
    {
      schema: {
        operationId: 'verifyAudit',
        summary: 'Has the whole chain verified by a worker; GET says what it found',
        body: Nothing,
        response: { 202: Asked, ...problems(ask) },
      },
      config: { door: ask },
    },
    async (request, reply) =>
      runCommand(deps, request, reply, async (tx, at) => {
        const since = new Date(at.getTime() - askedWithin);
        await enqueueUnlessAsked(tx, startVerifyAudit(tx.tenantId), { at, since });
        return { status: 202, body: { asked: true } };
      }),
  );

  function partOf(request: FastifyRequest<{ Querystring: Static<typeof ExportQuery> }>) {
    const { after = 0, format = 'jsonl', ...query } = request.query;
    const wanted = { filter: filterOf(query), after: Number(after), format };
    return exportPart(deps, accountOf(request), wanted);
  }
};

function filterOf({
  since,
  until,
  subject,
  action,
}: {
  since?: string;
  until?: string;
  subject?: string;
  action?: AuditAction;
}): EntryFilter {
  const [, kind = '', id = ''] = /^([a-z_]+):(.+)$/.exec(subject ?? '') ?? [];
  return {
    ...(since === undefined ? {} : { since: timeOf('since', since) }),
    ...(until === undefined ? {} : { until: timeOf('until', until) }),
    ...(subject === undefined ? {} : { subject: { kind, id } }),
    ...(action === undefined ? {} : { action }),
  };
}

/** @throws {ReadygateError} invalid_request for a day that no calendar has */
function timeOf(name: string, text: string): Date {
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time;
  throw new ReadygateError('invalid_request', {
    path: `querystring:/${name}`,
    expected: 'a time such as 2026-11-24T10:00:00Z',
  });
}

/** Where a chain is long, only a worker reads it: here is what it remembered. */
async function verificationOf(tx: TenantTx) {
  const [head, verified] = await Promise.all([findHead(tx), findVerification(tx)]);
  const { seq, hash } = head ?? { seq: 0, hash: genesisHash(tx.tenantId) };
  return {
    head: { seq, hash },
    verified: verified && {
      at: verified.at,
      holds: verified.problem === null,
      seq: verified.seq,
      problem: verified.problem,
    },
    behind: seq - (verified?.seq ?? 0),
  };
}
