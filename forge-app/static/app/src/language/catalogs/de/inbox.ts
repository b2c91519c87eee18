import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/inbox.ts';

export const catalog: Same<typeof en> = {
  loading: 'Was wartet, wird gelesen…',
  list: 'Pläne',
  showMore: 'Mehr zeigen',
  'filter.label': 'Wählen, welche Pläne gezeigt werden',
  'filter.any': 'Alle',
  'filter.whom': 'Für',
  'filter.mine': 'Mich',
  'filter.everybody': 'Alle Personen',
  'filter.state': 'Stand',
  'filter.tier': 'Risiko',
  'filter.age': 'Alter',
  'filter.older': '{days, plural, one {# Tag und mehr} other {# Tage und mehr}}',
  'state.waiting': 'Zu entscheiden',
  'state.writing': 'Wird geschrieben',
  'state.final': 'Beendet',
  'tier.low': 'Geringes Risiko',
  'tier.medium': 'Mittleres Risiko',
  'tier.high': 'Hohes Risiko',
  count: '{count, plural, one {# Plan, {mine} für Sie.} other {# Pläne, {mine} für Sie.}}',
  countAtLeast: 'Mindestens {count} Pläne, {mine} für Sie.',
  tiers: 'Risiko: {low} gering, {medium} mittel, {high} hoch.',
  leftOut:
    '{count, plural, one {# fehlt hier, weil Jira Ihnen den Vorgang nicht zeigt.} other {# fehlen hier, weil Jira Ihnen die Vorgänge nicht zeigt.}}',
  unchecked:
    '{count, plural, one {# ließ sich bei Jira gerade nicht prüfen.} other {# ließen sich bei Jira gerade nicht prüfen.}}',
  changes:
    '{total, plural, one {# Änderung} other {# Änderungen}}: {open} offen{approved, plural, =0 {} other {, # genehmigt}}',
  whole: 'Worum es geht',
  asksYou: 'Fragt Sie',
  proposed: 'Vorgeschlagen {when}.',
  until: 'Offen bis {when}.',
  'bulk.low': '{count} Pläne mit geringem Risiko genehmigen',
  'bulk.medium': '{count} Pläne mit mittlerem Risiko genehmigen',
  'approve.title':
    '{count, plural, =0 {Nichts gemeinsam zu genehmigen} one {Diesen Plan genehmigen?} other {Diese # Pläne genehmigen?}}',
  'approve.action': '{count, plural, one {Genehmigen} other {Alle # genehmigen}}',
  'approve.apart':
    '{count, plural, one {# Plan bleibt für einen eigenen Blick: Etwas darin ist zweifelhaft oder nicht von Ihnen zu entscheiden.} other {# Pläne bleiben für einen eigenen Blick: Etwas darin ist zweifelhaft oder nicht von Ihnen zu entscheiden.}}',
  'reject.title': 'Die Änderungen an {key} ablehnen?',
  'reject.action': 'Ablehnen',
  'reject.reason': 'Warum? (kann leer bleiben)',
  'reject.note':
    'Der Grund wird verschlüsselt aufbewahrt. Abgelehntes wird für dieselben Worte nicht wieder vorgeschlagen.',
  'reject.nothing': 'In diesem Plan haben Sie nichts zu entscheiden.',
  'done.approve': '{count, plural, one {# Plan genehmigt} other {# Pläne genehmigt}}',
  'done.reject': '{count, plural, one {# Plan abgelehnt} other {# Pläne abgelehnt}}',
  refused:
    '{count, plural, one {Über # Plan wurde nicht entschieden:} other {Über # Pläne wurde nicht entschieden:}}',
  'keys.open': 'Tastatur',
  'keys.title': 'Mit der Tastatur',
  'keys.where': 'Diese Tasten wirken, solange ein Plan der Liste den Fokus hat.',
  'keys.next': 'Nächster Plan',
  'keys.previous': 'Voriger Plan',
  'keys.approve': 'Ganz genehmigen, nach einem Blick darauf',
  'keys.reject': 'Ablehnen, mit einem Grund',
  'keys.review': 'Durchsicht öffnen',
  'keys.help': 'Diese Hilfe',
  'empty.mine': 'Nichts wartet auf Sie',
  'empty.waiting': 'Nichts wartet auf eine Entscheidung',
  'empty.writing': 'Nichts wird geschrieben',
  'empty.final': 'Noch nichts ist beendet',
  'empty.text':
    'Pläne kommen hierher, wenn jemand bei einem Vorgang Änderungen vorschlagen lässt. In Jira wird nichts geschrieben, bevor es genehmigt ist.',
  'empty.showAll': 'Pläne aller Personen zeigen',
};
