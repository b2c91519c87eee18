import { describe, expect, it } from '@jest/globals';
import { startHost } from './host.ts';

async function read(url: string) {
  const reply = await fetch(url);
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
}

describe('U2 the host page', () => {
  it('shows an issue with the app beside it, and everybody with what they may do', async () => {
    const { origin } = await startHost();
    const { text } = await read(`${origin}/browse/SHOP-12`);
    expect(text).toContain('Pay part of an order with a gift card');
    expect(text).toContain('<iframe class="app"');
    expect(text).toMatch(/acc-ada" selected>Ada Lindqvist · works here/);
    expect(text).toContain('Vera Moreau · may only look');
    expect(text).toContain('Otto Brandt · administers');
    expect(text).not.toContain('acc-readygate');
  });

  it('shows what the chosen person sees and nothing else', async () => {
    const { origin } = await startHost();
    expect((await read(`${origin}/browse/SEC-2`)).status).toBe(404);
    expect((await read(`${origin}/browse/SEC-2?as=acc-otto`)).status).toBe(200);
    expect((await read(`${origin}/?as=acc-cara`)).text).not.toContain('Lumen web shop');
  });

  it('holds no token and no script of an issue', async () => {
    const { origin } = await startHost();
    const { text, headers } = await read(`${origin}/browse/SHOP-19`);
    expect(text).not.toMatch(/eyJ|sim-user|sim-app/);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  });

  it('gives the frame the bridge as its first script, and lets it call nothing by itself', async () => {
    const { origin } = await startHost();
    const { text, headers } = await read(`${origin}/app/index.html`);
    const scripts = [...text.matchAll(/<script src="([^"]+)"/g)].map(([, path]) => path);
    expect(scripts).toEqual(['/bridge/shim.js', './a.js']);
    expect(headers.get('content-security-policy')).toContain("connect-src 'none'");
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await read(`${origin}/app/a.js`)).text).toBe('1;');
  });

  it('serves nothing outside the built app', async () => {
    const { origin } = await startHost();
    for (const path of ['..%2f..%2fpackage.json', '%2e%2e/secret.js', 'nothing.js'])
      expect((await read(`${origin}/app/${path}`)).status).toBe(404);
  });
});
