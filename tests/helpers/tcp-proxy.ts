import net from 'node:net';

export interface TcpProxy {
  /** Host and port. */
  readonly address: string;
  /** The same URL through the proxy. */
  url(target: string): string;
  /** Cuts the connection as soon as a client sends this text; `after` lets it reach the server first. */
  cutAt(text: string, when: 'before' | 'after'): void;
  /**
   * From the moment a client sends this text (any, without one) nothing passes in that direction until
   * `release`. Resolves at that moment.
   */
  hold(direction: Direction, text?: string): Promise<void>;
  release(): void;
  /** Loses all connections there are, with what is held; new ones are taken. */
  drop(): void;
  close(): Promise<void>;
}

type Direction = 'requests' | 'replies';

/** A proxy in front of a server, which holds or loses connections at a chosen moment. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<net.Socket>();
  let rule: { text: string; when: 'before' | 'after' } | null = null;
  const gate = createGate();
  const drop = () => {
    gate.forget();
    for (const socket of sockets) socket.destroy();
  };
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    upstream.on('data', (data) => gate.pass('replies', () => client.write(data)));
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.end());
    client.on('data', (data) => {
      const cut = rule && data.includes(rule.text) ? rule : null;
      if (cut) rule = null;
      gate.notice(data);
      if (cut?.when !== 'before') gate.pass('requests', () => upstream.write(data));
      if (cut) client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
  return {
    address: own,
    url(original) {
      const url = new URL(original);
      url.host = own;
      return url.href;
    },
    cutAt(text, when) {
      rule = { text, when };
    },
    hold: gate.hold,
    release: gate.release,
    drop,
    async close() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Keeps what should pass in one direction, in order, from the moment a text is noticed. */
function createGate() {
  let rule: { direction: Direction; text: string; closed: boolean; seen: () => void } | null = null;
  const held: (() => void)[] = [];
  return {
    hold: (direction: Direction, text = '') =>
      new Promise<void>((seen) => {
        rule = { direction, text, closed: false, seen };
      }),
    notice(data: Buffer) {
      if (!rule || rule.closed || !data.includes(rule.text)) return;
      rule.closed = true;
      rule.seen();
    },
    pass(direction: Direction, forward: () => void) {
      if (rule?.closed && rule.direction === direction) held.push(forward);
      else forward();
    },
    release() {
      rule = null;
      for (const forward of held.splice(0)) forward();
    },
    forget() {
      rule = null;
      held.length = 0;
    },
  };
}
