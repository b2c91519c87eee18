import { styleText } from 'node:util';
import type { PlanView, ReadinessView } from '../../domain/views.ts';

const say = (text = '') => process.stdout.write(`${text}\n`);
const bold = (text: string) => styleText('bold', text);
const dim = (text: string) => styleText('dim', text);

const verdicts = { ready: 'ready', needs_work: 'needs work', not_ready: 'not ready' } as const;

/** Prints the verdict and the findings that count, each with its words. */
export function printReport({ issue, report }: ReadinessView): void {
  if (!report) return;
  say(`${bold(issue.key)}  ${report.score} of 100, ${verdicts[report.status]}`);
  for (const { severity, title, advice, evidence, counts } of report.findings) {
    if (!counts) continue;
    const quoted = evidence.slice(0, 2).map(({ text }) => `“${oneLine(text)}”`);
    say(`  ${severity.padEnd(9)}${title}${quoted.length > 0 ? `: ${quoted.join(', ')}` : ''}`);
    say(dim(`           ${advice}`));
  }
  say();
}

/** Prints the one sentence and every row with its literal operation. */
export function printPlan({ sentence, rows }: PlanView): void {
  say(bold(sentence));
  for (const { position, label, effects, why, tier } of rows) {
    say(`  ${position + 1}. ${label}`);
    for (const { name, value } of effects) say(dim(`     ${name}: ${oneLine(value)}`));
    say(dim(`     why: ${oneLine(why)} · risk ${tier}`));
  }
  say();
}

/** Prints what stands in Jira now. */
export function printSubtasks(subtasks: readonly { key: string; summary: string }[]): void {
  say(bold('In Jira now'));
  for (const { key, summary } of subtasks) say(`  ${key}  ${summary}`);
  say();
}

/** Prints the audit chain, a line each. */
export function printAudit(
  entries: readonly { seq: number; action: string; outcome: string; actor: string }[],
): void {
  say(bold('Audit'));
  for (const { seq, action, outcome, actor } of entries) {
    say(`  ${String(seq).padStart(3)}  ${action.padEnd(24)}${outcome.padEnd(8)}${actor}`);
  }
  say();
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 110 ? `${line.slice(0, 109)}…` : line;
}
