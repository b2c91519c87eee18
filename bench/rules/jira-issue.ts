/** A row as Jira's REST API gives an issue: what people typed is a document of paragraphs and lists. */
export function jiraIssueOf({ key, type, summary, description, ...row }: Record<string, unknown>) {
  return {
    id: String(key),
    key,
    fields: {
      summary,
      description: documentOf(String(description)),
      issuetype: { id: '10001', name: type, subtask: type === 'Sub-task' },
      project: { id: '10000', key: 'GEN' },
      status: { statusCategory: { key: 'new' } },
      components: (row.components as string[]).map((name) => ({ name })),
      customfield_10016: row.storyPoints,
      updated: row.updated,
      subtasks: [],
      issuelinks: [],
    },
  };
}

/** The names of a site's own fields. */
export const fieldNames = { customfield_10016: 'Story Points' };

const bullet = /^\s*[-*] /;

function documentOf(text: string) {
  const parts = text.split(/\n{2,}/).map((part) => part.split('\n'));
  return { type: 'doc', version: 1, content: parts.map(blockOf) };
}

function blockOf(lines: readonly string[]) {
  if (!lines.every((line) => bullet.test(line))) return paragraphOf(lines);
  const items = lines.map((line) => paragraphOf([line.replace(bullet, '')]));
  return {
    type: 'bulletList',
    content: items.map((item) => ({ type: 'listItem', content: [item] })),
  };
}

function paragraphOf(lines: readonly string[]) {
  const content = lines.flatMap((text, index) => [
    ...(index > 0 ? [{ type: 'hardBreak' }] : []),
    ...(text === '' ? [] : [{ type: 'text', text }]),
  ]);
  return { type: 'paragraph', content };
}
