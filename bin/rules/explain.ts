import { plainLine } from '../../domain/operations/adf.ts';
import { judge } from '../../domain/readiness/judge.ts';
import { layerOf } from '../../domain/readiness/pack/layers.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import { reasonOf } from '../../domain/readiness/reasons.ts';
import { rules } from '../../domain/readiness/rules/index.ts';
import { ruleSection } from '../../domain/readiness/rules-document.ts';
import { findingWords } from '../../domain/readiness/words.ts';
import type { RuleResult } from '../../domain/report.ts';
import { readArguments, readDay, wrongArgument } from '../arguments.ts';
import { fieldName, normalised } from '../check/checked.ts';
import { createNotes } from '../check/notes.ts';
import { readIssues } from '../check/read-issues.ts';
import { write } from '../output.ts';
import { loadPack } from '../packs.ts';

const usage = 'readygate rules explain RULE|FILE KEY [--pack PACK] [--as-of YYYY-MM-DD]';

/** What a rule looks for; or, for an issue of a file, why each rule of a pack says what it says. */
export async function explain(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { pack: { type: 'string', default: 'starter' }, 'as-of': { type: 'string' } },
    usage,
  );
  const [name, key, ...rest] = positionals;
  if (!name || rest.length > 0) throw wrongArgument('a RULE, or a FILE and the KEY in it', usage);
  const pack = loadPack(values.pack);
  if (key === undefined) await write(ruleText(name, pack));
  else await write(await issueText(name, key, pack, readDay('--as-of', values['as-of'], usage)));
  return 0;
}

function ruleText(id: string, pack: Pack): string {
  const rule = rules.find((one) => one.id === id);
  const setting = pack.rules[id];
  const ids = [...rules.map((one) => one.id), ...Object.keys(pack.rules)];
  if (!rule && !setting) throw wrongArgument('RULE', `one of ${[...new Set(ids)].join(', ')}`);
  const own = setting?.formula ?? 'a person ticks it on the work item';
  const said = rule ? ruleSection(rule) : `## ${id}\n\n${setting?.title}\n\n- Passes when: ${own}`;
  const here = setting ? JSON.stringify(setting) : 'not judged';
  return `${said}\n- In ${pack.id} ${pack.version}: ${here}\n`;
}

async function issueText(
  file: string,
  key: string,
  pack: Pack,
  asOf: string | null,
): Promise<string> {
  for await (const input of readIssues(file, new Map(), createNotes())) {
    if ('error' in input) continue;
    const issue = normalised(input, pack.fields);
    if (issue.key !== key) continue;
    const names = 'jira' in input ? input.names : {};
    const report = judge(issue, pack, { asOf });
    const { rules: judged } = layerOf(pack, issue);
    const byId = new Map(judged.map((one) => [one.rule.id, one]));
    const lines = report.results.map((result) => {
      const one = byId.get(result.rule);
      const reason = one && reasonOf(one, result, issue);
      return `${result.rule.padEnd(24)}${standing(result).padEnd(20)}${
        reason ? reasons[reason](issue.type.kind, issue.language) : why(result)
      }`;
    });
    const criteria = issue.texts.find((text) => text.key.startsWith('field:'));
    return [
      `${plainLine(key)}  ${report.score} of 100, ${report.status.replaceAll('_', ' ')}`,
      `pack ${pack.id} ${pack.version}; ${issue.type.kind}, language ${issue.language}`,
      ...(criteria
        ? [
            `acceptance criteria are read from the field “${plainLine(fieldName(criteria.key, names))}”`,
          ]
        : []),
      '',
      ...lines,
      '',
    ].join('\n');
  }
  throw wrongArgument('KEY', 'the key of a work item in the file');
}

const reasons = {
  waived: () => 'somebody said that it does not apply here',
  type: (kind: string) => `is not for the type ${kind}`,
  language: (_kind: string, language: string) => `does not know the language ${language}`,
  nothing_to_judge: () => 'nothing here to judge it by',
};

function standing({ outcome, counts, weight }: RuleResult): string {
  const words = outcome === 'not_applicable' ? 'n/a' : outcome;
  return `${words}${counts ? `, weight ${weight}` : ', a hint'}`;
}

/** What was found, or what is missing and would help. */
function why(result: RuleResult): string {
  const quoted = result.evidence
    .slice(0, 2)
    .map(({ text }) => `“${plainLine(text).replaceAll(/\s+/g, ' ').slice(0, 60).toWellFormed()}”`);
  if (result.outcome === 'pass') return quoted.join(', ');
  const { title, advice } = findingWords(result, 'en');
  return [[title, ...quoted].join(' '), advice].filter(Boolean).join(': ');
}
