import { type Form, forms } from './forms.ts';

/** What is to be done, in several tones and languages. */
const contents: readonly (readonly string[])[] = [
  [
    'Move the mail templates',
    'Ask Ines about the colours (both)',
    'write a test for VAT = 0 %',
    'Delete the old job, 3 servers',
    'Tell the shops: "closed on Monday"',
    'Roll out',
  ],
  [
    'Rechnung für Österreich prüfen',
    'öffnet sich die Seite in unter 2 s',
    'Text vom Rechtsanwalt einholen',
    'API v2.1 abschalten',
    'Ärger mit Umlauten testen',
    'Fertig melden',
  ],
];

export interface ChecklistIssue {
  key: string;
  description: unknown;
  items: number;
}

/** Each form with each content, without a lot: the same issues on any machine. */
export function checklistIssues(count: number): ChecklistIssue[] {
  return contents
    .flatMap((content, lap) => forms.map((form, index) => issueOf(form, content, lap, index)))
    .slice(0, count);
}

function issueOf(form: Form, content: readonly string[], lap: number, index: number) {
  const filled = JSON.stringify(form.description).replaceAll(/\$(\d)/g, (_all, digit) =>
    JSON.stringify(content[Number(digit)] ?? '').slice(1, -1),
  );
  return {
    key: `CHECK-${lap * forms.length + index + 1}`,
    description: JSON.parse(filled) as unknown,
    items: form.items,
  };
}
