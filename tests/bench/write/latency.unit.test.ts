import { expect, test } from '@jest/globals';
import { latencyOf } from '../../../bench/write/latency.ts';
import type { LoggedRequest } from '../../../dev/jira-simulator/http/log.ts';

const asked = (operation: string, at: number) => ({ operation, at }) as LoggedRequest;

test('a decision takes from its last question to the first request and the first write', () => {
  const requests = [
    asked('getIssue', 80),
    asked('getMyPermissions', 90),
    asked('getIssue', 100),
    asked('getMyPermissions', 110),
    asked('getIssue', 150),
    asked('getMyPermissions', 151),
    asked('createIssue', 180),
    asked('createIssue', 200),
  ];
  expect(latencyOf(requests)).toEqual({ request: 40, write: 70 });
});

test('what is not one decision that was written is refused', () => {
  expect(() => latencyOf([asked('getMyPermissions', 1)])).toThrow('one decision');
  expect(() => latencyOf([])).toThrow('one decision');
});
