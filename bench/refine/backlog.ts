/** Rows of every plan here: one per criterion. */
export const rowsPerPlan = 5;

const parts = ['basket', 'voucher', 'delivery address', 'receipt', 'refund', 'saved card'];

/** One line of JSON per issue, each with five criteria in words of its own. */
export function backlogLines(count: number): string {
  return Array.from({ length: count }, (_, index) => `${JSON.stringify(issueOf(index))}\n`).join(
    '',
  );
}

function issueOf(index: number) {
  const part = parts[index % parts.length];
  const description = [
    `As a customer I want the ${part} to follow my order, so that I see what I pay for.`,
    '',
    'h3. Acceptance criteria',
    '',
    `* Show the ${part} of order ${index} beside its total`,
    `* Update the ${part} when the customer removes an article`,
    `* Keep the ${part} when the customer signs in again`,
    `* Tell the customer within two seconds when the ${part} cannot be read`,
    `* Write an entry to the order's log whenever the ${part} changes`,
  ].join('\n');
  return {
    project: 'BENCH',
    key: `BENCH-${index + 1}`,
    type: 'Story',
    summary: `Show the ${part} of order ${index} on one page`,
    description,
    components: ['Checkout'],
    storyPoints: 3,
  };
}
