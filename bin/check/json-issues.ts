import type { InputIssue } from './input-issue.ts';
import { issuesIn } from './json-value.ts';
import { type Line, longestDocument } from './lines.ts';
import type { Mapping } from './mapping.ts';
import type { Notes } from './notes.ts';
import { fileProblem, lineProblem } from './problems.ts';

/**
 * The issues of JSON: one value per line as they are read, or one document over many lines, which is
 * read as a whole. A value is an issue, a page of a search, or a list of either.
 * @throws {ReadygateError} invalid_file for a document that cannot be read
 */
export async function* jsonIssues(
  lines: AsyncIterable<Line>,
  mapping: Mapping,
  notes: Notes,
): AsyncGenerator<InputIssue> {
  const read = (line: Line) => lineIssues(line, mapping, notes);
  let document: Line[] | null = null;
  let begun = false;
  for await (const line of lines) {
    if (!line.problem && line.text.trim() === '') continue;
    if (!begun && beginsDocument(line)) document = [line];
    else if (document?.length === 1 && isObject(line.text)) {
      // A whole object on the second line: the first one was a bad line of its own.
      yield* read(document[0] ?? line);
      document = null;
      yield* read(line);
    } else if (document) document.push(line);
    else yield* read(line);
    begun = true;
  }
  if (document) yield* issuesIn(parseDocument(document), {}, mapping, notes);
}

function* lineIssues(line: Line, mapping: Mapping, notes: Notes): Generator<InputIssue> {
  const at = { line: line.number };
  const value = line.problem ? undefined : parsed(line.text);
  if (value === undefined) yield { at, error: lineProblem(line.problem ?? 'not_json') };
  else yield* issuesIn(value, at, mapping, notes);
}

/** The first line of JSON that goes on below it. */
function beginsDocument({ text, problem }: Line): boolean {
  return !problem && /^\s*[{[]/.test(text) && parsed(text) === undefined;
}

function isObject(text: string): boolean {
  const value = text.trimStart().startsWith('{') ? parsed(text) : undefined;
  return value !== undefined && Object.keys(value as object).length > 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseDocument(lines: readonly Line[]): unknown {
  const bad = lines.find(({ problem }) => problem);
  if (bad?.problem) throw fileProblem(`line ${bad.number}`, expectedOf(bad));
  const size = lines.reduce((sum, { text }) => sum + text.length + 1, 0);
  if (size > longestDocument)
    throw fileProblem('the document', 'at most 200 MB', 'Give one issue per line, or CSV.');
  try {
    return JSON.parse(lines.map(({ text }) => text).join('\n'));
  } catch (error) {
    const [, line = '1', column = '1'] =
      /line (\d+) column (\d+)/.exec((error as Error).message) ?? [];
    const number = lines[Number(line) - 1]?.number ?? Number(line);
    throw fileProblem(`line ${number}, column ${column}`, 'JSON that goes on', 'Was it cut off?');
  }
}

function expectedOf({ problem }: Line): string {
  return String(lineProblem(problem ?? 'not_json').details?.expected);
}
