import { describe, expect, it } from '@jest/globals';
import { createTaxonomy } from '../../../domain/skills/taxonomy.ts';
import { components } from '../../../domain/skills/vocabulary/components.ts';
import { domains } from '../../../domain/skills/vocabulary/domains.ts';
import { languages } from '../../../domain/skills/vocabulary/languages.ts';
import { practices } from '../../../domain/skills/vocabulary/practices.ts';
import { technologies } from '../../../domain/skills/vocabulary/technologies.ts';

describe('K1 the taxonomy', () => {
  it('gives each name of ours to one skill', () => {
    const names = [components, domains, languages, practices, technologies].flatMap((list) =>
      list
        .trim()
        .split(/[;\n]/)
        .map((name) => name.trim().replace(/^[~=]/, '').toLowerCase()),
    );
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    expect(twice).toEqual([]);
    expect(names).not.toContain('');
  });

  it('knows other names, kinds, and what counts only as written', () => {
    const { terms } = createTaxonomy();
    expect(terms.get('k8s')).toMatchObject({ skill: 'kubernetes', kind: 'technology' });
    expect(terms.get('tdd')).toMatchObject({ skill: 'test-driven development', kind: 'practice' });
    expect(terms.get('r')).toMatchObject({ exact: 'R', everyday: true });
    expect(terms.get('go')).toMatchObject({ kind: 'language', everyday: true });
  });

  it('takes what is published where we have no name of our own', () => {
    const { terms } = createTaxonomy();
    expect(terms.get('apache kylin')).toMatchObject({ isPublished: true, kind: 'technology' });
    expect(terms.get('c++')).toMatchObject({ isPublished: false });
  });
});
