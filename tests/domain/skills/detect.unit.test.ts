import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectSkills } from '../../../domain/skills/detect.ts';
import { createTaxonomy } from '../../../domain/skills/taxonomy.ts';

const found = (description: string, summary = '') =>
  detectSkills({ summary, description }).map(({ skill }) => skill);

describe('K1 skills of a text', () => {
  it.each([
    ['We use Java 17, Kafka and k8s.', ['java', 'apache kafka', 'kubernetes']],
    ['Move the build to GitHub Actions', ['github actions']],
    ['PostgreSQL, C++ and TypeScript', ['postgresql', 'c++', 'typescript']],
    ['Experience with Spring Boot', ['spring boot']],
  ])('%s: by the name in the taxonomy', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'The rest of the list is not shown',
    'Go back to the first page',
    'It goes on without it',
    'See https://example.org/java/spring.html and org.apache.kafka.Streams',
    'Trace:\n{code}\nimport python, java, docker;\n{code}\nends here',
  ])('everyday words, links and code are none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('names its places in the field as given', () => {
    const summary = 'Drop  (Kubernetes) support';
    const [one, ...rest] = detectSkills({ summary, description: '' });
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ skill: 'kubernetes', field: 'summary', start: 7, end: 17 });
    expect(summary.slice(7, 17)).toBe('Kubernetes');
  });

  it('knows the labels and components of a tenant', () => {
    const taxonomy = createTaxonomy({ labels: ['Blue Heron'], components: ['Ledger Core'] });
    const issue = { summary: 'Blue heron fails in ledger core', description: '' };
    const skills = detectSkills(issue, taxonomy).map(({ skill }) => skill);
    expect(skills).toEqual(['blue heron', 'ledger core']);
    expect(found('Blue heron fails')).not.toContain('blue heron');
  });

  it('holds its form for any text: in order, apart, with the text of the place, the same twice', () => {
    const pieces = fc.constantFrom(
      ...[
        'Java',
        'rest',
        'C#/.NET',
        ' ',
        '\n',
        '(',
        '/',
        '{code}',
        '```',
        'ü',
        '\ud800',
        'a.b.c',
        '…',
        'AWS',
      ],
    );
    const texts = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary' })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, texts, (summary, description) => {
        const issue = { summary, description };
        const skills = detectSkills(issue);
        expect(detectSkills(issue)).toEqual(skills);
        for (const { field, start, end, text, confidence, skill } of skills) {
          expect(issue[field].slice(start, end)).toBe(text);
          expect(text.trim()).toBe(text);
          expect(skill).toBe(skill.toLowerCase());
          expect(confidence > 0 && confidence <= 1).toBe(true);
        }
        for (const [at, one] of skills.entries()) {
          const next = skills[at + 1];
          if (next?.field === one.field) expect(next.start).toBeGreaterThanOrEqual(one.end);
        }
      }),
    );
  });
});
