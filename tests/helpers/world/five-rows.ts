import { writeFileSync } from 'node:fs';

/** Five things that are plainly different, so that each issue gives a plan of five rows. */
const criteria = [
  'The receipt names the warehouse that packed the parcel.',
  'A cancelled order frees its stock within one minute.',
  'Customers without an account get the tracking link by e-mail.',
  'Refunds above 500 EUR wait for a second signature.',
  'The nightly export leaves out orders of test customers.',
];

/** Writes a backlog of stories with five acceptance criteria each, the keys counted from 1. */
export function writeFiveRowIssues(file: string, project: string, count: number): void {
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      key: `${project}-${index + 1}`,
      type: 'Story',
      summary: `As a shopkeeper I want orders of kind ${index + 1} to be traceable`,
      description: `h2. Acceptance criteria\n${criteria.map((line) => `* ${line}`).join('\n')}`,
    }),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
}
