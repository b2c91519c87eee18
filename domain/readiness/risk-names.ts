import type { ReaderLanguage } from './rule.ts';

const names: Record<string, Record<ReaderLanguage, string>> = {
  authentication: {
    en: 'Authentication',
    de: 'Anmeldung',
    fr: 'Authentification',
    es: 'Autenticación',
  },
  permissions: { en: 'Permissions', de: 'Berechtigungen', fr: 'Droits d’accès', es: 'Permisos' },
  payments: {
    en: 'Payments and billing',
    de: 'Zahlungen und Abrechnung',
    fr: 'Paiements et facturation',
    es: 'Pagos y facturación',
  },
  migration: { en: 'Migrations', de: 'Migrationen', fr: 'Migrations', es: 'Migraciones' },
  sensitive_data: {
    en: 'Sensitive data',
    de: 'Schützenswerte Daten',
    fr: 'Données sensibles',
    es: 'Datos sensibles',
  },
  external_api: {
    en: 'External APIs',
    de: 'Externe Schnittstellen',
    fr: 'API externes',
    es: 'API externas',
  },
  broad_refactor: {
    en: 'Broad refactors',
    de: 'Große Umbauten',
    fr: 'Refontes étendues',
    es: 'Refactorizaciones amplias',
  },
};

/** What a risk area is called, in the reader's language. */
export function riskName(area: string, language: ReaderLanguage): string {
  return names[area]?.[language] ?? area.replaceAll('_', ' ');
}
