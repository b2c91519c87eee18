import net from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Has an API listen on a free port of this machine. */
export async function portOf(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as net.AddressInfo).port;
}

export interface RawConnection {
  socket: net.Socket;
  /** What came back, once the other side has ended the connection. */
  answer: Promise<string>;
}

/** Opens a connection and sends bytes as they are. */
export function open(port: number, bytes = ''): RawConnection {
  const socket = net.connect(port, '127.0.0.1', () => {
    if (bytes !== '') socket.write(bytes);
  });
  const answer = new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (data) => {
      text += String(data);
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
  return { socket, answer };
}

/** What came back for some bytes until the end of the connection. */
export const exchange = (port: number, bytes: string): Promise<string> => open(port, bytes).answer;

/** The parts of the last answer in a text. */
export function lastAnswer(text: string): {
  status: number;
  headers: Record<string, string>;
  body: { code?: string; requestId?: string };
} {
  const [head = '', body = ''] = text.slice(text.lastIndexOf('HTTP/1.1 ')).split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: body === '' ? {} : JSON.parse(body),
  };
}
