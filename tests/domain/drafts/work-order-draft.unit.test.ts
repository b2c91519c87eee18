import { describe, expect, it } from '@jest/globals';
import { loadProfile } from '../../../bin/profiles.ts';
import { markdownDocument } from '../../../dev/backlog/markup/markdown.ts';
import { workOrderDraft } from '../../../domain/drafts/work-order-draft.ts';
import type { AdfDoc } from '../../../domain/json.ts';
import { adfPlainText } from '../../../domain/operations/adf.ts';
import { editedDescription } from '../../../domain/operations/description.ts';
import { issueOf } from '../../helpers/judged.ts';

const agent = loadProfile('coding-agent');
const text = `We sell gift cards since September.

## Acceptance criteria

- The checkout takes a code
- [evil](https://evil.example) @everyone`;

function draft(
  workOrder: 'comment' | 'section',
  description: AdfDoc = markdownDocument(text, 'a'),
  profile = agent,
) {
  const issue = issueOf({ description });
  const wish = { format: 1 as const, workOrder, profile };
  return workOrderDraft({ issue, description, audience: 'everyone', wish, origin: 'Ours.' });
}

const typesIn = (value: unknown): string[] => [
  ...new Set(JSON.stringify(value).match(/(?<="type":")\w+/g) ?? []),
];

describe('G4 a work order as a row', () => {
  it('is one comment, told as the profile says, in plain text whatever the work item holds', () => {
    const operation = draft('comment')?.operation;
    if (operation?.kind !== 'addComment') throw new Error('no comment');
    const lines = adfPlainText(operation.body).split('\n');
    expect(lines.slice(0, 2)).toEqual(['Work order', agent.agentPrompt[0]]);
    expect(lines).toEqual(
      expect.arrayContaining(['We sell gift cards since September.', 'The checkout takes a code']),
    );
    expect(lines.at(-1)).toBe('Ours.');
    expect(typesIn(operation.body).sort()).toEqual(
      ['bulletList', 'doc', 'heading', 'listItem', 'orderedList', 'paragraph', 'text'].sort(),
    );
    expect(JSON.stringify(operation.body)).not.toContain('"marks"');
  });

  it('is one addition behind the description, and no second one', () => {
    const before = markdownDocument(text, 'a');
    const operation = draft('section', before)?.operation;
    if (operation?.kind !== 'insertSections') throw new Error('no section');
    const after = editedDescription(operation, before) as AdfDoc;
    expect(after.content.slice(0, before.content.length)).toEqual(before.content);
    expect(draft('section', after)).toBeNull();
    expect(draft('comment', after)).toBeNull();
  });

  it('rests on everything that it is made of', () => {
    expect(draft('comment')?.fields).toEqual(
      expect.arrayContaining(['description', 'summary', 'type']),
    );
  });

  it('T9 names no subtask: who reads the work item may not see all of them', () => {
    const description = markdownDocument(text, 'a');
    const issue = {
      ...issueOf({ description }),
      subtasks: [{ id: '1', key: 'SHOP-99', summary: 'Hidden from most' }],
    };
    for (const workOrder of ['comment', 'section'] as const) {
      const wish = { format: 1 as const, workOrder, profile: agent };
      const row = workOrderDraft({ issue, description, audience: 'everyone', wish, origin: '' });
      expect(JSON.stringify(row)).not.toMatch(/SHOP-99|Hidden/);
    }
  });

  it('is another idea for other words, another profile or another place', () => {
    const other = markdownDocument(text.replace('September', 'August'), 'a');
    const ideas = [
      draft('comment'),
      draft('section'),
      draft('comment', other),
      draft('comment', undefined, loadProfile('default')),
    ].map((one) => one?.provenance.idea);
    expect(new Set(ideas).size).toBe(4);
    expect(draft('comment')?.provenance.idea).toBe(ideas[0]);
  });

  it('that would not fit into a field of Jira is refused', () => {
    const long = markdownDocument(`${'word '.repeat(190)}\n\n`.repeat(60), 'a');
    for (const place of ['comment', 'section'] as const)
      expect(() => draft(place, long)).toThrow(
        expect.objectContaining({ code: 'invalid_operation' }),
      );
  });
});
