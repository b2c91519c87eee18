import type { Json } from './json.ts';
import type { NotifyStage, WebhookTarget } from './notification.ts';

/** What a message may hold: key, numbers, times and a link. No words of an issue and no name. */
export interface PlanNews {
  stage: NotifyStage;
  key: string;
  changes: number;
  expiresAt: string;
  siteUrl: string;
}

/** A message in words. */
export interface Words {
  subject: string;
  text: string;
  link: string;
}

const nothingDecidable = 'Nothing can be decided from this message.';

/** Plans that a digest names; the others are counted. */
const mostNamed = 10;

/** The message about one stage of one plan. */
export function planWords({ stage, key, changes, expiresAt, siteUrl }: PlanNews): Words {
  const subject = `${key}: ${headline(stage, changes)}`;
  // The time of a plan says nothing of the answers to what it wrote.
  const isOver = stage === 'expired' || stage === 'unanswered';
  const until = isOver ? '' : ` until ${minuteOf(expiresAt)}`;
  const link = `${siteUrl}/browse/${key}`;
  return { subject, text: `${subject}${until}. ${nothingDecidable}`, link };
}

/** The message about everything that waits. */
export function digestWords(
  plans: readonly { key: string; changes: number }[],
  { total, siteUrl }: { total: number; siteUrl: string },
): Words {
  const named = plans.slice(0, mostNamed);
  const list = named.map(({ key, changes }) => `${key} (${countOf(changes, 'change')})`).join(', ');
  const more = total > named.length ? ` and ${total - named.length} more` : '';
  const subject = `${countOf(total, 'plan')} wait for a decision`;
  return { subject, text: `${subject}: ${list}${more}. ${nothingDecidable}`, link: siteUrl };
}

/** The same words as HTML, for a mail. */
export function htmlOf({ text, link }: Words): string {
  return `<p>${escaped(text)}</p><p><a href="${escaped(link)}">${escaped(link)}</a></p>`;
}

/** The same words as what a chat takes: a text, or a card with a button that opens the link. */
export function webhookBody(format: WebhookTarget['format'], { text, link }: Words): Json {
  if (format === 'text') return { text: `${text} ${link}` };
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [{ type: 'TextBlock', text, wrap: true }],
    actions: [{ type: 'Action.OpenUrl', title: 'Open in Jira', url: link }],
  };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', attachments: [{ contentType, content }] };
}

function headline(stage: NotifyStage, changes: number): string {
  const what = countOf(changes, 'change');
  const one = changes === 1;
  switch (stage) {
    case 'proposed':
      return `${what} ${one ? 'waits' : 'wait'} for a decision`;
    case 'reminded':
      return `${what} still ${one ? 'waits' : 'wait'} for a decision`;
    case 'expired':
      return `${what} expired undecided and ${one ? 'was' : 'were'} not written`;
    case 'unanswered':
      return 'questions wait for an answer';
  }
}

const countOf = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

/** `2026-12-01 10:00 UTC` */
const minuteOf = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
