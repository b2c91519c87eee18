import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Context } from '@temporalio/activity';
import { createActivityInterceptor, toFailure } from '../../activities/interceptors.ts';
import { ReadygateError } from '../../domain/errors.ts';

const planted = 'PLANTED-WORD';

describe('L3 the failure of an activity', () => {
  it('is our code, without a word of what was thrown', () => {
    const error = new ReadygateError(
      'jira_unavailable',
      { hint: planted },
      { cause: new Error(planted) },
    );
    const failure = toFailure(error);
    expect([failure.type, failure.message]).toEqual(['jira_unavailable', 'jira_unavailable']);
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(planted);
    expect(failure.stack).not.toContain(planted);
    expect(failure.cause).toBeUndefined();
  });

  it.each([
    ['an error of a parser', new SyntaxError(`Unexpected token in ${planted}`)],
    ['an error of the database', Object.assign(new Error(planted), { code: '23505' })],
    ['something that is no error', planted],
  ])('is internal for %s', (_name, thrown) => {
    const failure = toFailure(thrown);
    expect(failure.type).toBe('internal');
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(planted);
  });

  it('comes back when Jira or a look-up says so, in milliseconds and not before', () => {
    const error = new ReadygateError('jira_rate_limited', { retryAfterSeconds: 2.0001 });
    expect(toFailure(error).nextRetryDelay).toBe(2001);
    expect(toFailure(new ReadygateError('internal')).nextRetryDelay).toBeUndefined();
  });

  it('is not tried again where the same call gives the same answer', () => {
    expect(toFailure(new ReadygateError('stale_generation')).nonRetryable).toBe(true);
    expect(toFailure(new ReadygateError('database_unavailable')).nonRetryable).toBe(false);
  });
});

describe('a long activity', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('shows every few seconds that it lives, and not when it has ended', async () => {
    jest.useFakeTimers();
    const heartbeat = jest.fn();
    const context = { info: { attempt: 1 }, heartbeat } as unknown as Context;
    const unused = async (): Promise<never> => {
      throw new Error('there is nothing to audit');
    };
    const { inbound } = createActivityInterceptor({
      withTenant: unused,
      clock: () => new Date(),
      log: () => {},
    })(context);
    const work = Promise.withResolvers<unknown>();
    const running = inbound.execute?.({ args: [], headers: {} }, () => work.promise);
    await jest.advanceTimersByTimeAsync(9000);
    expect(heartbeat.mock.calls.length).toBeGreaterThanOrEqual(3);
    work.resolve('done');
    expect(await running).toBe('done');
    heartbeat.mockClear();
    await jest.advanceTimersByTimeAsync(9000);
    expect(heartbeat).not.toHaveBeenCalled();
  });
});
