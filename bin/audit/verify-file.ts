import { createReadStream } from 'node:fs';
import { createExportCheck, type ExportFault } from '../../domain/audit-export.ts';
import type { Uuid } from '../../domain/json.ts';
import { readLines } from '../check/lines.ts';
import { write } from '../output.ts';
import { readAnchors, unreadable } from './anchors.ts';

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
  const check = createExportCheck({ tenant, selection, anchors: await readAnchors(anchors) });
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
