import net from 'node:net';

export interface TcpProxy {
  /** The same URL through the proxy. */
  url(target: string): string;
  /** Cuts the connection as soon as a client sends this text; `after` lets it reach the server first. */
  cutAt(text: string, when: 'before' | 'after'): void;
  close(): Promise<void>;
}

/** A proxy in front of a server, which loses connections at a chosen moment. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<net.Socket>();
  let rule: { text: string; when: 'before' | 'after' } | null = null;
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    upstream.on('data', (data) => client.write(data));
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.end());
    client.on('data', (data) => {
      const cut = rule && data.includes(rule.text) ? rule : null;
      if (cut) rule = null;
      if (cut?.when !== 'before') upstream.write(data);
      if (cut) client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as net.AddressInfo;
  return {
    url(original) {
      const url = new URL(original);
      url.host = `127.0.0.1:${address.port}`;
      return url.href;
    },
    cutAt(text, when) {
      rule = { text, when };
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
