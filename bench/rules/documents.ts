const words =
  'As a buyer I want to pay by card, so that it is quick. Open the cart? It should be fast. ';
const text = (value: string, marks: string[] = []) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const item = (...content: object[]) => ({ type: 'listItem', content });
const cell = (...content: object[]) => ({ type: 'tableCell', attrs: {}, content });
const times = (count: number, node: (at: number) => object) =>
  Array.from({ length: count }, (_, at) => node(at));

/** Documents of about as many characters of words, by what they are made of. */
export const shapes: Record<string, (length: number) => object[]> = {
  'paragraphs of a sentence or two': (length) =>
    times(length / words.length, () => paragraph(text(words))),
  'one text in one paragraph': (length) => [paragraph(text(words.repeat(length / words.length)))],
  'words that are set apart': (length) => [
    paragraph(...times(length / 10, (at) => text('a word or ', at % 2 === 0 ? ['strong'] : []))),
  ],
  'lines of one paragraph': (length) => [
    paragraph(...times(length / words.length, () => [text(words), { type: 'hardBreak' }]).flat()),
  ],
  'a list in lists': (length) => [
    {
      type: 'bulletList',
      content: times(length / (2 * words.length), () =>
        item(paragraph(text(words)), {
          type: 'orderedList',
          content: [item(paragraph(text(words)))],
        }),
      ),
    },
  ],
  'a table': (length) => [
    {
      type: 'table',
      content: times(length / (3 * words.length), () => ({
        type: 'tableRow',
        content: times(3, () => cell(paragraph(text(words)))),
      })),
    },
  ],
  'headings, each with a line': (length) =>
    times(length / (words.length + 20), (at) => [
      { type: 'heading', attrs: { level: 2 }, content: [text(`Expected result ${at}`)] },
      paragraph(text(words)),
    ]).flat(),
};

/** An issue with a document for its description. */
export const issueWith = (content: object[], type: string) => ({
  id: '1',
  key: 'LONG-1',
  fields: {
    summary: 'Pay by card',
    description: { type: 'doc', version: 1, content },
    issuetype: { id: '1', name: type },
  },
});
