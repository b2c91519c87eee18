import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import {
  findNotifySettings,
  type NotifySettings,
  saveNotifySettings,
} from '../../db/notify-settings.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { WebhookTarget } from '../../domain/notification.ts';
import { siteUrlProblem, webhookUrlProblem } from '../../domain/webhook-url.ts';
import { wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { requireTenant } from '../operators.ts';

export const notifyUsage =
  'readygate tenant notify --tenant UUID [--site URL] [--email on|off] [--webhook on|off] [--format text|card]';

/** As they stand on the command line. */
interface NotifyArguments {
  site?: string | undefined;
  email?: string | undefined;
  webhook?: string | undefined;
  format?: string | undefined;
}

/**
 * Sets how a tenant lets people be told; without any change it says how. The address of a webhook is a
 * secret, so it is read from standard input. The key that messages are signed with is said once.
 */
export async function setNotify(tenantId: string, given: NotifyArguments): Promise<string> {
  const config = readConfig(process.env);
  const change = await readChange(given);
  const clock = () => new Date();
  const database = await openDatabase(config, clock);
  try {
    return await database.withTenant(tenantId, async (tx) => {
      await requireTenant(tx);
      const before = await findNotifySettings(tx);
      const after = change(before);
      if (after === before) return wordsOf(before);
      if ((after.email || after.webhook) && after.siteUrl === null)
        throw wrongArgument('--site', `where links lead; ${notifyUsage}`);
      await saveNotifySettings(tx, after, { at: clock(), author: 'operator' });
      const isNew = after.webhook !== null && after.webhook !== before.webhook;
      return wordsOf(after) + (isNew ? `\nkey: ${after.webhook?.key}` : '');
    });
  } finally {
    await database.close();
  }
}

type Change = (before: NotifySettings) => NotifySettings;

async function readChange({ site, email, webhook, format }: NotifyArguments): Promise<Change> {
  const on = readSwitch('--email', email);
  const target = await readTarget(readSwitch('--webhook', webhook), format);
  if (site !== undefined && siteUrlProblem(site))
    throw wrongArgument('--site', `an origin like https://example.atlassian.net; ${notifyUsage}`);
  if (site === undefined && on === undefined && target === undefined) return (before) => before;
  return (before) => ({
    version: before.version,
    email: on ?? before.email,
    siteUrl: site ?? before.siteUrl,
    webhook: target === undefined ? before.webhook : target,
  });
}

function readSwitch(name: string, value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (value !== 'on' && value !== 'off') throw wrongArgument(name, notifyUsage);
  return value === 'on';
}

async function readTarget(
  on: boolean | undefined,
  format: string | undefined,
): Promise<WebhookTarget | null | undefined> {
  if (format !== undefined && (on !== true || (format !== 'text' && format !== 'card')))
    throw wrongArgument('--format', notifyUsage);
  if (!on) return on === false ? null : undefined;
  const url = (await text(process.stdin)).trim();
  const problem = webhookUrlProblem(url);
  if (problem)
    throw new ReadygateError('invalid_request', { path: 'standard input', hint: problem });
  return {
    url,
    key: randomBytes(32).toString('base64'),
    format: format === 'card' ? 'card' : 'text',
  };
}

function wordsOf({ email, siteUrl, webhook }: NotifySettings): string {
  const hook = webhook ? `${new URL(webhook.url).host} (${webhook.format})` : 'off';
  return `email: ${email ? 'on' : 'off'}\nwebhook: ${hook}\nsite: ${siteUrl ?? 'not set'}`;
}
