import { expect, test } from '@jest/globals';
import {
  leastCalls,
  leastPoints,
  leastRequests,
  spentPoints,
} from '../../../bench/refine/points.ts';
import type { LoggedRequest } from '../../../dev/jira-simulator/http/log.ts';

const asked = (operation: string, points: number) => ({ operation, points }) as LoggedRequest;

test('points and calls are counted by operation, per refinement, dearest first', () => {
  const requests = [asked('getIssue', 2), asked('createIssue', 1), asked('getIssue', 2)];
  expect(spentPoints(requests, 2)).toEqual([
    { operation: 'getIssue', calls: 1, points: 2 },
    { operation: 'createIssue', calls: 0.5, points: 0.5 },
  ]);
});

test('the least takes for the metadata of a project what such a call was charged, each time', () => {
  const fixed = leastCalls
    .map(({ points }) => points)
    .filter((points) => typeof points === 'number')
    .reduce((sum, points) => sum + points, 0);
  const requests = [
    asked('getCreateIssueMetaIssueTypes', 7),
    asked('getCreateIssueMetaIssueTypeId', 11),
    asked('getCreateIssueMetaIssueTypeId', 11),
  ];
  expect(leastPoints(requests)).toBe(fixed + 7 + 11 + 11);
});

test('the least has one write per row and nothing twice in a step', () => {
  const names = leastCalls.map(({ step, operation }) => `${step} ${operation}`);
  expect(new Set(names).size).toBe(names.length);
  expect(leastCalls.find(({ operation }) => operation === 'createIssue')?.points).toBe(5);
});

test('the least requests are the calls, with a write for each row', () => {
  expect(leastRequests()).toBe(leastCalls.filter(({ step }) => step !== 'apply').length + 3 + 5);
});
