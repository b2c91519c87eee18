import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/model.ts';

export const catalog: Same<typeof en> = {
  title: 'KI',
  intro:
    'Ergebnisse kommen allein aus Regeln. Ein Modell, wo Sie es einschalten, ergänzt Anmerkungen, Entwürfe und Fragen; nichts davon zählt, und nichts wird ohne Genehmigung geschrieben. Jeder Bereich hat zusätzlich einen eigenen Schalter, anfangs aus.',
  'on.title': 'Ein Modell darf gefragt werden',
  'off.title': 'Kein Modell wird gefragt',
  stopped:
    'Der Betreiber lässt derzeit nichts hinaus, oder das Schreiben dieser Site ist gestoppt.',
  kill: 'Modell jetzt ausschalten',
  turnOn: 'Modell einschalten',
  'on.text':
    'Was unten steht, darf aus Bereichen, in denen das Modell eingeschaltet ist, zum Endpunkt gehen.',
  'off.text': 'Nichts geht hinaus. Alles andere funktioniert ohne.',
  endpoint: 'Endpunkt',
  'endpoint.offered': 'Den des Betreibers: {host}, {model}',
  'endpoint.notOffered': 'Keiner: Der Betreiber bietet keinen an',
  'endpoint.own': 'Ein eigener, kompatibel mit OpenAI',
  baseUrl: 'Adresse, bis einschließlich /v1',
  name: 'Modell',
  key: 'Schlüssel',
  'key.kept':
    'Ein Schlüssel ist gespeichert und wird nie angezeigt. Leer lassen, um ihn zu behalten.',
  'key.new': 'Er wird verschlüsselt und nie wieder angezeigt.',
  profile: 'Prompts',
  fields: 'Was von einem Vorgang hinausgehen darf',
  'field.summary': 'Zusammenfassung',
  'field.description': 'Beschreibung',
  'fields.more': 'Weitere Felder, eines je Zeile: field:customfield_10010',
  names: 'Wörter, die vorher entfernt werden, eines je Zeile',
  'names.text': 'Mailadressen und Geheimnisse werden in jedem Fall entfernt.',
  ceilings: 'Obergrenzen eines Tages (UTC)',
  dailyTokens: 'Token',
  dailyMoney: 'Geld, in der Einheit der Preise; 0 mit Preisen lässt nichts hinaus',
  'prices.input': 'Preis für eine Million gesendete Token',
  'prices.output': 'Preis für eine Million empfangene Token',
  today: 'Heute',
  spent: '{tokens} Token, Kosten {money}',
  'spent.operator': 'Beim Endpunkt des Betreibers: {tokens} Token, Kosten {money}',
  'calls.ends':
    '{answered} beantwortet, {refused} unbrauchbar, {failed} gescheitert, {sending} unterwegs',
  denial:
    '{count, plural, one {# Aufruf unterblieb: {reason}} other {# Aufrufe unterblieben: {reason}}}',
  test: 'Verbindung testen',
  'test.text':
    'Eine kurze Frage ohne jeden Vorgang wird gesendet. Zuerst speichern: Getestet wird, was gespeichert ist.',
  'test.running': 'Das Modell wird gefragt …',
  'test.good': 'Es hat geantwortet, {at}.',
  'test.bad': 'Es hat nicht geklappt, {at}: {code}.',
  'test.never': 'Noch nicht getestet.',
  'preview.title': 'Was hinausginge',
  'preview.text':
    'Genau die Bytes, die über einen Vorgang gesendet würden, wie er jetzt ist und wie Sie ihn sehen. Ansehen sendet nichts.',
  'preview.space': 'Bereich',
  'preview.issue': 'Vorgang',
  'preview.none': 'Kein Vorgang in diesem Bereich.',
  'preview.off': 'Mit dem, was jetzt gespeichert ist, wird nichts davon gesendet.',
  'preview.nothing': 'Es gibt keinen Endpunkt, also nichts zu senden.',
  'preview.request':
    '{prompt} an {endpoint}, {model}: {bytes} Bytes, {redactions, plural, =0 {nichts entfernt} one {# Stelle entfernt} other {# Stellen entfernt}}',
  'preview.tokens': 'etwa {input} Token gesendet, höchstens {output} empfangen',
  'preview.money': 'Kosten höchstens {money}',
  'preview.money.operator': 'Kosten des Betreibers höchstens {money}',
  'calls.title': 'Was hinausging',
  'calls.text': 'Ein Eintrag je Aufruf: alles außer dem Text.',
  'calls.none': 'Bisher ging nichts hinaus.',
  'calls.more': 'Ältere Aufrufe zeigen',
  'calls.leftOut':
    '{count, plural, one {# Aufruf fehlt: Jira zeigt Ihnen seinen Vorgang nicht.} other {# Aufrufe fehlen: Jira zeigt Ihnen ihre Vorgänge nicht.}}',
  'call.at': 'Wann',
  'call.what': 'Was',
  'call.to': 'Wohin',
  'call.end': 'Wie es endete',
  'call.bytes': '{bytes} Bytes: {fields}',
  'call.tokens': '{input} + {output} Token',
};
