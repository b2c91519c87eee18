import { phrases, wordSet } from './phrases.ts';
import type { BugWords } from './words.ts';

const infinitives = `klicken anklicken doppelklicken drücken tippen eingeben öffnen aufrufen starten neustarten ausführen wechseln
  navigieren gehen scrollen auswählen wählen markieren aktivieren deaktivieren einschalten ausschalten anmelden einloggen
  abmelden ausloggen hochladen herunterladen installieren deinstallieren speichern abspeichern senden absenden abschicken löschen
  entfernen hinzufügen anlegen erstellen bearbeiten ändern umbenennen verschieben ziehen kopieren einfügen ausfüllen suchen
  bestätigen schließen schliessen beenden laden neuladen aktualisieren importieren exportieren drucken verbinden trennen setzen
  einstellen legen warten beobachten prüfen ansehen anzeigen hinzufügen wiederholen abbrechen zurückgehen eintragen aufklappen`;

const imperatives = `klicke klicken drücke drücken tippe gib geben öffne öffnen rufe starte starten führe führen wechsle wechseln gehe
  gehen scrolle wähle wählen markiere aktiviere aktivieren deaktiviere melde melden logge lade laden installiere speichere speichern sende
  lösche löschen entferne füge fügen lege legen erstelle erstellen bearbeite ändere ändern benenne verschiebe ziehe kopiere
  fülle füllen suche suchen bestätige schließe beende aktualisiere importiere exportiere drucke verbinde setze stelle warte
  prüfe browser`;

const participles = `geklickt angeklickt gedrückt getippt eingegeben geöffnet aufgerufen gestartet neugestartet ausgeführt gewechselt
  navigiert gegangen gescrollt ausgewählt gewählt markiert aktiviert deaktiviert eingeschaltet ausgeschaltet angemeldet eingeloggt
  abgemeldet ausgeloggt hochgeladen heruntergeladen installiert deinstalliert gespeichert gesendet abgeschickt gelöscht entfernt
  hinzugefügt angelegt erstellt bearbeitet geändert umbenannt verschoben gezogen kopiert eingefügt ausgefüllt gesucht bestätigt
  geschlossen beendet geladen importiert exportiert gedruckt verbunden getrennt gesetzt eingestellt gelegt eingetragen`;

const present = `klicke klickt drücke drückt tippe tippt gebe gibt eingebe öffne öffnet rufe ruft aufrufe starte startet führe ausführe
  wechsle wechselt gehe geht scrolle wähle wählt auswähle markiere aktiviere deaktiviere melde meldet anmelde anmeldet abmelde
  abmeldet logge einlogge lade lädt hochlade herunterlade installiere speichere speichert sende sendet lösche löscht entferne
  füge hinzufüge lege legt erstelle erstellt bearbeite ändere ändert verschiebe ziehe kopiere fülle ausfülle suche sucht bestätige
  schließe beende aktualisiere importiere exportiere drucke verbinde setze stelle klickte drückte öffnete startete wählte
  meldete speicherte löschte lud`;

const nouns = `klick anklicken öffnen aufrufen starten anmelden abmelden hochladen herunterladen speichern senden absenden löschen
  hinzufügen anlegen erstellen bearbeiten ändern verschieben kopieren einfügen suchen schließen beenden laden neuladen importieren
  exportieren drucken klicken drücken scrollen auswählen wechseln installieren`;

