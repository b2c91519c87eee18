import { readFileSync, writeFileSync } from 'node:fs';
import { profileSchema, promptSchema } from '../domain/model/prompt-schema.ts';
import { policySchema } from '../domain/policy-schema.ts';
import { editionsSchema } from '../domain/quota/editions.ts';
import { packSchema } from '../domain/readiness/pack/schema.ts';
import { rules } from '../domain/readiness/rules/index.ts';
import { rulesDocument } from '../domain/readiness/rules-document.ts';
import { workOrderSchema } from '../domain/work-order/schema.ts';
import { readKept } from '../faults/kept.ts';
import { allCells } from '../faults/matrix/cells.ts';
import { faultsDocument } from '../faults/matrix/document.ts';
import { faultsReport } from '../faults/report.ts';
import { withPart } from './document-parts.ts';
import { callsByScope } from './jira-calls-document.ts';
import { openapiDocument } from './openapi-document.ts';
import { roleMatrix } from './role-matrix.ts';
import { storedDataTable } from './stored-data-document.ts';

const openapi = await openapiDocument();
const fileOf = (path: string) => new URL(`../${path}`, import.meta.url);
const textOf = (path: string) => readFileSync(fileOf(path), 'utf8');

/** Files that are made from code, by their path; `node dev/write-documents.ts` writes them. */
export const documents: Record<string, string> = {
  'docs/api.md': withPart(textOf('docs/api.md'), 'role matrix', roleMatrix(openapi)),
  'docs/for-jira-admins.md': [
    ['stored data', storedDataTable()] as const,
    ['scopes', callsByScope()] as const,
  ].reduce((text, [name, part]) => withPart(text, name, part), textOf('docs/for-jira-admins.md')),
  'docs/faults.md': faultsDocument(),
  'docs/faults-report.md': faultsReport(readKept(), allCells()),
  'docs/openapi.json': openapi,
  'docs/policy.schema.json': `${JSON.stringify(policySchema, null, 2)}\n`,
  'docs/rules.md': rulesDocument(rules),
  'prompts/profile.schema.json': `${JSON.stringify(profileSchema, null, 2)}\n`,
  'prompts/prompt.schema.json': `${JSON.stringify(promptSchema, null, 2)}\n`,
  'docs/work-order.schema.json': `${JSON.stringify(workOrderSchema, null, 2)}\n`,
  'editions/schema.json': `${JSON.stringify(editionsSchema, null, 2)}\n`,
  'packs/schema.json': `${JSON.stringify(packSchema, null, 2)}\n`,
};

if (import.meta.main)
  for (const [path, text] of Object.entries(documents)) writeFileSync(fileOf(path), text);
