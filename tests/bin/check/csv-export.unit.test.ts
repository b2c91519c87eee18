import { describe, expect, it } from '@jest/globals';
import { judgeInput, readInput } from '../../helpers/read-input.ts';

/** The same issue as four Jiras export it: headings, texts and the field for criteria. */
const exports = {
  en: {
    head: 'Summary|Issue key|Issue id|Issue Type|Components|Components|Labels|Description|Updated|Custom field (Acceptance Criteria)|Custom field (Summary)|Status|Status Category|Project type',
    kind: 'Story',
    description: 'As a returning customer, I want my card first so that I pay with one press.',
    criteria: 'Acceptance Criteria',
    status: 'Selected',
    category: 'In Progress',
    updated: '24/Oct/26 3:26 PM',
  },
  de: {
    head: 'Zusammenfassung|Vorgangsschlüssel|Vorgangs-ID|Vorgangstyp|Komponenten|Komponenten|Stichwörter|Beschreibung|Aktualisiert|Benutzerdefinierte Felder (Akzeptanzkriterien)|Benutzerdefinierte Felder (Summary)|Status|Statuskategorie|Projekttyp',
    kind: 'Story',
    description: 'Als Kundin möchte ich meine Karte zuerst sehen, damit ich schneller zahle.',
    criteria: 'Akzeptanzkriterien',
    status: 'Ausgewählt',
    category: 'In Arbeit',
    updated: '24/Okt/26 3:26 PM',
  },
  fr: {
    head: 'Résumé|Clé de ticket|ID de ticket|Type de ticket|Composants|Composants|Étiquettes|Description|Mise à jour|Champs personnalisés (Critères d’acceptation)|Champs personnalisés (Summary)|État|Catégorie d’état|Type de projet',
    kind: 'Récit',
    description: 'En tant que cliente, je veux voir ma carte en premier afin de payer plus vite.',
    criteria: 'Critères d’acceptation',
    status: 'Choisi',
    category: 'En cours',
    updated: '24/oct./26 3:26 PM',
  },
  es: {
    head: 'Resumen|Clave de incidencia|ID de la incidencia|Tipo de Incidencia|Componentes|Componentes|Etiquetas|Descripción|Actualizada|Campo personalizado (Criterios de aceptación)|Campo personalizado (Summary)|Estado|Categoría de estado|Tipo de proyecto',
    kind: 'Historia',
    description: 'Como clienta, quiero ver mi tarjeta primero para pagar más rápido.',
    criteria: 'Criterios de aceptación',
    status: 'Elegido',
    category: 'En curso',
    updated: '24/oct/26 3:26 PM',
  },
};
type Site = keyof typeof exports;

function exported(site: Site, mark: string): string {
  const { head, kind, description, updated, status, category } = exports[site];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const cells = ['Card; first, "now"', 'PAY-1', '10001', kind, 'Web', 'API', 'fast', description];
  const row = [...cells, updated, '- It is on top\r\n- It can be removed', 'no'];
  const standing = [status, category, 'service_desk'];
  return [head.replaceAll('|', mark), [...row, ...standing].map(quoted).join(mark), ''].join(
    '\r\n',
  );
}

const cases = (Object.keys(exports) as Site[]).flatMap((site) =>
  [',', ';', '\t'].flatMap((mark) =>
    ['', '\ufeff'].map((begin) => ({ site, mark, begin: begin === '' ? 'none' : 'mark' })),
  ),
);

describe("O5 check reads Jira's CSV export in four languages", () => {
  it.each(cases)('$site, parted by $mark, byte order: $begin', async ({ site, mark, begin }) => {
    const text = (begin === 'mark' ? '\ufeff' : '') + exported(site, mark);
    const { judged, notes, results } = await judgeInput(text);
    const { description, criteria, status } = exports[site];
    expect(results).toHaveLength(1);
    const [{ issue, report } = judged[0]!] = judged;
    expect(issue).toMatchObject({
      key: 'PAY-1',
      updated: '2026-10-24T15:26:00.000Z',
      type: { kind: 'story' },
      statusCategory: 'indeterminate',
      status: { id: null, name: status },
      service: true,
      values: { 'field:components': ['API', 'Web'], 'field:labels': ['fast'] },
    });
    expect(Object.fromEntries(issue.texts.map((field) => [field.key, field.text]))).toEqual({
      summary: 'Card; first, "now"',
      description,
      [`field:${criteria}`]: '- It is on top\r\n- It can be removed',
    });
    expect([...notes.criteriaFields]).toEqual([criteria]);
    const passed = report.results.find(({ rule }) => rule === 'criteria.present');
    expect(passed?.outcome).toBe('pass');
  });
});

