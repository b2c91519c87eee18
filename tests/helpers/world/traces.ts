import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { request } from 'undici';
import type { TestWorld } from './test-world.ts';

/** Everything that the product left somewhere, by place, as text. */
export type Traces = Map<string, string>;

/** Collects the logs, the histories, the metrics and the rows of a world. */
export async function collectTraces(world: TestWorld): Promise<Traces> {
  const parts = await Promise.all([histories(world), metrics(world), tables(world)]);
  return new Map([...logs(world), ...parts.flat()]);
}

/** The log of every process, the engines' own included. */
function logs({ directory }: TestWorld): [string, string][] {
  const files = readdirSync(directory).filter((name) => name.endsWith('.log'));
  return files.map((name) => [`log ${name}`, readFileSync(join(directory, name), 'utf8')]);
}

/** Every run that Temporal knows, with its payloads in the clear. */
async function histories({ engines, namespace }: TestWorld): Promise<[string, string][]> {
  const connection = await Connection.connect({ address: engines.temporalAddress });
  const { workflowService } = connection;
  try {
    const { executions } = await workflowService.listWorkflowExecutions({
      namespace,
      pageSize: 1000,
    });
    return await Promise.all(
      executions.map(async ({ execution: found }): Promise<[string, string]> => {
        const execution = { workflowId: found?.workflowId ?? '', runId: found?.runId ?? '' };
        const history = await workflowService.getWorkflowExecutionHistory({ namespace, execution });
        const described = await workflowService.describeWorkflowExecution({ namespace, execution });
        return [`history ${execution.workflowId}`, inTheClear([history, described])];
      }),
    );
  } finally {
    await connection.close();
  }
}

/** JSON in which every string that may be base64 is followed by what it would mean. */
function inTheClear(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'string' && /^[A-Za-z0-9+/]{8,}={0,2}$/.test(member)
      ? `${member} ${Buffer.from(member, 'base64').toString('latin1')}`
      : member,
  );
}

async function metrics({ api, worker }: TestWorld): Promise<[string, string][]> {
  const read = async (name: string, port: number | undefined, path: string) => {
    const { body } = await request(`http://127.0.0.1:${port}${path}`);
    return [`${name}${path}`, await body.text()] as [string, string];
  };
  return await Promise.all(
    [api, worker].flatMap(({ name, ready }) =>
      ['/metrics', '/readyz', '/else'].map((path) => read(name, ready.opsPort, path)),
    ),
  );
}

/** Every row of every table, bytes as the text that they would be. */
async function tables({ asAdministrator }: TestWorld): Promise<[string, string][]> {
  const names = await asAdministrator<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  return await Promise.all(
    names.map(async ({ name }): Promise<[string, string]> => {
      const rows = await asAdministrator<{ row: unknown }>(
        `select to_jsonb(t) as row from ${name} t`,
      );
      const text = JSON.stringify(rows).replaceAll(/\\\\x([0-9a-f]+)/g, (_all, hex: string) =>
        Buffer.from(hex, 'hex').toString('latin1'),
      );
      return [`table ${name}`, text];
    }),
  );
}
