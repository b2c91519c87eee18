import type { Model } from '../replies.ts';

/**
 * The settings as a form shows them, the switch left out: it is set by itself. The key is write-only:
 * empty keeps the one that stands.
 */
export interface ModelDraft {
  /** A model of the site's own, else the one that the operator offers. */
  isOwn: boolean;
  baseUrl: string;
  model: string;
  key: string;
  profile: string;
  summary: boolean;
  description: boolean;
  /** Further fields and words to take out, one a line. */
  fields: string;
  names: string;
  dailyTokens: number;
  dailyMoney: number;
  input: number;
  output: number;
}

const plain = ['summary', 'description'];
const linesOf = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export function draftOf({ endpoint, fields, names, prices, ...settings }: Model): ModelDraft {
  return {
    isOwn: endpoint !== null,
    baseUrl: endpoint?.baseUrl ?? '',
    model: endpoint?.model ?? '',
    key: '',
    profile: settings.profile,
    summary: fields.includes('summary'),
    description: fields.includes('description'),
    fields: fields.filter((field) => !plain.includes(field)).join('\n'),
    names: names.join('\n'),
    dailyTokens: settings.dailyTokens,
    dailyMoney: settings.dailyMoney,
    ...prices,
  };
}

/** What is saved of a form, the model on or off as it stands. */
export function bodyOf(
  draft: ModelDraft,
  { on, endpoint }: Pick<Model, 'on' | 'endpoint'>,
): object {
  const { profile, dailyTokens, dailyMoney, input, output } = draft;
  return {
    ...{ on, profile, dailyTokens, dailyMoney, prices: { input, output } },
    fields: [
      ...(draft.summary ? ['summary'] : []),
      ...(draft.description ? ['description'] : []),
      ...linesOf(draft.fields),
    ],
    names: linesOf(draft.names),
    ...endpointOf(draft, endpoint),
  };
}

/** Left out where it stays as it is, its key included. */
function endpointOf({ isOwn, baseUrl, model, key }: ModelDraft, before: Model['endpoint']): object {
  if (!isOwn) return { endpoint: null };
  const isSame = before?.baseUrl === baseUrl && before.model === model && key === '';
  return isSame ? {} : { endpoint: { baseUrl, model, ...(key === '' ? {} : { key }) } };
}
