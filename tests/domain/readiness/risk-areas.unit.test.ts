import { describe, expect, it } from '@jest/globals';
import { reportView } from '../../../api/views/report.ts';
import type { Language } from '../../../domain/issue.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import { findRisks } from '../../../domain/readiness/risk-areas.ts';
import { subjectOf } from '../../../domain/readiness/subject.ts';
import { expectSlices } from '../../helpers/expect-spans.ts';
import { issueOf, resultOf, starter } from '../../helpers/judged.ts';

const words: Record<string, Record<Exclude<Language, 'unknown'>, string>> = {
  authentication: { en: 'single sign-on', de: 'Passwort', fr: 'mot de passe', es: 'contraseña' },
  permissions: { en: 'role-based', de: 'Berechtigung', fr: 'autorisation', es: 'permiso' },
  payments: { en: 'refund', de: 'Rechnung', fr: 'facture', es: 'reembolso' },
  migration: { en: 'backfill', de: 'migrieren', fr: 'migrer', es: 'migrar' },
  sensitive_data: { en: 'GDPR', de: 'DSGVO', fr: 'RGPD', es: 'datos de salud' },
  external_api: { en: 'webhook', de: 'externe API', fr: 'API externe', es: 'API externa' },
  broad_refactor: { en: 'rewrite', de: 'neu schreiben', fr: 'refonte complète', es: 'reescribir' },
};
const cases = Object.entries(words).flatMap(([area, by]) =>
  Object.entries(by).map(([language, word]) => [area, language as Language, word] as const),
);

const risksOf = (description: string, language: Language) =>
  findRisks(subjectOf({ ...issueOf({ summary: '', description }), language }, null));

describe('R5 a risk area', () => {
  it.each(cases)('%s is seen in %s by “%s”, with its place', (area, language, word) => {
    expect(risksOf(`1. ${word}.`, language)).toEqual([
      { area, spans: [{ field: 'description', start: 3, end: 3 + word.length, text: word }] },
    ]);
  });

  it('shows each word that named it, and is not seen within other words', () => {
    expect(risksOf('A refund, then the invoice.', 'en')).toEqual([
      { area: 'payments', spans: [expect.anything(), expect.anything()] },
    ]);
    expect(risksOf('The passwordless badge, rewritten.', 'en')).toEqual([]);
  });

  it('makes a finding with the words of every area', () => {
    const result = resultOf('risk.rollout', { description: 'Migrate the invoice by a webhook.' });
    expect(result.outcome).toBe('fail');
    expect(result.params).toEqual({ areas: 'payments migration external_api' });
    expect(result.evidence.map(({ text }) => text)).toEqual(['invoice', 'Migrate', 'webhook']);
  });
});

describe('R5 a report', () => {
  const description = 'Refunds are paid by the new payment service. Refunds need a permission.';

  it('names every risk area with the words that say so, whatever the type of the issue', () => {
    const { risks = [] } = judge(issueOf({ type: 'Bug', description }), starter);
    expect(risks.map(({ area, evidence }) => [area, evidence.map(({ text }) => text)])).toEqual([
      ['permissions', ['permission']],
      ['payments', ['Refunds', 'payment', 'Refunds']],
    ]);
    expectSlices(
      issueOf({ type: 'Bug', description }).texts,
      risks.flatMap(({ evidence }) => evidence),
    );
  });

  it('says nothing of risks where there are none, and they move no score', () => {
    const calm = judge(issueOf({ type: 'Bug', description: 'The page is blue.' }), starter);
    expect(calm).not.toHaveProperty('risks');
    expect(judge(issueOf({ type: 'Bug', description: 'The refund is blue.' }), starter).score).toBe(
      calm.score,
    );
  });

  it('is shown with the names of areas in the language of the reader', () => {
    const report = judge(issueOf({ description }), starter);
    const titles = (language: 'en' | 'de') =>
      reportView(report, starter, language).risks.map(({ title }) => title);
    expect(titles('en')).toEqual(['Permissions', 'Payments and billing']);
    expect(titles('de')).toEqual(['Berechtigungen', 'Zahlungen und Abrechnung']);
  });
});
