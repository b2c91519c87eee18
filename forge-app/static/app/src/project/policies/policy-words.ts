import type { Approvers } from '../../../../../../domain/approvers.ts';
import type { TierPolicy } from '../../../../../../domain/policy.ts';
import type { SettingHistoryView } from '../../../../../../domain/settings-views.ts';
import { oneOf } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import type { Directory, Kind } from '../../shared/people/use-directory.ts';
import type { PolicyDraft } from './policy-draft.ts';

export const tiers = ['low', 'medium', 'high'] as const;

type SettingValue = SettingHistoryView['changes'][number]['value'];

const kinds: readonly Kind[] = ['accounts', 'groups', 'roles'];

/** What a version of a policy says otherwise than the one before: "from → to", part by part. */
export function policyWords(
  { document }: SettingValue,
  before: SettingValue | null,
  nameOf: Directory['nameOf'],
): string[] {
  const now = lines(read(document), nameOf);
  const old = lines(read(before?.document), nameOf);
  const changed = [...now].filter(([name, words]) => old.get(name) !== words);
  if (changed.length === 0) return [t('policies.history.same')];
  return changed.map(([name, to]) => {
    const from = old.get(name);
    return from === undefined
      ? t('policies.history.set', { name, to })
      : t('policies.history.change', { name, from, to });
  });
}

/** Whom the documents of versions name. */
export function namedIn(documents: readonly unknown[]): Approvers {
  const all = documents.flatMap((document) =>
    Object.values(read(document)?.tiers ?? {}).map(({ approvers = {} }) => approvers),
  );
  const of = (kind: Kind) => all.flatMap((approvers) => approvers[kind] ?? []);
  return { accounts: of('accounts'), groups: of('groups'), roles: of('roles') };
}

function lines(policy: PolicyDraft | null, nameOf: Directory['nameOf']): Map<string, string> {
  if (!policy) return new Map();
  const { expiryHours, reminderHours, noiseBudget } = policy;
  return new Map([
    ...tiers.map((tier): [string, string] => [
      t(`policies.tier.${tier}`),
      tierWords(policy.tiers[tier], nameOf),
    ]),
    [t('policies.expiry'), t('policies.hours', { hours: expiryHours })],
    [
      t('policies.reminder'),
      reminderHours === null
        ? t('policies.reminder.none')
        : t('policies.hours', { hours: reminderHours }),
    ],
    [
      t('policies.noise'),
      noiseBudget ? t('policies.noise.words', { ...noiseBudget }) : t('policies.noise.default'),
    ],
  ]);
}

/** "two people, of Ada or shop-leads, not the proposer" */
function tierWords(
  { reviewers, approvers, proposerExcluded }: TierPolicy,
  nameOf: Directory['nameOf'],
): string {
  const named = kinds.flatMap((kind) => (approvers?.[kind] ?? []).map((id) => nameOf(kind, id)));
  const parts = [
    t('policies.words.people', { count: reviewers }),
    named.length > 0
      ? t('policies.words.of', { names: oneOf(named) })
      : t('policies.words.anybody'),
    ...(proposerExcluded ? [t('policies.words.other')] : []),
  ];
  return parts.join(', ');
}

function read(document: unknown): PolicyDraft | null {
  return typeof document === 'string' ? (JSON.parse(document) as PolicyDraft) : null;
}
