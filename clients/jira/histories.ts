import type { FieldChange } from '../../domain/field-change.ts';
import { fieldChanges } from './field-changes.ts';
import type { JiraAuth } from './http.ts';
import type { Read } from './members.ts';
import { createParser } from './parse.ts';
import { ChangesOfMany, ProjectStatuses } from './schemas.ts';

/** What happened to many issues. Errors as of `JiraClient`. */
export interface JiraHistories {
  /**
   * The changes of up to ten fields, by ids, of up to 1000 issues, by id. An issue without such changes, or
   * one that is not visible, is not there. Entries of a page are split over issues, so all pages are read.
   */
  listChangesOfMany(
    auth: JiraAuth,
    issueIds: readonly string[],
    fieldIds: readonly string[],
  ): Promise<Map<string, FieldChange[]>>;
  /** The category of each status of a project, by id: `new`, `indeterminate`, `done`, or what else Jira says. */
  listStatusCategories(auth: JiraAuth, projectId: string): Promise<Map<string, string>>;
}

const api = '/rest/api/3';

export function createHistories(read: Read): JiraHistories {
  return {
    async listChangesOfMany(auth, issueIds, fieldIds) {
      const found = new Map<string, FieldChange[]>();
      if (issueIds.length === 0) return found;
      const asked = { issueIdsOrKeys: issueIds, fieldIds };
      let token: string | null = null;
      do {
        const body: object = token === null ? asked : { ...asked, nextPageToken: token };
        const path = `${api}/changelog/bulkfetch`;
        const page = await read(auth, parsers.changes, { method: 'POST', path, body });
        for (const { issueId, changeHistories } of page.issueChangeLogs)
          found.set(issueId, [
            ...(found.get(issueId) ?? []),
            ...changeHistories.flatMap(fieldChanges),
          ]);
        token = page.nextPageToken ?? null;
      } while (token !== null);
      return found;
    },
    async listStatusCategories(auth, projectId) {
      const path = `${api}/project/${encodeURIComponent(projectId)}/statuses`;
      const types = await read(auth, parsers.statuses, { method: 'GET', path });
      const statuses = types.flatMap((type) => type.statuses);
      return new Map(statuses.map(({ id, statusCategory }) => [id, statusCategory?.key ?? '']));
    },
  };
}

const parsers = { changes: createParser(ChangesOfMany), statuses: createParser(ProjectStatuses) };
