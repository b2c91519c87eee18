import { readFile } from 'node:fs/promises';
import type { Anchor } from '../../domain/audit-export.ts';
import { ReadygateError } from '../../domain/errors.ts';

/** What `audit anchor` wrote to a file; nothing where none is named. @throws {ReadygateError} invalid_request */
export async function readAnchors(file: string | undefined): Promise<Anchor[]> {
  if (file === undefined) return [];
  const text = await readFile(file, 'utf8').catch(() => {
    throw unreadable('--anchors');
  });
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => anchorOf(line, index + 1));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function anchorOf(line: string, number: number): Anchor {
  try {
    const { tenant, at, seq, hash } = JSON.parse(line) as Anchor;
    const isAnchor = uuid.test(tenant) && Number.isSafeInteger(seq) && /^[0-9a-f]{64}$/.test(hash);
    if (isAnchor) return { tenant, at, seq, hash };
  } catch {
    // Told below.
  }
  throw new ReadygateError('invalid_request', {
    path: `--anchors, line ${number}`,
    expected: 'a line of readygate audit anchor',
  });
}

/** What is said of a file that cannot be read. */
export function unreadable(path: string): ReadygateError {
  return new ReadygateError('invalid_request', { path, expected: 'a file that can be read' });
}
