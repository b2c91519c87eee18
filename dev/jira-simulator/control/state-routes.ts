import type { JiraSimulator } from '../index.ts';
import { type ControlRoute, text } from './route.ts';

/** The clock, the state as a whole, and what was seen of the product. */
export function stateRoutes(simulator: JiraSimulator): ControlRoute[] {
  return [
    { method: 'GET', path: '/clock', run: () => ({ now: simulator.clock.now().toISOString() }) },
    {
      method: 'POST',
      path: '/clock',
      members: ['advance'],
      run(given) {
        simulator.clock.advance(Number(given.advance ?? 0));
        return { now: simulator.clock.now().toISOString() };
      },
    },
    { method: 'POST', path: '/reset', run: () => simulator.reset() },
    { method: 'GET', path: '/state', run: () => simulator.state },
    { method: 'GET', path: '/requests', run: () => simulator.requests() },
    { method: 'DELETE', path: '/requests', run: () => simulator.forgetRequests() },
    { method: 'GET', path: '/duplicates', run: () => simulator.duplicates() },
    { method: 'GET', path: '/violations', run: () => simulator.violations() },
    { method: 'GET', path: '/points', run: () => simulator.points() },
    {
      method: 'POST',
      path: '/save',
      members: ['path'],
      run: (given) => simulator.save(text(given, 'path')),
    },
    {
      method: 'POST',
      path: '/load',
      members: ['path'],
      run: (given) => simulator.load(text(given, 'path')),
    },
  ];
}
