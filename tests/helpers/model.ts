import { shippedWork } from '../../bin/prompts.ts';
import { type Egress, egressOf } from '../../domain/model/egress.ts';
import type { AnswerKind, ModelWork, Prompt } from '../../domain/model/prompt.ts';
import { issueOf } from './judged.ts';

const defaultWork = shippedWork().get('default') as ModelWork;

function promptFor(kind: AnswerKind): Prompt {
  const prompt = defaultWork.prompts.find(({ answer }) => answer === kind);
  if (!prompt) throw new Error(`no prompt for ${kind}`);
  return prompt;
}

/** Tokens of a text, without the table that a real count loads. */
export const roughTokens = async (text: string): Promise<number> => Math.ceil(text.length / 4);

/** Of the product's own backlog of examples. */
export const retryStory = {
  summary: 'Retry failed payments three times',
  description: 'With a pause that grows. The order page shows PaymentState and calls /orders/{id}.',
};

/** What leaves of a row, and the issue it leaves of. */
export function egressFor(
  kind: AnswerKind,
  row: Record<string, unknown> = retryStory,
  options: { failed?: string[]; names?: string[]; fields?: string[] } = {},
): { egress: Egress; issue: ReturnType<typeof issueOf> } {
  const { failed = [], names = [], fields = ['summary', 'description'] } = options;
  const issue = issueOf(row);
  const rules = { model: 'simulated', fields, names, answerTokens: defaultWork.answerTokens };
  return { issue, egress: egressOf(issue, failed, promptFor(kind), rules) };
}
