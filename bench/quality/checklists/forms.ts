/** One way to write a checklist, and how many items it has. */
export interface Form {
  name: string;
  /** A text, or a document. `$0` to `$5` stand for what is to be done. */
  description: unknown;
  items: number;
}

const node = (type: string, content: unknown[], attrs?: object) => ({
  type,
  ...(attrs ? { attrs } : {}),
  content,
});
const text = (words: string) => ({ type: 'text', text: words });
const doc = (...content: unknown[]) => ({ version: 1, type: 'doc', content });
const paragraph = (...words: unknown[]) =>
  node(
    'paragraph',
    words.map((word) => (typeof word === 'string' ? text(word) : word)),
  );
const task = (words: string, state: 'TODO' | 'DONE' = 'TODO') =>
  node('taskItem', [text(words)], { localId: words, state });
const tasks = (...content: unknown[]) => node('taskList', content, { localId: 'list' });
const item = (...content: unknown[]) => node('listItem', content);
const cell = (...content: unknown[]) => node('tableCell', content);
const row = (...cells: unknown[]) => node('tableRow', cells);
const emoji = (shortName: string, shown: string) => ({
  type: 'emoji',
  attrs: { shortName, text: shown },
});
const hardBreak = { type: 'hardBreak' };

/** Markdown, as it is typed into trackers. */
const markdown: Form[] = [
  { name: 'dashes', description: '- [ ] $0\n- [ ] $1\n- [x] $2', items: 3 },
  { name: 'stars', description: 'To do:\n\n* [ ] $0\n* [X] $1', items: 2 },
  { name: 'plus signs', description: '+ [x] $0\n+ [ ] $1\n+ [ ] $2\n+ [ ] $3', items: 4 },
  { name: 'numbers', description: '1. [ ] $0\n2. [x] $1\n3. [ ] $2', items: 3 },
  { name: 'brackets', description: 'Rest of the work\n1) [ ] $0\n2) [ ] $1', items: 2 },
  { name: 'nested', description: '- [ ] $0\n  - [x] $1\n  - [ ] $2\n- [ ] $3', items: 4 },
  { name: 'nested by tabs', description: '- [ ] $0\n\t- [ ] $1\n\t\t- [x] $2', items: 3 },
  { name: 'below plain items', description: '- $0\n  - [ ] $1\n  - [ ] $2\n- $3', items: 2 },
  { name: 'among plain items', description: '- [ ] $0\n- $1\n- [x] $2', items: 2 },
  { name: 'two lists', description: '## Now\n- [x] $0\n\n## Later\n- [ ] $1\n- [ ] $2', items: 3 },
  { name: 'further lines', description: '- [ ] $0\n  $1\n- [x] $2\n  $3', items: 2 },
  { name: 'items that end in a colon', description: '- [ ] $0:\n- [ ] $1:', items: 2 },
  { name: 'bold items', description: '- [ ] **$0**\n- [x] ~~$1~~', items: 2 },
  { name: 'items with links', description: '- [ ] [$0](https://a.example/1)\n- [ ] $1', items: 2 },
  { name: 'items with code', description: '- [ ] `make $0`\n- [x] $1 `[ ]`', items: 2 },
  { name: 'escaped', description: '\\[ \\] $0\n\\[x\\] $1', items: 2 },
  { name: 'escaped items', description: '- \\[ \\] $0\n- \\[x\\] $1', items: 2 },
  { name: 'no list', description: '[ ] $0\n[x] $1\n[ ] $2', items: 3 },
  { name: 'no space in the box', description: '[] $0\n[] $1\n[x] $2', items: 3 },
  { name: 'items without a space', description: '- [] $0\n- [x] $1\n- [] $2', items: 3 },
  { name: 'no space after the box', description: '[ ]$0\n[ ]$1', items: 2 },
  { name: 'an underscore', description: '[_] $0\n[x] $1', items: 2 },
  {
    name: 'below a sentence',
    description: 'Before we start, see what is left.\n[ ] $0\n[ ] $1',
    items: 2,
  },
  { name: 'indented', description: 'Left:\n    [ ] $0\n    [x] $1', items: 2 },
  { name: 'on one line', description: '[ ] $0 [ ] $1 [x] $2', items: 3 },
  { name: 'a label and one line', description: 'Checklist: [ ] $0 [x] $1', items: 2 },
  { name: 'dashes on one line', description: '- [ ] $0 - [ ] $1 - [x] $2', items: 3 },
  { name: 'Windows line ends', description: '- [ ] $0\r\n- [x] $1\r\n- [ ] $2\r\n', items: 3 },
  {
    name: 'a table',
    description: '| Done | What |\n| --- | --- |\n| [x] | $0 |\n| [ ] | $1 |',
    items: 2,
  },
  {
    name: 'boxes in cells',
    description: '| What | Who |\n| --- | --- |\n| [ ] $0 | Ada |\n| [x] $1 | Ben |',
    items: 2,
  },
  {
    name: 'the box last',
    description: '| What | Done |\n|---|---|\n| $0 | [x] |\n| $1 | [ ] |\n| $2 | [ ] |',
    items: 3,
  },
  { name: 'beside code', description: '```\n- [ ] not one\n```\n- [ ] $0', items: 1 },
  {
    name: 'beside arrays',
    description: 'Take `int[] a` and x[0].\n\n- [ ] $0\n- [ ] $1',
    items: 2,
  },
  { name: 'beside footnotes', description: '- [ ] $0 [1]\n- [ ] $1\n\n[1] See there.', items: 2 },
  { name: 'beside links', description: '[x](https://a.example) is old.\n- [x] $0', items: 1 },
  { name: 'prose only', description: 'Take $0 [sic], then $1 (x and y).', items: 0 },
  { name: 'a plain list', description: '- $0\n- $1', items: 0 },
];

