import { listOpenRefinements } from '../../db/judged-issues.ts';
import { listOverridesOf } from '../../db/overrides.ts';
import { rulesInForce } from '../../db/rule-packs.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { BacklogItem, BacklogView } from '../../domain/backlog.ts';
import { outOfDate } from '../../domain/readiness/out-of-date.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import type { ReaderLanguage } from '../../domain/readiness/rule.ts';
import { findingWords } from '../../domain/readiness/words.ts';
import type { Shown } from '../backlog.ts';

/** Gaps that a list shows of an issue. */
const gapsShown = 3;

/** Issues of a list with what stands about them now, and the names of the rules in force. */
export async function backlogItems(
  tx: TenantTx,
  projectId: string,
  shown: readonly Shown[],
  { shipped, language, day }: { shipped: Pack; language: ReaderLanguage; day: string },
): Promise<Pick<BacklogView, 'issues' | 'rules'>> {
  const ids = shown.map(({ head }) => head.issueId);
  const [rules, overrides, open] = await Promise.all([
    rulesInForce(tx, projectId),
    listOverridesOf(tx, ids),
    listOpenRefinements(tx, ids),
  ]);
  const pack = rules?.pack ?? shipped;
  const itemOf = ({ head, sight }: Shown): BacklogItem => {
    const { issueId, kind, score, status, judgedAt, failedRules } = head;
    const said = overrides.get(issueId) ?? [];
    const reasons = outOfDate(head, { content: null, pack: pack.digest, overrides: said, day });
    return {
      issue: { id: issueId, key: sight.key },
      summary: sight.summary,
      type: kind,
      score,
      status,
      judgedAt: judgedAt.toISOString(),
      stale: reasons.length > 0,
      gaps: failedRules.slice(0, gapsShown),
      failed: failedRules.length,
      refinement: open.get(issueId) ?? null,
    };
  };
  return { issues: shown.map(itemOf), rules: namesOf(pack, language) };
}

function namesOf({ rules }: Pack, language: ReaderLanguage): BacklogView['rules'] {
  return Object.entries(rules).map(([id, { title = id }]) => {
    const words = findingWords({ rule: id, outcome: 'fail', params: { title } }, language);
    return { id, title: words.title };
  });
}
