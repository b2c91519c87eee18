import type { FaultRequest } from '../http/faults.ts';
import type { LimitChange } from '../http/limits.ts';
import type { JiraSimulator } from '../index.ts';
import type { ControlRoute } from './route.ts';

/** What goes wrong, and how much is allowed. */
export function faultRoutes({ faults, setLimits }: JiraSimulator): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/faults',
      members: [
        'kind',
        'method',
        'path',
        'cloudId',
        'accountId',
        'nth',
        'times',
        'delay',
        'status',
        'message',
        'reason',
        'retryAfter',
      ],
      run: (given) => ({ id: faults.add(given as unknown as FaultRequest) }),
    },
    { method: 'GET', path: '/faults', run: () => faults.list() },
    { method: 'DELETE', path: '/faults', run: () => faults.clear() },
    { method: 'DELETE', path: '/faults/:id', run: (_given, { id }) => faults.clear(id) },
    {
      method: 'POST',
      path: '/limits',
      members: ['points', 'burst', 'issueWrites'],
      run: (given) => setLimits(given as LimitChange),
    },
  ];
}
