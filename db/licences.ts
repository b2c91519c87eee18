import type { Uuid } from '../domain/json.ts';
import { type LicenceMemory, type LicenceState, rememberedState } from '../domain/licence.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What is remembered of licences. */
export interface StoredLicence extends LicenceMemory {
  /** Of the installation that was asked for. */
  own: { state: LicenceState | null; activeAt: Date | null };
}

/** Milliseconds between two notes that a licence is active still. */
const notedEvery = 60_000;

/** What the tokens of all installations of the tenant said so far: a new one does not begin anew. */
export async function findLicence(tx: TenantTx, installationId: Uuid): Promise<StoredLicence> {
  const rows = await tx.query<{ id: Uuid; state: LicenceState | null; activeAt: Date | null }>(
    `select installation_id as id, licence_state as state, licence_active_at as "activeAt"
       from installations where tenant_id = $1`,
    [tx.tenantId],
  );
  const { state = null, activeAt = null } = rows.find(({ id }) => id === installationId) ?? {};
  const times = rows.flatMap((row) => (row.activeAt === null ? [] : [row.activeAt.getTime()]));
  return {
    known: rows.some((row) => row.state !== null && row.state !== 'absent'),
    activeAt: times.length === 0 ? null : new Date(Math.max(...times)),
    own: { state, activeAt },
  };
}

/**
 * Notes what a token of an installation said: a change, which is audited, and at most once a minute that
 * the licence is active still.
 */
export async function noteLicence(
  tx: TenantTx,
  { own }: StoredLicence,
  { installationId, said, at }: { installationId: Uuid; said: LicenceState; at: Date },
): Promise<void> {
  const state = rememberedState(own.state, said);
  const isActive = state === 'active' || state === 'trial';
  const age = at.getTime() - (own.activeAt?.getTime() ?? 0);
  if (state === own.state && !(isActive && age >= notedEvery)) return;
  const noted = await tx.query(
    `update installations set licence_state = $3,
        licence_active_at = case when $4 then greatest(licence_active_at, $5) else licence_active_at end
      where tenant_id = $1 and installation_id = $2 and licence_state is not distinct from $6 returning 1`,
    [tx.tenantId, installationId, state, isActive, at, own.state],
  );
  // That none is named to begin with is no news, and neither is what another call noted first.
  const isNews = state !== own.state && !(own.state === null && state === 'absent');
  if (noted.length === 0 || !isNews) return;
  tx.audit({
    at,
    action: 'licence.changed',
    actor: 'app',
    subject: { kind: 'installation', id: installationId },
    data: { state, before: own.state ?? 'absent' },
  });
}
