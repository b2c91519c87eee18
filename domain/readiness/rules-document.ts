import type { Rule, RuleExample } from './rule.ts';

/** UTF-16 units of an example's value; the rest of a long one shows nothing more. */
const longest = 160;

const languages: Record<string, string> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
};

/** The rules as a page: what each looks for, in what, and an example of a pass and a fail. */
export function rulesDocument(rules: readonly Rule[]): string {
  const head = [
    '# Rules',
    'What each rule looks for. Packs say which count and how much; the files are in `packs/`.',
    'Made from the rules by `node dev/write-documents.ts` and compared by a test; not for editing.',
  ];
  return `${[...head, ...rules.map(ruleSection)].join('\n\n')}\n`;
}

/** A rule as a section of the page. */
export function ruleSection({
  id,
  about,
  kinds,
  languages: codes,
  cost,
  finding,
  examples,
}: Rule): string {
  const named = codes?.flatMap((code) => languages[code] ?? []);
  const facts = [
    `- Types: ${kinds ? kinds.join(', ') : 'all'}`,
    `- Languages: ${named ? `${named.join(', ')}, and texts too short to tell` : 'all'}`,
    `- Cost of fixing it: ${cost} of 5`,
    `- When it fails: ${finding.en.advice}`,
    ...examples.pass.slice(0, 1).map((example) => `- Passes: ${quoted(example)}`),
    ...examples.fail.slice(0, 1).map((example) => `- Fails: ${quoted(example)}`),
  ];
  return `## ${id}\n\n${about.en}\n\n${facts.join('\n')}`;
}

function quoted({ type, ...fields }: RuleExample): string {
  const said = Object.entries(fields).map(
    ([name, value]) => `${name} \`${shortened(JSON.stringify(value))}\``,
  );
  return `${type}, ${said.join(', ')}`;
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