export const german: BugWords = {
  trouble: phrases(`
    stürzt, abstürzt, absturz, abgestürzt, stürzte, fehler, fehlermeldung, fehlermeldungen, fehlgeschlagen, schlägt fehl, fehlschlägt,
    scheitert, fehlt, fehlen, fehlte, fehlten, fehlerhaft, fehlerhafte, kaputt, defekt, falsch, falsche, falscher, falsches,
    falschen, leer, leere, leerer, leeres, leeren, verloren, verschwindet, verschwinden, verschwunden, hängt, hängen geblieben,
    aufgehängt, eingefroren, friert, langsam, dauert, sehr lange, zu lange, zu langsam, zu groß, zu klein, zu hoch, zu niedrig, zu spät,
    zu früh, doppelt, doppelte, ausnahme, exception, error, ungültig, ungültige, unvollständig, abgeschnitten, überlappt, überlappen,
    blockiert, bricht ab, abgebrochen, unerwartet, unerwartete, ignoriert, stattdessen, anstatt, anstelle, statt, ausgegraut, unlesbar,
    unbrauchbar, unmöglich, verweigert, abgelehnt, timeout, zeitüberschreitung, weiße seite, endlos, dauerhaft, verwirrend,
    irreführend, veraltet, veraltete, kryptisch, kryptische, leck, warnung, warnungen, wirft, geworfen`),
  denial: phrases(`
    nicht, kein, keine, keinen, keiner, keinem, keines, nichts, nie, niemals, nirgends, nirgendwo, weder`),
  harmless: phrases(`
    nicht sicher, nicht nur, kein problem, keine probleme, problemlos, keine ahnung, nicht nötig, nicht notwendig, weiß nicht, weiss
    nicht, nicht wichtig, ob nicht, fehlerbehandlung, fehlercode`),
  report: phrases(`
    es erscheint, erscheint, wird angezeigt, bekomme ich, ich bekomme, erhalte ich, ich erhalte, ich sehe, sehe ich, bleibt, bleiben,
    weiterhin, immer noch, noch immer, trotzdem, folgende meldung, folgender meldung, zeigt nur, führt zu, verursacht, wird zu,
    springt, obwohl, derzeit, aktuell, momentan`),
  subordinate: phrases(`
    wenn, falls, sobald, nachdem, bevor, weil, da, damit, um, während, bis, ob, als, sofern, wegen, aufgrund, beim, nach`),
  clause: phrases(
    `aber, jedoch, sondern, weil, obwohl, während, wenn, falls, sodass, damit, doch, dann`,
  ),
  duty: phrases(`
    sollte, sollten, soll, sollen, müsste, müssten, hätte, hätten, dürfte, dürften`),
  need: phrases(`muss, müssen, darf, dürfen`),
  wish: phrases(`
    erwartet, erwarte, erwartete, erwarten, erwartung, erwartungsgemäß, wäre besser, wäre schön, wäre gut, besser wäre, schön wäre,
    wünschenswert, gewünscht, eigentlich`),
  contrast: phrases(`anstatt, anstelle, statt, stattdessen`),
  person: phrases(`
    ich, man, du, wenn sie, sobald sie, nachdem sie, der benutzer, der nutzer, ein benutzer, ein nutzer, benutzer, nutzer, anwender, der anwender, der kunde,
    kunde, die kundin`),
  team: phrases(`wir, jemand, ticket, vorgang, patch`),
  work: wordSet(`
    beheben behoben fixen gefixt korrigieren korrigiert anpassen angepasst aktualisieren aktualisiert ändern geändert
    hinzufügen hinzugefügt dokumentieren dokumentiert umbauen umgebaut ersetzen ersetzt entfernen entfernt testen getestet prüfen
    geprüft überarbeiten überarbeitet umsetzen umgesetzt einbauen eingebaut verbessern verbessert untersuchen untersucht`),
  passive: phrases('werden, wird'),
  plan: phrases(`
    lösung, vorschlag, siehe, ich schlage, wir könnten, wir können, dieser patch, diese änderung, die ursache, ursache, der grund,
    grund, im anhang, anbei, bitte beheben, bitte korrigieren, hinweis, getestet mit, getestet in`),
  action: wordSet(`${infinitives} ${participles} ${present}`),
  order: wordSet(`${imperatives} ${infinitives}`),
  gesture: wordSet(
    `klicke klicken drücke drücken öffne öffnen starte rufe gehe wähle melde scrolle`,
  ),
  circumstance: wordSet(nouns),
  closing: wordSet(infinitives),
  lead: phrases(`
    bitte, dann, danach, nun, jetzt, zuerst, zunächst, anschließend, als erstes, schließlich, und, wieder, erneut, einfach, auf, in,
    die, den, das, ein, eine, einen, zum reproduzieren`),
  prelude: phrases(`mit, in, im, auf, bei, unter, aus, am`),
  occasion: phrases(`
    beim, durch, vor dem, während des`),
  moment: phrases(''),
  reach: 12,
  between: phrases(`
    dann, danach, auch, erneut, wieder, immer, nur, jetzt, einfach, habe, hat, bin, ist, haben, versuche, versuchte, versucht, will,
    wollte`),
  state: wordSet(`
    wird werden wurde wurden kann können konnte könnte sehe sieht sah bekomme bekam erhalte erhielt denke glaube vermute weiß erwarte erwartet möchte muss musste
    nutze benutze verwende arbeite nicht kein`),
  elsewhere: phrases(`
    funktioniert einwandfrei, funktioniert problemlos, funktioniert korrekt, klappt problemlos, getestet mit, getestet in, funktionierte
    noch, ging noch, funktioniert es`),
  burden: phrases(
    `muss ich, ich muss, musste ich, ich musste, muss man, man muss, muss der nutzer, muss der benutzer`,
  ),
};
