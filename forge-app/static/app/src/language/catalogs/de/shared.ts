import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/shared.ts';

/** Wie Jira auf Deutsch: Vorgang, Bereich. */
export const catalog: Same<typeof en> = {
  loading: 'Wird geladen …',
  crashed:
    'Readygate kann das nicht anzeigen. Es wurde nichts dadurch geändert; öffnen Sie die Seite noch einmal.',
  tryAgain: 'Noch einmal versuchen',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  requestId: 'Anfrage {id}',

  'conflict.title': 'Jemand anderes war schneller',
  'conflict.text':
    'Von Ihnen wurde nichts gespeichert, und was Sie eingegeben haben, ist noch da. Sehen Sie sich an, was jetzt gilt, oder speichern Sie Ihre Fassung darüber.',
  'conflict.theirs': 'Übernehmen, was jetzt gilt',
  'conflict.mine': 'Meine Fassung darüber speichern',

  'problem.offline.title': 'Sie sind offline',
  'problem.offline.text':
    'Was angezeigt wird, kann veraltet sein. Es ging nichts verloren; sobald Sie wieder verbunden sind, geht es von selbst weiter.',
  'problem.expired.title': 'Diese Seite war zu lange offen',
  'problem.expired.text':
    'Jira bürgt nicht mehr für sie, deshalb wurde nichts getan. Laden Sie die Seite neu; was genehmigt wurde, ist sicher.',
  'problem.expired.reload': 'Neu laden',
  'problem.unreachable.title': 'Readygate antwortet nicht',
  'problem.unreachable.text':
    'Was angezeigt wird, kann veraltet sein; ohne Genehmigung wird nichts geschrieben. Versuchen Sie es gleich noch einmal.',
  'problem.answer_unknown.title': 'Die Antwort kam nicht an',
  'problem.answer_unknown.text':
    'Vielleicht wurde es erfasst, vielleicht nicht. Versuchen Sie es noch einmal: Wie oft Sie es auch tun, es zählt einmal.',
  'problem.jira_down.title': 'Jira antwortet gerade nicht',
  'problem.jira_down.text':
    'Es ging nichts verloren; versuchen Sie es in einer Minute noch einmal, dann geht es weiter, wo es stand.',
  'problem.busy.title': 'Readygate ist ausgelastet',
  'problem.busy.text':
    'Es ging nichts verloren; versuchen Sie es gleich noch einmal, dann geht es weiter, wo es stand.',
  'problem.somebody_first.title': 'Jemand anderes hat zuerst entschieden',
  'problem.somebody_first.text':
    'Ihre Entscheidung wurde nicht übernommen. Unten steht, was jetzt gilt.',
  'problem.plan_changed.title': 'Es sind nicht mehr die Änderungen, die Sie gesehen haben',
  'problem.plan_changed.text':
    'Ihre Entscheidung wurde nicht übernommen. Sehen Sie sie sich noch einmal an; es wurde nichts geschrieben.',
  'problem.too_late.title': 'Die Zeit für die Entscheidung ist um',
  'problem.too_late.text':
    'Es wurde nichts geschrieben. Sie können erneut Änderungen vorschlagen lassen.',
  'problem.changed.title': 'Das hat sich inzwischen geändert',
  'problem.changed.text': 'Sie haben nichts geändert. Sehen Sie sich an, was jetzt gilt.',
  'problem.no_right.title': 'Jira erlaubt Ihnen das nicht',
  'problem.no_right.text':
    'Es wurde nichts geändert. Fragen Sie jemanden, der diese Änderungen in Jira von Hand machen darf.',
  'problem.no_role.title': 'Ihre Rolle in Readygate erlaubt das nicht',
  'problem.no_role.text':
    'Es wurde nichts geändert. Wer den Bereich administriert, kann Ihnen eine andere Rolle geben.',
  'problem.off.title': 'Readygate schlägt hier nichts vor',
  'problem.off.text': 'Es wurde nichts geändert. Die Jira-Administration kann es einschalten.',
  'problem.licence.title': 'Die Lizenz dieser Site ist abgelaufen',
  'problem.licence.text':
    'Neues kann nicht begonnen werden. Was da ist, lässt sich lesen, zurücknehmen und exportieren; was genehmigt wurde, wird noch geschrieben.',
  'problem.quota.title': 'Was die Edition dieser Site erlaubt, ist aufgebraucht',
  'problem.quota.text':
    'Es wurde nichts geändert. Die Jira-Administration sieht, wann es neu beginnt.',
  'problem.hidden.title': 'Es gibt nichts anzuzeigen',
  'problem.hidden.text': 'Es ist nicht mehr da, oder Sie dürfen es nicht sehen.',
  'problem.not_undone.title': 'Das lässt sich jetzt nicht rückgängig machen',
  'problem.not_undone.text':
    'Es wurde nichts geändert. Es ist zu alt, wurde schon rückgängig gemacht, oder hier ist noch etwas anderes offen.',
  'problem.stopped.title': 'Das Schreiben ist für diese Site gestoppt',
  'problem.stopped.text': 'Es wurde nichts geschrieben. Fragen Sie die Jira-Administration.',
  'problem.inactive.title': 'Readygate arbeitet auf dieser Site nicht',
  'problem.inactive.text':
    'Es wurde nichts geändert. Die App wurde ausgesetzt oder entfernt; die Jira-Administration sieht, warum.',
  'problem.approvals_missing.title': 'Hier fehlt noch eine Genehmigung',
  'problem.approvals_missing.text':
    'Es wurde nichts geschrieben. Was zwei Personen braucht, geht hinaus, sobald die zweite es genehmigt hat.',
  'problem.questions_open.title': 'Zu diesem Vorgang sind noch Fragen offen',
  'problem.questions_open.text':
    'Es wurde nichts geändert. Beantworten oder beenden Sie sie zuerst.',
  'problem.locked_out.title': 'Damit würden Sie sich aussperren',
  'problem.locked_out.text':
    'Es wurde nichts geändert. Behalten Sie sich selbst oder eine Ihrer Gruppen unter den Administrierenden.',
  'problem.unlisted.title': 'Jira muss von Hand gefragt werden',
  'problem.unlisted.text':
    'Es wurde nichts geändert. Die Anleitung nennt die Workflows, die anzusehen sind.',
  'problem.invalid.title': 'So wird das nicht angenommen',
  'problem.invalid.text': 'Es wurde nichts geändert.',
  'problem.other.title': 'Das hat nicht geklappt',
  'problem.other.text': 'Es wurde nichts geändert.',

  history: 'Verlauf',
  'history.none': 'Das hat noch niemand geändert.',
  'history.line': 'Version {version}, {at}, {who}',
  'history.operator': 'der Betreiber',
  'history.app': 'Readygate selbst',
  'history.change': '{from} → {to}',
  'history.more': 'Ältere zeigen',

  'people.accounts': 'Person',
  'people.groups': 'Gruppe',
  'people.roles': 'Rolle',
  'people.placeholder': 'Namen eingeben',
  'people.type': 'Geben Sie den Namen einer Person, Gruppe oder Rolle ein.',
  'people.nobody': 'Nichts gefunden, das Jira Ihnen zeigt.',
};
