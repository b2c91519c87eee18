import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Anchor, createExportCheck, type ExportFault } from '../../domain/audit-export.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import { readLines } from '../check/lines.ts';
import { write } from '../output.ts';

export interface ExportToVerify {
  tenant: Uuid;
  selection: boolean;
  anchors: string | undefined;
}

/** Verifies an export without the database: 0 when it holds, 1 with the first line that does not. */
export async function verifyFile(
  file: string,
  { tenant, selection, anchors }: ExportToVerify,
): Promise<number> {
  const known = anchors === undefined ? [] : await readAnchors(anchors);
  const check = createExportCheck({ tenant, selection, anchors: known });
  const fault = (await firstFault(file, check.take)) ?? check.end();
  const { lines, seq, hash } = check.head;
  await write(
    fault
      ? `line ${fault.line}: ${fault.problem}; the ${fault.line - 1} before it hold\n`
      : `${lines} lines hold, the last is entry ${seq} ${hash}\n`,
  );
  return fault ? 1 : 0;
}

async function firstFault(
  file: string,
  take: (text: string) => ExportFault | null,
): Promise<ExportFault | null> {
  const stream = file === '-' ? process.stdin : createReadStream(file);
  try {
    // A line that cannot be read comes as an empty text, which is no entry.
    for await (const { text } of readLines(stream)) {
      const fault = take(text);
      if (fault) return fault;
    }
    return null;
  } catch {
    throw unreadable(file);
  }
}

async function readAnchors(file: string): Promise<Anchor[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw unreadable('--anchors');
  });
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => anchorOf(line, index + 1));
}

function anchorOf(line: string, number: number): Anchor {
  try {
    const { tenant, at, seq, hash } = JSON.parse(line) as Anchor;
    if (/^[0-9a-f]{64}$/.test(hash) && Number.isSafeInteger(seq)) return { tenant, at, seq, hash };
  } catch {
    // Told below.
  }
  throw new ReadygateError('invalid_request', {
    path: `--anchors, line ${number}`,
    expected: 'a line of readygate audit anchor',
  });
}

function unreadable(path: string): ReadygateError {
  return new ReadygateError('invalid_request', { path, expected: 'a file that can be read' });
}
