import { created, type Target } from '../../dev/accounting/effect.ts';
import type { StoredIssue } from '../../dev/jira-simulator/state/model.ts';
import type { AdfDoc, Json } from '../../domain/json.ts';
import type { Ground } from './ground.ts';

/** Somebody who works in the project and decides nothing. */
const colleague = 'acc-ben';
const third = 'acc-ines';

/** Changes by hand what an operation wrote, so that it stands no more as it was approved. */
export function editByPerson(ground: Ground, target: Target): void {
  const { operation, issue } = target;
  const { acting } = ground.world.simulator;
  const ref = { cloudId: ground.world.tenantId, issue: issue.id };
  const edit = (fields: Record<string, unknown>) => acting.edit(ref, colleague, fields);
  const [thing] = created(ground.site(), target);
  switch (operation.kind) {
    case 'createSubtask':
      acting.edit({ ...ref, issue: thing?.id ?? '' }, colleague, { summary: 'Ask somebody else' });
      return;
    case 'addComment':
      acting.editComment(ref, colleague, thing?.id ?? '', 'Somebody else asks.');
      return;
    case 'insertSections':
      edit({ description: 'Written anew by somebody.' });
      return;
    case 'removeSections':
      edit({
        description: withNodesBack(
          issue,
          operation.cuts.flatMap(({ nodes }) => nodes),
        ),
      });
      return;
    case 'setAssignee':
      edit({ assignee: { accountId: third } });
      return;
    case 'setLabels':
      edit({ labels: labelsOf(issue).filter((label) => label !== operation.add[0]) });
      return;
    case 'setComponents':
      edit({ components: [...idsOf(issue), operation.remove[0]?.id].map((id) => ({ id })) });
      return;
    case 'linkIssues':
      unlink(ground, issue);
      return;
    default:
      throw new Error(`nobody can change what ${operation.kind} did`);
  }
}

/** Moves the subtask that an operation created under another issue. */
export function reparentByPerson(ground: Ground, target: Target): void {
  const [thing] = created(ground.site(), target);
  const { simulator, tenantId } = ground.world;
  const ref = { cloudId: tenantId, issue: thing?.id ?? '' };
  simulator.acting.reparent(ref, colleague, ground.shelter.id);
}

/** Deletes by hand what an operation created. */
export function deleteByPerson(ground: Ground, target: Target): void {
  const [thing] = created(ground.site(), target);
  const { simulator, tenantId } = ground.world;
  if (target.operation.kind === 'createSubtask')
    simulator.acting.remove({ cloudId: tenantId, issue: thing?.id ?? '' });
  else target.issue.comments = target.issue.comments.filter(({ id }) => id !== thing?.id);
}

const labelsOf = ({ fields }: StoredIssue) => (fields.labels ?? []) as string[];
const idsOf = ({ fields }: StoredIssue) => (fields.components ?? []) as string[];

/** What was cut stands again, below something new. */
function withNodesBack({ fields }: StoredIssue, nodes: Json[]): AdfDoc {
  const doc = fields.description as unknown as AdfDoc;
  const text = { type: 'paragraph', content: [{ type: 'text', text: 'Put back by somebody.' }] };
  return { ...doc, content: [...doc.content, text, ...nodes] };
}

function unlink({ site }: Ground, { id }: StoredIssue): void {
  const at = site();
  at.links = at.links.filter(({ inwardId }) => inwardId !== id);
}
