import type { Static } from 'typebox';
import type * as audit from '../../../../../api/schemas/audit.ts';
import type * as installation from '../../../../../api/schemas/installation.ts';
import type * as model from '../../../../../api/schemas/model.ts';
import type * as notifications from '../../../../../api/schemas/notifications.ts';
import type * as publishing from '../../../../../api/schemas/publishing.ts';
import type * as settings from '../../../../../api/schemas/settings.ts';
import type * as usage from '../../../../../api/schemas/usage.ts';

/** What the API answers to who administers the site: the very schemas by which it answers. */
export type Installation = Static<typeof installation.Installation>;
export type Projects = Static<typeof settings.Projects>;
export type Space = Projects['projects'][number];
export type Mode = Space['mode'];
export type ToDo = Static<typeof settings.ToDo>;
export type Writes = Static<typeof settings.Writes>;
export type Usage = Static<typeof usage.Usage>;
export type Model = Static<typeof model.ModelSettingsView>;
export type ModelCalls = Static<typeof model.ModelCalls>;
export type ModelCall = ModelCalls['calls'][number];
export type ModelRequests = Static<typeof model.ModelRequests>;
export type Notifications = Static<typeof notifications.Notifications>;
export type Gates = Static<typeof publishing.Gates>;
export type AuditList = Static<typeof audit.AuditList>;
export type AuditEntry = AuditList['entries'][number];
export type AuditPart = Static<typeof audit.ExportPart>;
export type Verification = Static<typeof audit.AuditVerification>;
