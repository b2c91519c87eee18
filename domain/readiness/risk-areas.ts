import type { Span } from '../issue.ts';
import { type Subject, spanOf } from './rule.ts';
import { findPhrases } from './tokens.ts';

/** Areas in which a mistake is dear, and the words that name them. */
const riskAreas: Record<string, ReadonlySet<string>> = {
  authentication: new Set([
    'login',
    'password',
    'passwords',
    'authentication',
    'oauth',
    'sso',
    'single sign-on',
    'two-factor',
    '2fa',
    'session token',
  ]),
  permissions: new Set([
    'permission',
    'permissions',
    'authorization',
    'access control',
    'rbac',
    'role-based',
  ]),
  payments: new Set([
    'payment',
    'payments',
    'billing',
    'invoice',
    'invoices',
    'refund',
    'refunds',
    'credit card',
    'credit cards',
    'chargeback',
    'sepa',
  ]),
  migration: new Set([
    'migration',
    'migrations',
    'migrate',
    'backfill',
    'schema change',
    'data conversion',
  ]),
  sensitive_data: new Set([
    'personal data',
    'gdpr',
    'pii',
    'social security',
    'health data',
    'encryption key',
    'encryption keys',
  ]),
  external_api: new Set(['third-party api', 'external api', 'webhook', 'webhooks', 'partner api']),
  broad_refactor: new Set([
    'refactor everything',
    'rewrite',
    'refactoring of the',
    'replace the framework',
    'big bang',
  ]),
};

/** The risk areas an issue touches, with the words that say so. */
export function findRisks({ tokens }: Pick<Subject, 'tokens'>): { area: string; spans: Span[] }[] {
  return Object.entries(riskAreas).flatMap(([area, words]) => {
    const spans = findPhrases(tokens, words, 3).map(({ field, start, end }) =>
      spanOf(field, start, end),
    );
    return spans.length > 0 ? [{ area, spans }] : [];
  });
}
