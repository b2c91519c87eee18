import { personalPlace } from './audit.ts';
import { place as questionsPlace } from './clarifications.ts';
import type { Place } from './crypto.ts';
import { place as decisionPlace } from './decisions.ts';
import { place as replyPlace } from './idempotency.ts';
import { contentPlace } from './issues.ts';
import { place as draftsPlace } from './model-drafts.ts';
import { place as modelPlace } from './model-settings.ts';
import { place as notifyPlace } from './notify-settings.ts';
import { place as overridePlace } from './overrides.ts';
import { place as rowPlace } from './plan-rows.ts';
import { annotationsPlace, place as reportPlace } from './reports.ts';
import { place as sweepPlace } from './sweeps.ts';
import { place as tokenPlace } from './tokens.ts';

/** A column whose values are encrypted with keys of tenants. */
export interface EncryptedColumn {
  table: string;
  column: string;
  /** The column that names the key's version; null where a process of an older release wrote the value. */
  version: string;
  /** The columns of the primary key behind the tenant, in its order. */
  key: readonly string[];
  /** Columns that the place is made of, where it is not the key. */
  names?: readonly string[];
  /** Where a value is encrypted for, from the text of the key's columns, or of `names`. */
  place: (texts: readonly string[]) => Place;
}

/**
 * Every encrypted column there is. Who adds one adds it here and grants the application `update` of the
 * column and of its version: a rotation puts each value under the new key. A test compares this list with
 * the schema.
 */
export const encryptedColumns: readonly EncryptedColumn[] = [
  {
    ...of('audit_personal', 'content', ['seq']),
    names: ['salt'],
    place: ([salt]) => personalPlace(bytesOf(salt)),
  },
  {
    ...of('clarifications', 'questions', ['refinement_id']),
    place: ([id = '']) => questionsPlace(id),
  },
  {
    ...of('decision_rows', 'reason', ['decision_id', 'row_id']),
    place: ([decisionId = '', rowId = '']) => decisionPlace(decisionId, rowId),
  },
  {
    ...of('idempotency_keys', 'reply', ['account_id', 'route', 'key']),
    place: ([accountId = '', route = '', key = '']) => replyPlace({ accountId, route, key }),
  },
  {
    ...of('issues', 'content', ['issue_id']),
    version: 'content_key_version',
    place: ([id = '']) => contentPlace(id),
  },
  {
    ...of('model_drafts', 'drafts', ['refinement_id']),
    place: ([id = '']) => draftsPlace(id),
  },
  {
    ...of('model_settings', 'settings', ['version']),
    place: ([version]) => modelPlace(Number(version)),
  },
  {
    ...of('notify_settings', 'webhook', ['version']),
    place: ([version]) => notifyPlace(Number(version)),
  },
  {
    ...of('overrides', 'reason', ['override_id']),
    place: ([id = '']) => overridePlace(id),
  },
  {
    ...of('plan_rows', 'content', ['row_id']),
    place: ([id = '']) => rowPlace(id),
  },
  {
    ...of('reports', 'document', ['report_id']),
    place: ([id = '']) => reportPlace(id),
  },
  {
    ...of('reports', 'annotations', ['report_id']),
    version: 'annotations_key_version',
    place: ([id = '']) => annotationsPlace(id),
  },
  {
    ...of('sweeps', 'query', ['sweep_id']),
    place: ([id = '']) => sweepPlace(id),
  },
  {
    ...of('tokens', 'secret', ['token_id']),
    place: ([id = '']) => tokenPlace(id),
  },
];

function of(table: string, column: string, key: readonly string[]) {
  return { table, column, version: 'key_version', key };
}

/** A bytea in PostgreSQL's own text. */
function bytesOf(text = ''): Buffer {
  return Buffer.from(text.slice('\\x'.length), 'hex');
}
