import {
  createMessageSimulator,
  type MessageSimulator,
} from '../../../dev/message-simulator/index.ts';
import { everyTier } from '../policies.ts';
import { runCli } from '../run-cli.ts';
import type { TestWorld } from './test-world.ts';

/** What a world needs so that its worker may send to a receiver of the test. */
export const receiverSettings = { READYGATE_WEBHOOK_HOSTS: '127.0.0.1' };

/**
 * Turns all messages on by the command line, as an operator does, and listens where they lead.
 * @param path of the webhook: a part of its address that is a secret
 */
export async function startReceiver(
  { tenantId, env }: Pick<TestWorld, 'tenantId' | 'env'>,
  path = 'hook',
): Promise<MessageSimulator & { key: string }> {
  const place = createMessageSimulator({ key: '' });
  const { origin } = await place.listen();
  await place.close();
  const args = ['tenant', 'notify', '--tenant', tenantId, '--email', 'on', '--webhook', 'on'];
  const site = ['--site', 'https://lumen.example'];
  const { stdout, stderr } = await runCli([...args, ...site], env, `${origin}/${path}`);
  const [, key] = /^key: (\S+)$/m.exec(stdout) ?? [];
  if (!key) throw new Error(stderr);
  const made = createMessageSimulator({ key });
  await made.listen(Number(new URL(origin).port));
  return { ...made, key };
}

/** A policy of every project under which two people must approve, and Ben is asked. */
export async function askTwoPeople({ asAdministrator }: TestWorld): Promise<void> {
  const { version, ...document } = everyTier({
    reviewers: 2,
    approvers: { accounts: ['acc-ada', 'acc-ben'] },
    proposerExcluded: false,
  });
  await asAdministrator(
    `insert into policies (tenant_id, project_id, version, policy_id, document, published_by, published_at)
     select tenant_id, project_id, $1, 'two-people', $2, 'acc-otto', now() from project_modes`,
    [version, JSON.stringify(document)],
  );
}
