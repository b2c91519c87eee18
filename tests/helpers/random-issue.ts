import fc from 'fast-check';

/** Text as hostile as it comes: any UTF-16 units, markup of three dialects, line ends of every kind. */
const pieces = fc.constantFrom(
  '\n',
  '\r\n',
  '\r',
  '\t',
  '   ',
  '- ',
  '* ',
  '# ',
  '1. ',
  '2) ',
  '- [x] ',
  'h2. ',
  '{code}',
  '```',
  '> ',
  '|',
  '||',
  '**',
  '__',
  ':',
  'Acceptance criteria:',
  'Given a cart',
  'When I pay',
  'Then it is empty',
  'Steps to reproduce: ',
  'TBD',
  '??',
  'fast',
  '\ud83d\ude80',
  '\ud800',
  '\udc00',
  '\u0000',
  '\u202e',
  '\ufeff',
  'e\u0301',
  '\u3042',
);

export const hostileText = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 }), fc.string()), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

const text = fc.record({ type: fc.constant('text'), text: hostileText });
const inline = fc.oneof(
  text,
  fc.constant({ type: 'hardBreak' }),
  fc.record({ type: fc.constant('mention'), attrs: fc.record({ text: hostileText }) }),
  fc.record({ type: fc.constant('emoji'), attrs: fc.record({ shortName: fc.string() }) }),
  fc.record({ type: fc.constant('date'), attrs: fc.record({ timestamp: fc.string() }) }),
  fc.record({ type: fc.constant('unheardOf'), content: fc.array(text, { maxLength: 2 }) }),
);
const line = fc.record({
  type: fc.constantFrom('paragraph', 'codeBlock', 'taskItem', 'decisionItem', 'caption'),
  attrs: fc.record({ state: fc.constantFrom('DONE', 'TODO') }),
  content: fc.array(inline, { maxLength: 4 }),
});
const heading = fc.record({
  type: fc.constant('heading'),
  attrs: fc.record({ level: fc.integer({ min: -1, max: 9 }) }),
  content: fc.array(inline, { maxLength: 2 }),
});

const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    line,
    heading,
    fc.record({
      type: fc.constantFrom(
        'bulletList',
        'orderedList',
        'listItem',
        'taskList',
        'blockTaskItem',
        'panel',
        'table',
        'tableRow',
        'tableCell',
        'expand',
        'somethingNew',
      ),
      attrs: fc.record({ title: hostileText }),
      content: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
}));

/** Documents of every shape, also of shapes that Jira's editor would not make. */
export const anyDoc = fc.record({
  version: fc.constant(1),
  type: fc.constant('doc'),
  content: fc.array(node, { maxLength: 6 }),
});