/** Jira's wiki markup. */
const wiki: Form[] = [
  { name: 'stars with boxes', description: 'h3. Tasks\n* [ ] $0\n* [x] $1\n** [ ] $2', items: 3 },
  { name: 'hashes with boxes', description: 'h3. Tasks\n# [ ] $0\n# [x] $1', items: 2 },
  { name: 'ticks', description: 'h2. Definition of done\n(/) $0\n(x) $1\n(/) $2', items: 3 },
  { name: 'ticks in a list', description: 'h2. State\n* (/) $0\n* (x) $1', items: 2 },
  { name: 'ticks in a numbered list', description: '# (/) $0\n# (/) $1\n# (x) $2', items: 3 },
  { name: 'dashes', description: 'h4. Open\n- [ ] $0\n- [ ] $1', items: 2 },
  { name: 'a table with ticks', description: '||Done||What||\n|(/)|$0|\n|(x)|$1|', items: 2 },
  {
    name: 'a table with the tick last',
    description: '||What||Done||\n|$0|(/)|\n|$1|(x)|\n|$2|(x)|',
    items: 3,
  },
  { name: 'a panel', description: '{panel}\n* [ ] $0\n* [ ] $1\n{panel}', items: 2 },
  { name: 'beside code', description: '{code}\n[ ] not one\n{code}\n[ ] $0\n[x] $1', items: 2 },
  { name: 'escaped', description: 'h3. Left\n* \\[ \\] $0\n* \\[x\\] $1', items: 2 },
  { name: 'answers', description: 'h3. Questions\nQ: $0? A: (/) Yes. Q: $1? A: (x) No.', items: 0 },
];

/** Boxes that are letters of their own. */
const letters: Form[] = [
  { name: 'ballot boxes', description: '☐ $0\n☑ $1\n☐ $2', items: 3 },
  { name: 'ballot boxes with a cross', description: '☐ $0\n☒ $1', items: 2 },
  { name: 'ballot boxes without a space', description: '☐$0\n☑$1', items: 2 },
  { name: 'ballot boxes in a list', description: '- ☐ $0\n- ☑ $1', items: 2 },
  { name: 'ballot boxes on one line', description: '☐ $0 ☑ $1 ☐ $2 ☐ $3', items: 4 },
  { name: 'squares', description: '⬜ $0\n✅ $1\n⬜ $2', items: 3 },
  { name: 'buttons', description: '🔲 $0\n🔲 $1\n✔️ $2', items: 3 },
  { name: 'ticks', description: 'State:\n✓ $0\n✗ $1', items: 2 },
  { name: 'marks', description: '* ✅ $0\n* ❌ $1', items: 2 },
  { name: 'a paragraph above', description: 'As agreed, in this order.\n\n☐ $0\n☐ $1', items: 2 },
  { name: 'a label above', description: 'Done when:\n☐ $0\n☐ $1\n☐ $2', items: 3 },
  { name: 'a table', description: '|☑|$0|\n|☐|$1|', items: 2 },
  { name: 'short names', description: ':white_check_mark: $0\n:x: $1', items: 2 },
  { name: 'nested', description: '☐ $0\n  ☑ $1\n  ☐ $2', items: 3 },
];

