import type pg from 'pg';
import type { BudgetStore, Pause } from '../domain/limits/store.ts';
import { databaseError } from './errors.ts';

/** The shared books of Jira's limits. Of no tenant, so outside of `withTenant`; each method is one round trip. */
export function createBudgetStore(pool: pg.Pool): BudgetStore {
  const run = async <Row>(...statements: [text: string, values: unknown[]][]): Promise<Row[][]> => {
    try {
      const client = await pool.connect();
      try {
        // Sent together: connections of our pools do not wait for replies in between.
        const replies = await Promise.all(
          statements.map(([text, values]) => client.query(text, values)),
        );
        return replies.map(({ rows }) => rows as Row[]);
      } finally {
        client.release();
      }
    } catch (error) {
      throw databaseError(error);
    }
  };
  return {
    async reserve({ pool: name, payer, hour, need, want, ceiling, fairness, at }) {
      const [[answer], pauses] = (await run(
        [
          `select granted, paused_until as "pausedUntil"
             from reserve_jira_points($1, $2, $3, $4, $5, $6, $7, $8)`,
          [name, payer, hour, need, want, ceiling, fairness, at],
        ],
        [`select pool, target, until from rate_limits where pool = $1 and until > $2`, [payer, at]],
      )) as [[{ granted: number; pausedUntil: Date | null }], Pause[]];
      return { points: answer.granted, pausedUntil: answer.pausedUntil, pauses };
    },
    async settle({ pool: name, payer, hour }, change) {
      await run([`select settle_jira_points($1, $2, $3, $4)`, [name, payer, hour, change]]);
    },
    async countWrite({ pool: name, target, windows, at }) {
      const [[answer] = []] = await run<{ roomAt: Date | null }>([
        `select room_at as "roomAt" from count_issue_write($1, $2, $3, $4, $5)`,
        [name, target, at, windows.map(({ most }) => most), windows.map(({ seconds }) => seconds)],
      ]);
      return answer?.roomAt ?? null;
    },
    async pause({ pool: name, target, until }) {
      await run([
        `insert into rate_limits as r (pool, target, until) values ($1, $2, $3)
         on conflict (pool, target) do update set until = greatest(r.until, excluded.until)`,
        [name, target, until],
      ]);
    },
    async used(hour) {
      const [rows = []] = await run<{ pool: string; points: number }>([
        `select pool, points from jira_budgets where hour = $1 and payer = ''`,
        [hour],
      ]);
      return new Map(rows.map(({ pool: name, points }) => [name, points]));
    },
  };
}
