import { type Ceilings, type QuotaKind, quotaKinds } from './quota.ts';

/** The edition of a tenant for which nobody set one; it also stands in for one that is not there any more. */
const defaultEdition = 'standard';

/** `editions/editions.yaml`. */
export interface EditionsFile {
  format: 1;
  editions: Record<string, Partial<Record<QuotaKind, Partial<Ceilings>>>>;
}

export interface EditionCeiling extends Ceilings {
  edition: string;
  kind: QuotaKind;
}

const most = Number.MAX_SAFE_INTEGER;
const limit = { type: 'integer', minimum: 0, maximum: most } as const;
const ceilings = {
  type: 'object',
  additionalProperties: false,
  properties: { day: limit, month: limit },
} as const;

/** JSON Schema of a file of editions. */
export const editionsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Editions of Readygate',
  type: 'object',
  additionalProperties: false,
  required: ['format', 'editions'],
  properties: {
    format: { const: 1 },
    editions: {
      type: 'object',
      required: [defaultEdition],
      maxProperties: 50,
      propertyNames: { pattern: '^[a-z][a-z0-9-]{0,39}$' },
      additionalProperties: {
        description: 'What a tenant may use in a day and in a calendar month, in UTC.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(quotaKinds.map((kind) => [kind, ceilings])),
      },
    },
  },
} as const;

/** Every edition with every kind: what a file leaves out has no ceiling. */
export function ceilingsIn({ editions }: EditionsFile): EditionCeiling[] {
  return Object.entries(editions).flatMap(([edition, kinds]) =>
    quotaKinds.map((kind) => {
      const { day = null, month = null } = kinds[kind] ?? {};
      return { edition, kind, day, month };
    }),
  );
}
