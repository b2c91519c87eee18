import { afterEach, describe, expect, it } from '@jest/globals';
import { createPressureGauge, type Pressure, type PressureGauge } from '../../api/pressure.ts';

let gauge: PressureGauge;
afterEach(() => gauge.stop());

const longEnough = 3_600_000;

describe('pressure', () => {
  it('begins where more wait for a connection than may, and ends at half of that', () => {
    let waiting = 0;
    const noted: (Pressure | null)[] = [];
    gauge = createPressureGauge({
      waiting: () => waiting,
      mostWaiting: 10,
      mostLate: longEnough,
      noteChange: (now) => noted.push(now),
    });
    const seen = [0, 10, 11, 10, 6, 5, 10].map((count) => {
      waiting = count;
      return gauge.read();
    });
    expect(seen).toEqual([null, null, 'database', 'database', 'database', null, null]);
    expect(noted).toEqual(['database', null]);
  });

  it('is told from a process that comes too late to its timers', async () => {
    gauge = createPressureGauge({
      waiting: () => 0,
      mostWaiting: 10,
      mostLate: 100,
      noteChange: () => {},
    });
    expect(gauge.read()).toBeNull();
    const until = Date.now() + longEnough;
    while (gauge.read() === null && Date.now() < until) {
      // Work without a turn for others.
      for (const end = Date.now() + 600; Date.now() < end; );
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(gauge.read()).toBe('time');
  }, 30_000);
});
