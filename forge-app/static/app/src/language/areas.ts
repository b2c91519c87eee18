import type { catalog as admin } from './catalogs/en/admin.ts';
import type { catalog as audit } from './catalogs/en/audit.ts';
import type { catalog as backlog } from './catalogs/en/backlog.ts';
import type { catalog as changes } from './catalogs/en/changes.ts';
import type { catalog as column } from './catalogs/en/column.ts';
import type { catalog as gates } from './catalogs/en/gates.ts';
import type { catalog as history } from './catalogs/en/history.ts';
import type { catalog as inbox } from './catalogs/en/inbox.ts';
import type { catalog as installation } from './catalogs/en/installation.ts';
import type { catalog as model } from './catalogs/en/model.ts';
import type { catalog as notifications } from './catalogs/en/notifications.ts';
import type { catalog as order } from './catalogs/en/order.ts';
import type { catalog as policies } from './catalogs/en/policies.ts';
import type { catalog as privacy } from './catalogs/en/privacy.ts';
import type { catalog as project } from './catalogs/en/project.ts';
import type { catalog as questions } from './catalogs/en/questions.ts';
import type { catalog as receipt } from './catalogs/en/receipt.ts';
import type { catalog as review } from './catalogs/en/review.ts';
import type { catalog as roles } from './catalogs/en/roles.ts';
import type { catalog as rules } from './catalogs/en/rules.ts';
import type { catalog as settings } from './catalogs/en/settings.ts';
import type { catalog as shared } from './catalogs/en/shared.ts';
import type { catalog as spaces } from './catalogs/en/spaces.ts';
import type { catalog as start } from './catalogs/en/start.ts';
import type { catalog as stops } from './catalogs/en/stops.ts';
import type { catalog as usage } from './catalogs/en/usage.ts';
import type { catalog as usefulness } from './catalogs/en/usefulness.ts';

/** ICU messages by name. */
export type Words = Readonly<Record<string, string>>;

/** A catalog with exactly the names of another one. */
export type Same<Catalog> = { readonly [Name in keyof Catalog]: string };

/** Every area of words with its English catalog; each has a file per language. */
interface Areas {
  admin: typeof admin;
  audit: typeof audit;
  backlog: typeof backlog;
  changes: typeof changes;
  column: typeof column;
  gates: typeof gates;
  history: typeof history;
  inbox: typeof inbox;
  installation: typeof installation;
  model: typeof model;
  notifications: typeof notifications;
  order: typeof order;
  policies: typeof policies;
  privacy: typeof privacy;
  project: typeof project;
  questions: typeof questions;
  receipt: typeof receipt;
  review: typeof review;
  roles: typeof roles;
  rules: typeof rules;
  settings: typeof settings;
  shared: typeof shared;
  spaces: typeof spaces;
  start: typeof start;
  stops: typeof stops;
  usage: typeof usage;
  usefulness: typeof usefulness;
}

export type Area = keyof Areas;

/** `area.name` of every message. */
export type Key = { [A in Area]: `${A}.${keyof Areas[A] & string}` }[Area];
