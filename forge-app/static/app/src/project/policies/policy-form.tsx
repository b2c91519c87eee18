import type { Directory } from '../../shared/people/use-directory.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { tiers } from './policy-words.ts';
import { TierForm } from './tier-form.tsx';
import { TimesForm } from './times-form.tsx';
import type { EditedPolicy } from './use-policy-draft.ts';

interface PolicyFormProps {
  draft: PolicyDraft;
  edited: EditedPolicy;
  directory: Directory;
}

/** A policy tier by tier, and its times. */
export function PolicyForm({ draft, edited, directory }: PolicyFormProps) {
  const { wrong, setDraft } = edited;
  return (
    <>
      {tiers.map((tier) => (
        <TierForm
          key={tier}
          tier={tier}
          value={draft.tiers[tier]}
          directory={directory}
          problem={wrong}
          onChange={(value) => setDraft({ ...draft, tiers: { ...draft.tiers, [tier]: value } })}
        />
      ))}
      <TimesForm draft={draft} problem={wrong} onChange={setDraft} />
    </>
  );
}
