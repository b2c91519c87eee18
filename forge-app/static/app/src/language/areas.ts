import type { catalog as admin } from './catalogs/en/admin.ts';
import type { catalog as column } from './catalogs/en/column.ts';
import type { catalog as policies } from './catalogs/en/policies.ts';
import type { catalog as project } from './catalogs/en/project.ts';
import type { catalog as receipt } from './catalogs/en/receipt.ts';
import type { catalog as review } from './catalogs/en/review.ts';
import type { catalog as rules } from './catalogs/en/rules.ts';
import type { catalog as settings } from './catalogs/en/settings.ts';
import type { catalog as shared } from './catalogs/en/shared.ts';

/** ICU messages by name. */
export type Words = Readonly<Record<string, string>>;

/** A catalog with exactly the names of another one. */
export type Same<Catalog> = { readonly [Name in keyof Catalog]: string };

/** Every area of words with its English catalog; each has a file per language. */
interface Areas {
  admin: typeof admin;
  column: typeof column;
  policies: typeof policies;
  project: typeof project;
  receipt: typeof receipt;
  review: typeof review;
  rules: typeof rules;
  settings: typeof settings;
  shared: typeof shared;
}

export type Area = keyof Areas;

/** `area.name` of every message. */
export type Key = { [A in Area]: `${A}.${keyof Areas[A] & string}` }[Area];
