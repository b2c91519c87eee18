import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/order.ts';

export const catalog: Same<typeof en> = {
  'notJudged.title': 'Noch nicht gelesen',
  'notJudged.text':
    'Der Arbeitsauftrag entsteht aus dem, was beim Bewerten des Vorgangs gelesen wurde.',
  profile: 'Verfasst für',
  asOf: 'Aus dem Vorgang, wie er am {at} war.',
  stale: 'Aus dem Vorgang, wie er am {at} war; er hat sich seitdem geändert.',
  leftOut:
    '{count, plural, one {# Unteraufgabe, die Sie nicht sehen dürfen, ist} other {# Unteraufgaben, die Sie nicht sehen dürfen, sind}} weggelassen.',
  copy: 'Als Markdown kopieren',
  copied: 'Kopiert.',
  notCopied: 'Der Browser hat es nicht erlaubt: Markieren Sie den Text und kopieren Sie ihn.',
  save: 'JSON herunterladen',
  notSaved: 'Es konnte nicht gelesen werden. Versuchen Sie es noch einmal.',
  put: 'In Jira ablegen',
  putNote:
    'Es wird als eigene Änderung vorgeschlagen; geschrieben wird nichts, bevor Sie es genehmigen.',
  'put.comment': 'Als Kommentar vorschlagen',
  'put.section': 'Als Abschnitt der Beschreibung vorschlagen',
};
