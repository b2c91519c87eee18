import type { SkillKind } from './skill.ts';
import { components } from './vocabulary/components.ts';
import { domains } from './vocabulary/domains.ts';
import { languages } from './vocabulary/languages.ts';
import { practices } from './vocabulary/practices.ts';
import { published } from './vocabulary/published.ts';
import { technologies } from './vocabulary/technologies.ts';

/** A name in the taxonomy, and what it is a name of. */
export interface Term {
  /** Lower case. */
  skill: string;
  kind: SkillKind;
  /** An everyday word: a skill only where the text around it speaks for it. */
  everyday: boolean;
  /** Counts only as written, for instance `R`. */
  exact: string | null;
  /** From a published list, not from ours. */
  isPublished: boolean;
}

/** What has names, from the words of which to look them up. */
export interface Taxonomy {
  /** By words in lower case with one space between them. */
  terms: ReadonlyMap<string, Term>;
  /** Words of the longest name. */
  longest: number;
}

/** What a tenant's own issues are sorted by. */
export interface OwnTerms {
  labels: readonly string[];
  components: readonly string[];
}

/** Without own terms, the taxonomy that ships. A tenant's own names win over it. */
export function createTaxonomy(own?: OwnTerms): Taxonomy {
  const terms = own ? new Map(shipped()) : shipped();
  for (const name of own?.labels ?? []) add(terms, [name], 'topic');
  for (const name of own?.components ?? []) add(terms, [name], 'component');
  const longest = Math.max(...[...terms.keys()].map((name) => name.split(' ').length));
  return { terms, longest };
}

let known: Map<string, Term> | undefined;

function shipped(): Map<string, Term> {
  known ??= read();
  return known;
}

/** Ours win over published ones, and what stands earlier over what stands later. */
function read(): Map<string, Term> {
  const terms = new Map<string, Term>();
  const lists: [string, SkillKind, boolean][] = [
    [practices, 'practice', false],
    [domains, 'domain', false],
    [components, 'component', false],
    [technologies, 'technology', false],
    [languages, 'language', false],
    [published.languages, 'language', true],
    [published.technologies, 'technology', true],
  ];
  for (const [list, kind, isPublished] of [...lists].reverse())
    for (const line of list.trim().split('\n').reverse())
      add(terms, line.split(';'), kind, isPublished);
  return terms;
}

function add(terms: Map<string, Term>, names: string[], kind: SkillKind, isPublished = false) {
  const marked = names.map((name) => /^\s*([~=]?)(.*?)\s*$/s.exec(name) ?? ['', '', name]);
  const skill = (marked[0]?.[2] ?? '').toLowerCase();
  for (const [, mark, name = ''] of marked) {
    const exact = mark === '=' ? name : null;
    const key = name.toLowerCase().split(/\s+/).join(' ');
    if (key !== '') terms.set(key, { skill, kind, everyday: mark !== '', exact, isPublished });
  }
}
