import { markdownTable } from '../markdown.ts';
import { type Cell, cellId, type Fault, operationKinds } from './cell.ts';
import { allCells } from './cells.ts';
import { ends, expectedEnd } from './ends.ts';
import { faults } from './faults.ts';
import { pairwiseCells } from './pairwise.ts';

/** docs/faults.md: the expected end of every cell. */
export function faultsDocument(): string {
  const cells = allCells();
  const chosen = new Set(pairwiseCells().map(cellId));
  return `# Faults

What goes wrong, while what is written, in which state of the ledger, and how it must end. Made from \`faults/matrix/\` by
\`node dev/write-documents.ts\`. Each cell is run on the whole product with real engines and Jira simulated; what Jira then holds is compared with what it held before.

${cells.length} cells. Those in **bold** (${chosen.size}) run in \`npm test\`: every fault of several operations in every state that it can meet, every operation in every state on the way and in one of those
in which it was not confirmed, every family of faults with every operation.
\`npm run faults\` runs all of them, \`npm run faults -- PATTERN\` those with a pattern in \`fault/operation/state\`; the last verdicts are in [faults-report.md](faults-report.md).

## Ends

${markdownTable(['word', 'what it means', 'row', 'effects in Jira'], ends.map(endLine))}

In every cell: nothing that was not approved is written, nothing else in Jira changes, the ledger says what Jira holds, and the audit chain is whole.

## Faults

${markdownTable(['fault', 'what happens', 'family'], faults.map(faultLine))}

The fault strikes at the first request about the issue while the ledger is in the state: \`planned\` at the reading before the permit, \`sending\` at the write itself, \`ambiguous\` at
the look-up after a lost answer, \`confirmed\`, \`failed\`, \`conflict\` and \`uncertain\` at the check of what was written.

## Cells

${markdownTable(['fault', 'state', ...operationKinds], faults.flatMap(lines))}
`;

  function lines(fault: Fault): string[][] {
    return fault.meets.map((state) => [
      code(fault.id),
      state,
      ...operationKinds.map((operation) => word({ fault, operation, state })),
    ]);
  }

  function word(cell: Cell): string {
    const id = cellId(cell);
    if (!cells.some((other) => cellId(other) === id)) return '';
    const { name } = expectedEnd(cell);
    return chosen.has(id) ? `**${name}**` : name;
  }
}

const code = (text: string) => `\`${text}\``;

function faultLine({ id, what, family }: Fault): string[] {
  return [code(id), what, family];
}

function endLine({ name, says, row, effects }: (typeof ends)[number]): string[] {
  return [name, says, row, String(effects)];
}