/** Documents of Jira's editor. */
const documents: Form[] = [
  { name: 'a task list', description: doc(tasks(task('$0'), task('$1', 'DONE'))), items: 2 },
  {
    name: 'a nested task list',
    description: doc(tasks(task('$0'), tasks(task('$1', 'DONE'), task('$2')), task('$3'))),
    items: 4,
  },
  {
    name: 'two task lists',
    description: doc(tasks(task('$0')), paragraph('$1'), tasks(task('$2', 'DONE'), task('$3'))),
    items: 3,
  },
  {
    name: 'an empty task',
    description: doc(tasks(task('$0'), node('taskItem', [], { localId: 'e', state: 'TODO' }))),
    items: 1,
  },
  {
    name: 'a block task',
    description: doc(
      tasks(
        node('blockTaskItem', [paragraph('$0'), paragraph('$1')], { localId: 'b', state: 'TODO' }),
      ),
    ),
    items: 1,
  },
  {
    name: 'a task list in a panel',
    description: doc(node('panel', [tasks(task('$0'), task('$1'))], { panelType: 'info' })),
    items: 2,
  },
  {
    name: 'a task list in an expand',
    description: doc(node('expand', [tasks(task('$0'), task('$1', 'DONE'))], { title: 'Left' })),
    items: 2,
  },
  {
    name: 'a task list in a table',
    description: doc(
      node('table', [row(cell(paragraph('$0')), cell(tasks(task('$1'), task('$2', 'DONE'))))]),
    ),
    items: 2,
  },
  {
    name: 'a task list below a list',
    description: doc(
      node('bulletList', [item(paragraph('$0'), tasks(task('$1'))), item(paragraph('$2'))]),
    ),
    items: 1,
  },
  {
    name: 'pasted boxes in a list',
    description: doc(
      node('bulletList', [
        item(paragraph('[ ] $0')),
        item(paragraph('[x] $1')),
        item(paragraph('$2')),
      ]),
    ),
    items: 2,
  },
  {
    name: 'pasted boxes in a nested list',
    description: doc(
      node('bulletList', [
        item(paragraph('☐ $0'), node('bulletList', [item(paragraph('☑ $1'))])),
        item(paragraph('☐ $2')),
      ]),
    ),
    items: 3,
  },
  {
    name: 'pasted boxes in paragraphs',
    description: doc(paragraph('☐ $0'), paragraph('☑ $1'), paragraph('$2')),
    items: 2,
  },
  {
    name: 'pasted boxes with line breaks',
    description: doc(paragraph('☐ $0', hardBreak, '☐ $1', hardBreak, '☑ $2')),
    items: 3,
  },
  {
    name: 'a sentence and boxes with line breaks',
    description: doc(paragraph('$0', hardBreak, '[ ] $1', hardBreak, '[ ] $2')),
    items: 2,
  },
  {
    name: 'emojis',
    description: doc(
      paragraph(emoji(':white_check_mark:', '✅'), ' $0'),
      paragraph(emoji(':x:', '❌'), ' $1'),
    ),
    items: 2,
  },
  {
    name: 'emojis in a list',
    description: doc(
      node('bulletList', [
        item(paragraph(emoji(':white_check_mark:', '✅'), ' $0')),
        item(paragraph(emoji(':white_large_square:', '⬜'), ' $1')),
      ]),
    ),
    items: 2,
  },
  {
    name: 'emojis in a table',
    description: doc(
      node('table', [
        row(cell(paragraph('What')), cell(paragraph('Done'))),
        row(cell(paragraph('$0')), cell(paragraph(emoji(':white_check_mark:', '✅')))),
        row(cell(paragraph('$1')), cell(paragraph(emoji(':x:', '❌')))),
      ]),
    ),
    items: 2,
  },
  {
    name: 'a decision list',
    description: doc(
      node('decisionList', [
        node('decisionItem', [text('$0')], { localId: 'd', state: 'DECIDED' }),
      ]),
      tasks(task('$1')),
    ),
    items: 1,
  },
  {
    name: 'beside code',
    description: doc(node('codeBlock', [text('- [ ] not one')]), tasks(task('$0'))),
    items: 1,
  },
  {
    name: 'a plain list',
    description: doc(node('orderedList', [item(paragraph('$0')), item(paragraph('$1'))])),
    items: 0,
  },
];

export const forms: readonly Form[] = [...markdown, ...wiki, ...letters, ...documents];
