import { findPhrases, phraseIndex } from './phrases.ts';
import { type RiskArea, type Subject, spanOf } from './rule.ts';
import { type BySpoken, byLanguage, perLanguage } from './spoken.ts';
import type { Token } from './tokens.ts';

/** Areas in which a mistake is dear, and the words that name them, parted by commas. */
const areas: Record<string, BySpoken<string>> = {
  authentication: {
    en: 'login, password, passwords, authentication, oauth, sso, single sign-on, two-factor, 2fa, session token',
    de: 'anmeldung, passwort, passworts, passwörter, kennwort, kennwörter, authentifizierung, zwei-faktor',
    fr: 'connexion, mot de passe, mots de passe, authentification, double facteur',
    es: 'inicio de sesión, contraseña, contraseñas, autenticación, doble factor',
  },
  permissions: {
    en: 'permission, permissions, authorization, access control, rbac, role-based',
    de: 'berechtigung, berechtigungen, zugriffsrechte, zugriffskontrolle, rollenkonzept',
    fr: "autorisation, autorisations, permissions, droits d'accès, droits d’accès, contrôle d'accès",
    es: 'permiso, permisos, autorización, control de acceso, derechos de acceso',
  },
  payments: {
    en: 'payment, payments, billing, invoice, invoices, refund, refunds, credit card, credit cards, chargeback, sepa',
    de: 'zahlung, zahlungen, zahlungsart, zahlungsarten, abrechnung, rechnung, rechnungen, rückerstattung, rückerstattungen, kreditkarte, kreditkarten, lastschrift, rückbuchung',
    fr: 'paiement, paiements, facturation, facture, factures, remboursement, remboursements, carte bancaire, cartes bancaires, carte de crédit, prélèvement',
    es: 'pago, pagos, facturación, factura, facturas, reembolso, reembolsos, tarjeta de crédito, tarjetas de crédito, domiciliación',
  },
  migration: {
    en: 'migration, migrations, migrate, backfill, schema change, data conversion',
    de: 'migration, migrationen, migrieren, datenmigration, datenübernahme, schemaänderung',
    fr: 'migration, migrations, migrer, reprise de données, changement de schéma',
    es: 'migración, migraciones, migrar, carga de datos, cambio de esquema',
  },
  sensitive_data: {
    en: 'personal data, gdpr, pii, social security, health data, encryption key, encryption keys',
    de: 'personenbezogene daten, personenbezogenen daten, personenbezogener daten, dsgvo, gesundheitsdaten, sozialversicherung, verschlüsselungsschlüssel',
    fr: 'données personnelles, données à caractère personnel, rgpd, données de santé, sécurité sociale, clé de chiffrement, clés de chiffrement',
    es: 'datos personales, rgpd, datos de salud, seguridad social, clave de cifrado, claves de cifrado',
  },
  external_api: {
    en: 'third-party api, external api, webhook, webhooks, partner api',
    de: 'externe api, externen api, externe schnittstelle, externen schnittstelle, partnerschnittstelle',
    fr: 'api externe, api tierce, api du partenaire',
    es: 'api externa, api de terceros, api del socio',
  },
  broad_refactor: {
    en: 'refactor everything, rewrite, refactoring of the, replace the framework, big bang',
    de: 'neu schreiben, alles umbauen, kompletter umbau, framework ersetzen, neuentwicklung',
    fr: 'réécrire, réécriture, tout refondre, refonte complète, remplacer le framework',
    es: 'reescribir, reescritura, rehacer todo, sustituir el framework',
  },
};

const indexFor = perLanguage(
  byLanguage((language) =>
    Object.entries(areas).flatMap(([area, lists]) =>
      lists[language].split(', ').map((phrase) => [phrase, area] as const),
    ),
  ),
  (found) => phraseIndex(found.flat()),
);

/** The risk areas an issue touches, with the words that say so. */
export function findRisks({
  issue,
  tokens,
}: Pick<Subject, 'tokens'> & { issue: Pick<Subject['issue'], 'language'> }): RiskArea[] {
  const said = issue.language === 'fr' ? tokens.map(withoutArticle) : tokens;
  const found = Map.groupBy(findPhrases(said, indexFor(issue.language)), ({ value }) => value);
  return Object.keys(areas).flatMap((area) => {
    const spans = found.get(area)?.map(({ field, start, end }) => spanOf(field, start, end));
    return spans ? [{ area, spans }] : [];
  });
}

/** "L'API" is one token in French; its article is no part of the name. */
function withoutArticle(token: Token): Token {
  return { ...token, word: token.word.replace(/^(?:[dlnsjmtc]|qu)['’]/, '') };
}