describe('O5 columns', () => {
  it('of the same name are joined, wherever the text stands', async () => {
    const head = 'Issue key,Summary,Description,Comment,Comment,Custom field (Acceptance Criteria)';
    const { issues } = await readInput(
      `${head},Custom field (Acceptance Criteria)\nA-1,Pay,What,one,two,,- It works\nA-2,Pay,,,,- a,- b`,
    );
    expect(issues).toMatchObject([
      { row: { Comment: 'one\ntwo', 'Acceptance Criteria': '- It works' } },
      { row: { description: '', 'Acceptance Criteria': '- a\n- b' } },
    ]);
  });

  it('for a field of which there is one are not joined: the first that holds it counts', async () => {
    const text = 'Key,Issue key,Summary,Type,Issue Type\n,A-1,Pay,Bug,Story';
    const { issues } = await readInput(text);
    expect(issues).toMatchObject([{ row: { key: 'A-1', type: 'Bug' } }]);
  });

  it.each([
    ['a colon', 'Vorgangsschlüssel:,Zusammenfassung'],
    ['capitals and spaces', ' ISSUE  KEY , summary '],
    ['letters in two parts', 'Vorgangsschlu\u0308ssel,Zusammenfassung'],
    ['the word of a spreadsheet before them', 'sep=,\nIssue key,Summary'],
  ])('are found with %s', async (_with, head) => {
    const { issues } = await readInput(`${head}\nA-1,Pay`);
    expect(issues).toMatchObject([{ row: { key: 'A-1', summary: 'Pay' } }]);
  });

  it('may hold a comma in a file that semicolons part', async () => {
    const { issues } = await readInput('Custom field (a, b);Issue key;Summary\n1;A-1;Pay');
    expect(issues).toMatchObject([{ row: { key: 'A-1', 'Custom field (a, b)': '1' } }]);
  });

  it('are named by --map, and win over the one of that name', async () => {
    const text = 'Titel,Nr,Summary,Details\nPay,A-1,other,Why';
    const map = ['Summary=Titel', 'key=nr', 'Description = Details'];
    const { issues } = await readInput(text, { map });
    expect(issues).toMatchObject([
      { row: { key: 'A-1', summary: 'Pay', Summary: 'other', description: 'Why' } },
    ]);
  });

  it('that --map names are there', async () => {
    await expect(readInput('Nr,Summary\nA-1,Pay', { map: ['Key=No'] })).rejects.toMatchObject({
      code: 'invalid_file',
      details: { path: 'line 1', expected: 'a column “No” for key, as --map says' },
    });
  });

  it.each([['Summary'], ['Summary='], ['Owner=Who'], ['=Titel']])(
    '--map %j is refused with the fields there are',
    async (pair) => {
      await expect(readInput('', { map: [pair] })).rejects.toMatchObject({
        code: 'invalid_request',
        details: { path: '--map', expected: expect.stringContaining('acceptance criteria') },
      });
    },
  );
});

describe('R3 a description that was not exported', () => {
  it('counts as not read, and that is told', async () => {
    const { judged, notes } = await judgeInput('Issue key,Summary\nA-1,Offer the saved card first');
    const outcomes = judged[0]!.report.results.map(({ rule, outcome }) => [rule, outcome]);
    expect(Object.fromEntries(outcomes)).toMatchObject({
      'content.present': 'unreadable',
      'description.present': 'unreadable',
    });
    expect(notes.noDescription).toBe(true);
  });

  it('is not one that is empty', async () => {
    const text = 'Issue key,Summary,Description\nA-1,Pay,';
    const { judged, notes } = await judgeInput(text);
    const present = judged[0]!.report.results.find(({ rule }) => rule === 'content.present');
    expect([present?.outcome, notes.noDescription]).toEqual(['fail', false]);
  });
});

describe('O5 check refuses what is no export', () => {
  const utf16 = Buffer.from('\ufeffIssue key,Summary\nA-1,Pay', 'utf16le');
  it.each([
    ['a workbook', 'PK\u0003\u0004rest', 'This is a workbook'],
    ['a page', '\n<!doctype html>', 'This is a page or XML'],
    ['UTF-16', utf16, 'This is UTF-16'],
    ['headings in another encoding', Buffer.from('Schl\u00fcssel,Summary', 'latin1'), ''],
  ])('%s', async (_what, content, hint) => {
    await expect(readInput(content)).rejects.toMatchObject({
      code: 'invalid_file',
      details: { path: 'line 1', expected: expect.stringContaining('UTF-8') },
    });
    if (hint)
      await expect(readInput(content)).rejects.toMatchObject({
        details: { hint: expect.stringContaining(hint) },
      });
  });
});
