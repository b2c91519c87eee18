import { describe, expect, it } from '@jest/globals';
import { startSimulator, subtaskBody } from './helper.ts';

async function page(origin: string, path: string) {
  const reply = await fetch(`${origin}${path}`);
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
}

describe('the pages of the simulator', () => {
  it('list the projects and issues that the person sees', async () => {
    const { origin } = await startSimulator();
    const ada = await page(origin, '/?project=SEC');
    expect(ada.text).toContain('Security and compliance');
    expect(ada.text).toContain('SEC-1');
    expect(ada.text).not.toContain('SEC-2');
    expect((await page(origin, '/?project=SEC&as=acc-otto')).text).toContain('SEC-2');
    expect((await page(origin, '/?as=acc-cara')).text).not.toContain('Lumen web shop');
  });

  it('show subtasks with their state, and which of them carry a marker', async () => {
    const { origin, as } = await startSimulator();
    await as('acc-ada')('POST', '/issue', subtaskBody('Made by the product', 'op-1'));
    const { text } = await page(origin, '/browse/SHOP-12');
    expect(text).toContain('Pay part of an order with a gift card');
    expect(text).toMatch(/SHOP-41<\/a>\s*<span class="text">Made by the product/);
    expect(text).toContain('title="op-1"');
  });

  it('show hostile text as text', async () => {
    const { origin } = await startSimulator();
    const { text, headers } = await page(origin, '/browse/SHOP-19');
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;script&gt;fetch(&#39;https://attacker.example');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('do not link to anything but web pages', async () => {
    const { origin, simulator } = await startSimulator();
    const issue = simulator.state.sites[simulator.tenants.default]!.issues['10113']!;
    const marks = [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }];
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'press', marks }] }];
    issue.fields.description = { version: 1, type: 'doc', content };
    const { text } = await page(origin, '/browse/SHOP-13');
    expect(text).toContain('press');
    expect(text).not.toContain('javascript:');
  });

  it('hide from a customer what is internal, and from everybody what they may not see', async () => {
    const { origin } = await startSimulator();
    expect((await page(origin, '/browse/DESK-1')).text).toContain('carrier&#39;s photo');
    expect((await page(origin, '/browse/DESK-1?as=acc-cara')).text).not.toContain(
      'carrier&#39;s photo',
    );
    expect((await page(origin, '/browse/SEC-2')).status).toBe(404);
    expect((await page(origin, '/browse/NOPE-1')).status).toBe(404);
  });

  it('show the other site, whose issues have other words', async () => {
    const { origin, simulator } = await startSimulator();
    const { text } = await page(origin, `/browse/SHOP-12?site=${simulator.tenants.other}`);
    expect(text).toContain('Outlet: Pay part of an order');
  });
});
