import { describe, expect, it } from '@jest/globals';
import type { ApiDeps } from '../../api/deps.ts';
import { bareApp } from '../helpers/bare-app.ts';
import { testNow } from '../helpers/database.ts';

const path = '/.well-known/security.txt';
const day = 86_400_000;
const contact = 'mailto:security@example.com';

async function read(changes: Partial<ApiDeps>) {
  const app = await bareApp({ securityContact: contact, ...changes });
  const { statusCode, headers, body } = await app.inject(path);
  await app.close();
  return { statusCode, type: headers['content-type'], body };
}

/** The fields of a text as RFC 9116, 2.2 and 4 describe them; anything else is an error. */
function parse(text: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  for (const line of text.split(/\r?\n/).slice(0, -1)) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name = '', value = ''] = /^([A-Za-z-]+): (\S.*\S)$/.exec(line) ?? [];
    if (name === '') throw new Error(`no field: ${line}`);
    fields.set(name.toLowerCase(), [...(fields.get(name.toLowerCase()) ?? []), value]);
  }
  return fields;
}

describe('L6 security.txt', () => {
  it('is a text that says whom to tell, for at least 30 days and less than a year', async () => {
    const { statusCode, type, body } = await read({});
    expect([statusCode, type]).toEqual([200, 'text/plain; charset=utf-8']);
    const fields = parse(body);
    expect(fields.get('contact')).toEqual([contact]);
    const [expires = '', ...more] = fields.get('expires') ?? [];
    expect(more).toEqual([]);
    expect(expires).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    const left = new Date(expires).getTime() - testNow.getTime();
    expect(left).toBeGreaterThanOrEqual(30 * day);
    expect(left).toBeLessThan(365 * day);
    expect(fields.has('canonical')).toBe(false);
  });

  it('says the day and the place that were set', async () => {
    const securityNotice = {
      expires: new Date('2027-03-01T00:00:00.000Z'),
      origin: 'https://readygate.example.com',
    };
    const fields = parse((await read({ securityNotice })).body);
    expect(fields.get('expires')).toEqual(['2027-03-01T00:00:00.000Z']);
    expect(fields.get('canonical')).toEqual([`https://readygate.example.com${path}`]);
  });

  it('names nobody who was not set', async () => {
    expect((await read({ securityContact: null })).statusCode).toBe(404);
  });
});
