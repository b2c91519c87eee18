import { describe, expect, it } from '@jest/globals';
import { localTenant, otherTenant } from '../../../dev/world/product.ts';
import { startHost } from './host.ts';

/** What a page tells its script. */
function dataOf(text: string) {
  const [, data = ''] = /data-host="([^"]*)"/.exec(text) ?? [];
  return JSON.parse(data.replaceAll('&quot;', '"'));
}

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

  it('shows the app in a space to whoever may browse it, at every address below', async () => {
    const { origin } = await startHost();
    for (const path of ['/projects/SHOP', '/projects/SHOP/inbox?as=acc-vera']) {
      const { status, text } = await read(`${origin}${path}`);
      expect(status).toBe(200);
      expect(dataOf(text)).toMatchObject({
        base: '/projects/SHOP',
        place: {
          moduleKey: 'readygate-project',
          extension: {
            type: 'jira:projectPage',
            project: { id: '10000', key: 'SHOP', type: 'software' },
          },
        },
      });
    }
    expect((await read(`${origin}/projects/SHOP?as=acc-cara`)).status).toBe(404);
    expect((await read(`${origin}/projects/NONE`)).status).toBe(404);
  });

  it('shows the app for the site to administrators of Jira alone', async () => {
    const { origin } = await startHost();
    expect((await read(`${origin}/admin`)).status).toBe(404);
    const { status, text } = await read(`${origin}/admin/usage?as=acc-otto`);
    expect(status).toBe(200);
    expect(dataOf(text).place).toEqual({
      tenantId: localTenant,
      moduleKey: 'readygate-admin',
      extension: { type: 'jira:adminPage' },
    });
    const started = await read(`${origin}/get-started?as=acc-otto`);
    expect(dataOf(started.text).place).toMatchObject({ moduleKey: 'readygate-get-started' });
    expect((await read(`${origin}/?as=acc-otto`)).text).toContain('href="/admin?as=acc-otto"');
    expect((await read(`${origin}/`)).text).not.toContain('href="/admin');
  });

  it('shows another tenant with people and issues of its own', async () => {
    const { origin } = await startHost();
    const { text } = await read(`${origin}/browse/SHOP-12?as=acc-ada@outlet.example`);
    expect(text).toContain('Outlet: Pay part of an order');
    expect(dataOf(text).place.tenantId).toBe(otherTenant);
    expect(text).toContain('/projects/SHOP?as=acc-ada%40outlet.example');
  });

  it('tells the app the language and the colours that were chosen', async () => {
    const { origin } = await startHost();
    const page = async (cookie: string) =>
      (await fetch(`${origin}/browse/SHOP-12`, { headers: { cookie } })).text();
    const german = await page('theme=dark; locale=de-DE');
    expect(dataOf(german).context).toMatchObject({ locale: 'de-DE' });
    expect(german).toContain('data-color-mode="dark"');
    expect(dataOf(await page('locale=tlh')).context).toMatchObject({ locale: 'en-GB' });
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
