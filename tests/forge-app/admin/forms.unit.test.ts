import { describe, expect, it } from '@jest/globals';
import { addressOf, everything } from '../../../forge-app/static/app/src/admin/audit/filter.ts';
import { countOf } from '../../../forge-app/static/app/src/admin/audit/left-out.ts';
import * as model from '../../../forge-app/static/app/src/admin/model/draft.ts';
import { turn } from '../../../forge-app/static/app/src/admin/model/turn.ts';
import * as messages from '../../../forge-app/static/app/src/admin/notifications/draft.ts';
import { wishOf } from '../../../forge-app/static/app/src/admin/stops/wish.ts';
import { firstOf, seriesOf } from '../../../forge-app/static/app/src/admin/usage/series.ts';

const settings = {
  on: true,
  profile: 'default',
  fields: ['summary', 'field:customfield_10010'],
  names: ['Project X'],
  dailyTokens: 1000,
  dailyMoney: 2,
  prices: { input: 1, output: 3 },
};
const endpoint = { baseUrl: 'https://model.example/v1', model: 'gpt-5-mini' };
const stands = { ...settings, endpoint } as unknown as Parameters<typeof model.draftOf>[0];

describe('G5 the form of the model', () => {
  it('saves what it shows, and leaves out an endpoint that stays, so that its key is kept', () => {
    expect(model.bodyOf(model.draftOf(stands), stands)).toEqual(settings);
  });

  it('sends a key only where one was typed, and the endpoint where it changed', () => {
    const draft = model.draftOf(stands);
    expect(draft.key).toBe('');
    expect(model.bodyOf({ ...draft, model: 'other' }, stands)).toMatchObject({
      endpoint: { baseUrl: endpoint.baseUrl, model: 'other' },
    });
    expect(model.bodyOf({ ...draft, key: 'new' }, stands)).toMatchObject({
      endpoint: { ...endpoint, key: 'new' },
    });
    expect(model.bodyOf({ ...draft, isOwn: false }, stands)).toMatchObject({ endpoint: null });
  });

  it('takes one field or word a line, each once', () => {
    const draft = {
      ...model.draftOf(stands),
      names: ' a b \n\nc\na b',
      fields: '',
      summary: false,
    };
    expect(model.bodyOf(draft, stands)).toMatchObject({ names: ['a b', 'c'], fields: [] });
  });
});

describe('G5 the switch of the model', () => {
  const refused = {
    kind: 'refused' as const,
    status: 409,
    error: { code: 'settings_changed' as const, message: '', requestId: 'r' },
  };
  const at = (version: number, on = true) => ({ ...stands, version, on });
  const ok = (body: typeof stands) => ({ kind: 'ok' as const, body, etag: null });

  /** An API where `now` stands, and which keeps what it was sent. */
  function apiOver(now: typeof stands) {
    const sent: { version: number; on: boolean }[] = [];
    const api = {
      read: async () => ok(now),
      put: async (body: object) => {
        sent.push(body as (typeof sent)[number]);
        return sent.at(-1)!.version === now.version ? ok({ ...now, ...body }) : refused;
      },
    };
    return { api, sent };
  }

  it('is none of the form’s: a draft of before the kill leaves the model off', () => {
    const draft = model.draftOf(at(1));
    expect(model.bodyOf({ ...draft, dailyTokens: 7 }, at(2, false))).toMatchObject({
      on: false,
      dailyTokens: 7,
    });
  });

  it('turns off over what somebody saved meanwhile', async () => {
    const { api, sent } = apiOver({ ...at(3), dailyTokens: 7 });
    const reply = await turn({ on: false, model: at(2) }, 'key', api);
    expect(reply).toMatchObject({ kind: 'ok', body: { on: false, dailyTokens: 7 } });
    expect(sent.map(({ version, on }) => [version, on])).toEqual([
      [2, false],
      [3, false],
    ]);
  });

  it('leaves a model off that is off already, and turns none on over what is not seen', async () => {
    const off = apiOver(at(3, false));
    expect(await turn({ on: false, model: at(2) }, 'key', off.api)).toMatchObject({ kind: 'ok' });
    expect(off.sent).toHaveLength(1);
    const { api, sent } = apiOver(at(3, false));
    expect(await turn({ on: true, model: at(2, false) }, 'key', api)).toBe(refused);
    expect(sent).toHaveLength(1);
  });
});

describe('T8 what the switch of all writes asks for', () => {
  it('is a stop without a version, or a resume of the stop that was seen', () => {
    expect(wishOf({ stopped: false, version: 3 })).toEqual({ stopped: true });
    expect(wishOf({ stopped: true, version: 4 })).toEqual({ stopped: false, version: 4 });
  });
});

describe('A12 the form of notifications', () => {
  const webhook = { host: 'hooks.example', format: 'card' as const };
  const stood = { version: 1, email: true, siteUrl: 'https://lumen.example', webhook };

  it('leaves a webhook alone that is not changed, and takes it away where that was chosen', () => {
    const draft = messages.draftOf(stood);
    expect(messages.bodyOf(draft)).toEqual({ email: true, siteUrl: 'https://lumen.example' });
    expect(messages.bodyOf({ ...draft, webhook: 'none' })).toMatchObject({ webhook: null });
    expect(messages.bodyOf({ ...draft, webhook: 'new', url: 'https://x.example' })).toMatchObject({
      webhook: { url: 'https://x.example', format: 'card' },
    });
  });
});

describe('X3 the filter of the audit', () => {
  it('asks for what was chosen; the last day is in it', () => {
    expect(addressOf('/v1/audit', everything, {})).toBe('/v1/audit');
    const filter = {
      since: '2026-11-01',
      until: '2026-11-30',
      action: 'plan.proposed',
      subject: '',
    };
    expect(addressOf('/v1/audit', filter, { cursor: 'x' })).toBe(
      '/v1/audit?since=2026-11-01&until=2026-12-01&action=plan.proposed&cursor=x',
    );
    expect(addressOf('/v1/audit', { ...everything, subject: ' issue:1 ' }, {})).toBe(
      '/v1/audit?subject=issue%3A1',
    );
  });
});

describe('T9 what a reply of the audit left out', () => {
  it('is a number, none as well, or is not told', () => {
    expect(countOf({ hidden: 2, unchecked: 1 })).toBe(3);
    expect(countOf({ hidden: 0, unchecked: 0 })).toBe(0);
    expect(countOf(null)).toBeNull();
  });
});

describe('T5 usage by day', () => {
  it('has every day of the period, also over the end of a month', () => {
    const days = [{ day: '2026-03-01', kind: 'judgements', used: 3, events: 3, denied: 1 }];
    const usage = { from: '2026-02-27', to: '2026-03-02', days };
    expect(seriesOf(usage, 'judgements')).toEqual([
      { day: '2026-02-27', used: 0, denied: 0 },
      { day: '2026-02-28', used: 0, denied: 0 },
      { day: '2026-03-01', used: 3, denied: 1 },
      { day: '2026-03-02', used: 0, denied: 0 },
    ]);
    expect(seriesOf(usage, 'sweeps').every(({ used }) => used === 0)).toBe(true);
    expect(firstOf(30, new Date('2026-03-01T23:59:00Z'))).toBe('2026-01-31');
  });
});
