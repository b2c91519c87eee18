import { randomUUID } from 'node:crypto';
import type { MetItem } from '../../db/sweep-items.ts';
import type { NewSweep } from '../../db/sweeps.ts';
import { testNow } from './database.ts';

/** An estimate of everything in SHOP. */
export function makeSweep(changed: Partial<NewSweep> = {}): NewSweep {
  return {
    sweepId: randomUUID(),
    source: 'jira',
    projects: [{ id: '10000', key: 'SHOP' }],
    jql: null,
    origin: 'person',
    requestedBy: 'acc-otto',
    estimate: { issues: 10, points: 11, seconds: 1, tokens: 0, micros: 0 },
    at: testNow,
    ...changed,
  };
}

/** SHOP-12 as a sweep met it. */
export function makeItem(changed: Partial<MetItem> = {}): MetItem {
  return {
    issueId: '10112',
    issueKey: 'SHOP-12',
    projectId: '10000',
    outcome: 'judged',
    problem: null,
    kind: 'story',
    status: 'needs_work',
    score: 60,
    failedRules: ['criteria.present'],
    contentDigest: null,
    summaryDigest: null,
    parentId: null,
    estimateMissing: null,
    blockerIds: [],
    sprintId: null,
    updatedDay: '2026-11-20',
    ...changed,
  };
}
