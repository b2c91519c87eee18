import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { describe, expect, it } from '@jest/globals';

const source = readFileSync(new URL('../../../dev/host/browser/shim.js', import.meta.url), 'utf8');

interface Message {
  kind: string;
  id: number;
  command: string;
  data?: Record<string, unknown>;
}

/** The shim in a frame of its own; `say` is the page around it. */
function openFrame() {
  const sent: Message[] = [];
  const listeners: ((event: unknown) => void)[] = [];
  const parent = { postMessage: ({ bridge }: { bridge: Message }) => sent.push(bridge) };
  const window = {
    location: { origin: 'http://host' },
    parent,
    addEventListener: (name: string, listener: (event: unknown) => void) => {
      if (name === 'message') listeners.push(listener);
    },
  } as Record<string, unknown>;
  const dataset: Record<string, string> = {};
  vm.runInNewContext(source, { window, document: { documentElement: { dataset } } });
  const say = (bridge: unknown, from = 'http://host', origin: unknown = parent) => {
    for (const listener of listeners) listener({ data: { bridge }, source: origin, origin: from });
  };
  const bridge = window.__bridge as {
    callBridge(command: string, data?: unknown): Promise<unknown>;
  };
  return { sent, say, dataset, call: bridge.callBridge };
}

describe('U2 the frame’s side of the bridge', () => {
  it('sends a command to the page and resolves or rejects with its answer', async () => {
    const { call, sent, say } = openFrame();
    const context = call('getContext');
    const unknown = call('fetchProduct', { path: '/' });
    expect(sent.map(({ command }) => command)).toEqual(['getContext', 'fetchProduct']);
    say({ kind: 'answer', id: sent[1]!.id, error: 'The bridge does not know this command' });
    say({ kind: 'answer', id: sent[0]!.id, result: { moduleKey: 'readygate-issue' } });
    expect(await context).toEqual({ moduleKey: 'readygate-issue' });
    await expect(unknown).rejects.toThrow('does not know');
  });

  it('listens to nobody but the page around it', async () => {
    const { call, sent, say } = openFrame();
    const context = call('getContext');
    const { id } = sent[0]!;
    say({ kind: 'answer', id, result: 'forged' }, 'http://attacker.example');
    say({ kind: 'answer', id, result: 'forged' }, 'http://host', {});
    say({ kind: 'answer', id, result: 'real' });
    expect(await context).toBe('real');
  });

  it('keeps callbacks on its side: of events and of a modal that closes', async () => {
    const { call, sent, say } = openFrame();
    const heard: unknown[] = [];
    const on = call('on', {
      event: 'changed',
      callback: (payload: unknown) => heard.push(payload),
    });
    say({ kind: 'answer', id: sent[0]!.id, result: true });
    const { unsubscribe } = (await on) as { unsubscribe: () => void };
    say({ kind: 'event', event: 'changed', payload: 1 });
    unsubscribe();
    say({ kind: 'event', event: 'changed', payload: 2 });
    const modal = call('openModal', {
      resource: null,
      onClose: (value: unknown) => heard.push(value),
    });
    expect(sent[1]!.data).toEqual({ resource: null });
    say({ kind: 'answer', id: sent[1]!.id, result: { modalId: 7 } });
    expect(await modal).toBe(true);
    say({ kind: 'closed', modalId: 7, payload: 'closed' });
    expect(heard).toEqual([1, 'closed']);
  });

  it('keeps what the actions of a flag do', async () => {
    const { call, sent, say } = openFrame();
    const done: string[] = [];
    const actions = [
      { text: 'Undo', onClick: () => done.push('undo') },
      { text: 'Open', onClick: () => done.push('open') },
    ];
    const flag = call('showFlag', { id: 'f', title: 'Written', actions });
    expect(sent[0]!.data).toEqual({
      id: 'f',
      title: 'Written',
      actions: [{ text: 'Undo' }, { text: 'Open' }],
    });
    say({ kind: 'answer', id: sent[0]!.id, result: true });
    expect(await flag).toBe(true);
    say({ kind: 'flag-action', id: 'f', index: 1 });
    expect(done).toEqual(['open']);
  });

  it('has a history where the page has one, and is told where it is', async () => {
    const { call, sent, say } = openFrame();
    const created = call('createHistory');
    const location = { pathname: '/inbox', search: '', hash: '', key: 'first' };
    say({ kind: 'answer', id: sent[0]!.id, result: { action: 'POP', location } });
    const history = (await created) as {
      location: { pathname: string };
      push(to: string): void;
      listen(heard: (location: { pathname: string }, action: string) => void): () => void;
    };
    expect(history.location.pathname).toBe('/inbox');
    const heard: string[] = [];
    const stop = history.listen(({ pathname }, action) => heard.push(`${action} ${pathname}`));
    history.push('/rules');
    expect(sent[1]).toMatchObject({ kind: 'history', how: 'push', to: '/rules' });
    say({ kind: 'location', action: 'PUSH', location: { ...location, pathname: '/rules' } });
    stop();
    say({ kind: 'location', action: 'POP', location });
    expect(heard).toEqual(['PUSH /rules']);
  });

  it('takes the colours of the page, and follows them', async () => {
    const { call, sent, say, dataset } = openFrame();
    const themed = call('enableTheming');
    say({ kind: 'answer', id: sent[0]!.id, result: { colorMode: 'dark' } });
    await themed;
    expect(dataset.colorMode).toBe('dark');
    say({ kind: 'theme', colorMode: 'light' });
    expect(dataset.colorMode).toBe('light');
  });
});
