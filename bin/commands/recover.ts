import {
  beginRecovery,
  endRecovery,
  type LostTime,
  type Recovered,
  recoverRefinements,
} from '../../db/recovery.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import type { Uuid } from '../../domain/json.ts';
import { startRefineIssue } from '../../workflows/refine-messages.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { asOperator, everyTenant } from '../operators.ts';

const usage = 'readygate recover --since TIME|--resume [--format json|text]';

/** Refinements in one transaction. */
const batch = 100;
/** Milliseconds until `reconcile` looks after what was started. */
const startWithin = 10 * 60_000;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** What was done for a tenant. `writing`: whether this call held it, or let it go on. */
interface Done extends Recovered {
  tenant: Uuid;
  writing: 'held' | 'resumed' | 'unchanged';
}

/**
 * Makes a restored database safe to work on, or lets all tenants write again. One line per tenant,
 * then one for all. Safe to repeat: it goes on where it was stopped.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      since: { type: 'string' },
      resume: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
    },
    usage,
  );
  if (positionals.length > 0) throw wrongArgument(positionals.join(' '), usage);
  if (values.format !== 'text' && values.format !== 'json') throw wrongArgument('--format', usage);
  if (values.resume === (values.since !== undefined)) throw wrongArgument('--since', usage);
  const config = readConfig(process.env);
  const at = new Date();
  const until = new Date(at.getTime() + config.writing().sendSeconds * 1000);
  const lost = values.since === undefined ? null : { since: readTime(values.since, at), until };
  const write = values.format === 'json' ? jsonLine : textLine;
  const tenants = await everyTenant(config);
  const results: Done[] = [];
  await asOperator(config, async (withTenant) => {
    for (const tenant of tenants) {
      const done = lost
        ? await recover(withTenant, tenant, lost, at)
        : await resume(withTenant, tenant, at);
      write(done);
      results.push(done);
    }
  });
  write(results);
  return 0;
}

function readTime(text: string, now: Date): Date {
  const since = new Date(text);
  if (!time.test(text) || Number.isNaN(since.getTime()) || since > now)
    throw wrongArgument('--since', 'a time that is over, as in 2026-11-24T09:55:00Z');
  return since;
}

/** Writing is held first: whatever is found after that cannot be sent meanwhile. */
async function recover(
  withTenant: WithTenant,
  tenant: Uuid,
  lost: LostTime,
  at: Date,
): Promise<Done> {
  const held = await withTenant(tenant, (tx) => beginRecovery(tx, lost, at));
  const options = {
    lost,
    at,
    dueAt: new Date(at.getTime() + startWithin),
    limit: batch,
    start: startRefineIssue,
  };
  const total: Done = { tenant, writing: held ? 'held' : 'unchanged', ...nothing };
  for (;;) {
    const turn = await withTenant(tenant, (tx) => recoverRefinements(tx, options));
    if (turn.refinements === 0) return total;
    total.refinements += turn.refinements;
    total.started += turn.started;
    total.rows += turn.rows;
  }
}

async function resume(withTenant: WithTenant, tenant: Uuid, at: Date): Promise<Done> {
  const resumed = await withTenant(tenant, (tx) => endRecovery(tx, at));
  return { tenant, writing: resumed ? 'resumed' : 'unchanged', ...nothing };
}

const nothing: Recovered = { refinements: 0, started: 0, rows: 0 };

function jsonLine(done: Done | Done[]): void {
  const line = Array.isArray(done) ? { tenants: done.length, ...sumOf(done) } : done;
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function textLine(done: Done | Done[]): void {
  process.stdout.write(`${Array.isArray(done) ? summaryText(done) : tenantText(done)}\n`);
}

function tenantText({ tenant, writing, ...counts }: Done): string {
  const said = { held: 'writing is held', resumed: 'writing may go on', unchanged: 'as it was' };
  return `${tenant}: ${said[writing]}; ${countText(counts)}`;
}

function summaryText(done: Done[]): string {
  return `${done.length} tenants: ${countText(sumOf(done))}`;
}

function countText({ refinements, started, rows }: Recovered): string {
  return `${refinements} refinements taken account of, ${started} runs started, ${rows} rows to look up`;
}

function sumOf(done: Done[]): Recovered {
  const sum = (of: (one: Done) => number) => done.reduce((total, one) => total + of(one), 0);
  return {
    refinements: sum(({ refinements }) => refinements),
    started: sum(({ started }) => started),
    rows: sum(({ rows }) => rows),
  };
}
