import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { projectFile, projectRoot } from '../helpers/compose.ts';

/** What somebody reads about the product, in the repository or on its screens. */
const read = execFileSync(
  'git',
  ['ls-files', '*.md', 'docs', 'forge-app', 'prompts', 'packs', 'deploy', 'bin/check', 'domain'],
  { cwd: projectRoot, encoding: 'utf8' },
)
  .trim()
  .split('\n')
  .filter(
    (path) => /\.(md|ts|tsx|ya?ml|html|css|js|json)$/.test(path) && !path.endsWith('-lock.json'),
  );

/** Words of certificates, programmes and promises that nobody gave us, in the languages of the product. */
const claims = [
  /\bSOC[ -]?[123]\b/i,
  /\bISO(?:\/IEC)?[ -]?27\d{3}\b/i,
  /\bcloud fortified\b/i,
  /\brun(?:s|ning)? on atlassian\b/i,
  /\bHIPAA\b|\bFedRAMP\b|\bPCI[ -]DSS\b|\bC5[ -]?(?:type|testat)/i,
  /\b(?:GDPR|DSGVO|RGPD)[ -](?:compliant|konform|certifi)/i,
  /\bcertifi(?:ed|cations?)\b|\bzertifizier\w*|\bcertifié\w*|\bcertificación\w*|\bcertificad[oa] por\b/i,
  /\b(?:bank|military)[ -]grade\b|\bunbreakable\b|\bunhackable\b/i,
];

/** Where such a word says that the thing is not there. */
const disclaimers = [
  'SECURITY.md: No certification is claimed, for the product or for any deployment of it.',
  'docs/for-jira-admins.md: ## Why it does not carry "Runs on Atlassian"',
];

const found = read.flatMap((path) =>
  projectFile(path)
    .split('\n')
    .filter((line) => claims.some((claim) => claim.test(line)))
    .map((line) => `${path}: ${line.trim()}`),
);

describe('L6 what the product says of itself', () => {
  it('claims no certificate, programme or grade that nobody gave it', () => {
    expect(read.length).toBeGreaterThan(300);
    expect(found.filter((line) => !disclaimers.includes(line))).toEqual([]);
  });

  it('says that it has none, and why', () => {
    expect(found.toSorted()).toEqual(disclaimers.toSorted());
  });

  it.each([
    'We are SOC 2 certified',
    'ISO 27001',
    'a Cloud Fortified app',
    'ist nach ISO zertifiziert',
    'GDPR-compliant',
    'bank-grade encryption',
  ])('would be noticed: %s', (line) => {
    expect(claims.some((claim) => claim.test(line))).toBe(true);
  });
});
