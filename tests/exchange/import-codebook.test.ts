import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../fast-check.ts';
import { codebookTable } from '../../src/exchange/codebook-table.ts';
import { gridFormats } from '../../src/exchange/grid-formats.ts';
import { importCodebook } from '../../src/exchange/import-codebook.ts';
import { openStudy } from '../../src/study/open.ts';
import { codedStudy } from '../coding/coded.ts';
import { filesAfter, gridOf, imported, tableOf } from './codebook-tables.ts';

const theme = `---
id: peur     # son premier nom
label: "La peur"
# ce qui suit vient de l'atelier
indicators: [peur, 'méfian*', /craint(e|es)/u]   # courts
subthemes:
  - id: rival
    label: Peur du rival
    definition: |
      Le rival
      inquiète.
  # une ligne à elle
  - Peur du client
  - { id: banque, label: La banque }
---

Ce qui retient.

## Inclure

- le secret

## Exclure

## Notes

À revoir.
`;
const files = { 'codebook/1-freins/peur.md': theme, 'codebook/1-freins/temps.md': 'Le temps manque.\n' };
const heading = ['Code', 'Libellé', 'Définition', 'Exclure', 'Indices'];
const changed = (rows: string[][]) => imported(files, [heading, ...rows]);

describe('splices', () => {
  test('a label keeps its quotation marks, and everything else its bytes', () => {
    const { files: after, problems } = changed([['peur', 'La "crainte" : oui', '', '', '']]);
    expect(after['codebook/1-freins/peur.md']).toBe(theme.replace('"La peur"', String.raw`"La \"crainte\" : oui"`));
    expect(problems.map(({ rule }) => rule)).toEqual(['table-empty', 'table-empty']);
  });

  test('indicators: those kept stay as written, comments too', () => {
    const { files: after } = changed([['peur', 'La peur', '', '', 'méfian*\n/craint(e|es)/u\n[a, b]~3\n-peur bleue']]);
    expect(after['codebook/1-freins/peur.md']).toBe(
      theme.replace("[peur, 'méfian*', /craint(e|es)/u]", "['méfian*', /craint(e|es)/u, '[a, b]~3', '-peur bleue']"),
    );
  });

  test('a definition in a block, a bare heading, a label alone and keys in braces', () => {
    const { files: after, problems } = changed([
      ['peur', 'La peur', '', 'les plaisanteries', ''],
      ['rival', 'Peur du rival', 'Un autre\n\nparagraphe.', '', ''],
      ['peur-du-client', 'Peur du client', 'Il part.', '', ''],
      ['banque', 'La banque', 'Elle prête, ou non.', '', 'prêt'],
    ]);
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(after['codebook/1-freins/peur.md']).toBe(
      theme
        .replace('Le rival\n      inquiète.', 'Un autre\n\n      paragraphe.')
        .replace('- Peur du client', '- id: peur-du-client\n    label: Peur du client\n    definition: Il part.')
        .replace('label: La banque }', 'label: La banque, definition: "Elle prête, ou non.", indicators: [prêt] }')
        .replace('## Exclure\n', '## Exclure\n\nles plaisanteries\n'),
    );
  });

  test('a definition in two places is left to a person', () => {
    const { plan, problems } = changed([['peur', 'La peur', 'Autre chose.', '', '']]);
    expect(plan.edits).toEqual([]);
    expect(problems).toContainEqual(
      expect.objectContaining({ rule: 'table-by-hand', severity: 'warning', line: 2, column: 3 }),
    );
  });

  test('a theme without front matter gets what it needs', () => {
    const { files: after } = changed([['temps', 'Le temps', 'Il manque.', '', 'horloge']]);
    expect(after['codebook/1-freins/temps.md']).toBe(
      '---\nid: temps\nlabel: Le temps\nindicators: [horloge]\n---\n\nIl manque.\n',
    );
  });

  test('an alias of YAML is left to a person', () => {
    const anchored = '---\nindicators: &mots [un]\nsubthemes:\n  - { id: b, indicators: *mots }\n---\n';
    const { plan, problems } = imported({ 'codebook/1/a.md': anchored }, [
      ['code', 'indicators'],
      ['b', 'deux'],
      ['a', 'trois'],
    ]);
    expect(plan.edits).toEqual([]);
    expect(problems.map(({ rule }) => rule)).toEqual(['table-by-hand', 'table-by-hand']);
  });

  test('what a file cannot take is not announced beside what it can', () => {
    const { changes, plan } = changed([['peur', 'La crainte', 'Autre chose.', '', '']]);
    expect(changes.map(({ field }) => field)).toEqual(['label']);
    expect(plan.edits).toHaveLength(1);
  });
});

describe('rows', () => {
  test('new codes: a sub-theme under its theme, deeper below a new one, a theme in its chapter, and a chapter', () => {
    const {
      files: after,
      problems,
      study,
    } = imported(files, [
      ['Chapitre', 'Libellé', 'Parent', 'Définition', 'Exemples'],
      ['Freins', 'Honte', 'peur', 'Devant\nles autres', ''],
      ['', 'Rougir', 'Honte', '', ''],
      ['1. Freins', 'L’argent', '', 'Il manque.', '• « rien »\n• « zéro »'],
      ['2. Élans', 'Envie', '', '', ''],
    ]);
    expect(problems).toEqual([]);
    expect(after['codebook/1-freins/peur.md']).toBe(
      theme.replace(
        'label: La banque }\n',
        'label: La banque }\n  - id: honte\n    label: Honte\n    definition: |\n      Devant\n      les autres\n    subthemes:\n      - id: rougir\n        label: Rougir\n',
      ),
    );
    expect(after['codebook/1-freins/l-argent.md']).toBe(
      '---\nid: l-argent\nlabel: L’argent\n---\n\nIl manque.\n\n## Exemples\n\n- « rien »\n- « zéro »\n',
    );
    expect(after['codebook/2-elans/_chapter.md']).toBe('---\nid: elans\nlabel: Élans\n---\n');
    expect(after['codebook/2-elans/envie.md']).toBe('---\nid: envie\nlabel: Envie\norder: 1\n---\n');
    expect([...study.codebook.codes.keys()]).toHaveLength(5);
  });

  test('a label that stayed while its code went: a rename is suggested, and nothing added', () => {
    const { added, changes, problems, missing } = changed([['crainte', 'La peur', '', '', 'peur']]);
    expect(added).toEqual([]);
    expect(changes.map(({ code, field }) => `${code.id} ${field}`)).toEqual(['peur indicators']);
    expect(missing.map(({ id }) => id)).not.toContain('peur');
    expect(problems.find(({ rule }) => rule === 'table-rename')?.message).toContain(
      '`study codebook rename peur crainte`',
    );
  });

  test('codes without a row are listed, never taken away', () => {
    const { missing, plan } = changed([['temps', 'temps', 'Le temps manque.', '', '']]);
    expect(missing.map(({ id }) => id)).toEqual(['peur', 'rival', 'peur-du-client', 'banque']);
    expect(plan).toEqual({ edits: [], created: [] });
  });

  test('a code under another one is not moved', () => {
    const { plan, problems } = imported(files, [
      ['Code', 'Parent'],
      ['rival', 'temps'],
      ['peur', 'temps'],
    ]);
    expect(plan.edits).toEqual([]);
    expect(problems.map(({ rule, line }) => `${rule} ${line}`)).toEqual(['table-move 2', 'table-move 3']);
  });

  test.each([
    [
      ['Peur', 'x', ''],
      'Row 2, Code: « Peur » is no id: lower-case letters without accents, digits and hyphens. Write `peur`.',
      1,
    ],
    [['', '', 'd'], 'Row 2, Libellé: this row has no label. Give it one, or empty it.', 2],
    [['', '!', ''], 'Row 2, Libellé: « ! » has no letter or digit to make an id of.', 2],
  ])('%j is an error of its row and column, and nothing is taken over', (row, message, column) => {
    const { plan, problems } = imported(files, [['Code', 'Libellé', 'Définition'], row, ['neuf', 'Neuf', '']]);
    expect(problems[0]).toMatchObject({ file: 'grille.csv', line: 2, column, severity: 'error', message });
    expect(plan).toEqual({ edits: [] });
  });

  test('a theme called Readme, or as a file of another case, gets a file that is read', () => {
    const { files: after } = imported({ 'codebook/1-freins/PEUR.md': '---\nid: crainte\n---\n' }, [
      ['Libellé', 'Chapitre'],
      ['Readme', 'Freins'],
      ['Peur', 'Freins'],
    ]);
    expect(Object.keys(after).sort()).toEqual([
      'codebook/1-freins/PEUR.md',
      'codebook/1-freins/peur-2.md',
      'codebook/1-freins/readme-2.md',
    ]);
    expect([...codedStudy(after).codebook.codes.keys()].sort()).toEqual(['crainte', 'peur', 'readme']);
  });

  test('twice the same code, an unknown parent, no such level, a former code that is taken', () => {
    const rows = [
      ['Code', 'Libellé', 'Parent', 'Anciens codes'],
      ['a', 'A', '', ''],
      ['a', 'A bis', '', ''],
      ['b', 'B', 'nulle-part', ''],
      ['c', 'C', '', 'temps'],
    ];
    expect(
      imported(files, rows)
        .problems.filter(({ severity }) => severity === 'error')
        .map(({ line, column }) => [line, column]),
    ).toEqual([
      [3, 1],
      [4, 3],
      [5, 4],
    ]);
    expect(
      imported(files, [
        ['Libellé', 'Niveau'],
        ['A', '3'],
      ]).problems[0]?.message,
    ).toContain('at level 2');
  });

  test('headings: accents, case, order, brackets and language do not matter; others are named and left out', () => {
    const { changes, problems } = imported(files, [
      ['REMARQUES', 'definition (2 lignes)', 'LIBELLE', 'Keywords', 'Code '],
      ['bof', 'Autre.', 'temps', 'horloge', 'temps'],
    ]);
    expect(changes.map(({ field }) => field)).toEqual(['definition', 'indicators']);
    expect(problems.map(({ rule, column, severity }) => [rule, column, severity])).toEqual([
      ['table-column', 1, 'info'],
    ]);
  });

  test('no heading is known: one error', () => {
    const { problems } = imported(files, [
      ['Foo', 'Bar'],
      ['x', 'y'],
    ]);
    expect(problems.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['table-column error']);
    expect(problems[0]?.message).toContain('Foo, Bar');
  });

  test('themes and sub-themes in two columns, the theme said once', () => {
    const { added, problems } = imported({}, [
      ['Thème', 'Sous-thème', 'Description'],
      ['Freins', 'Peur', 'a'],
      ['', 'Temps', 'b'],
      ['Élans', '', 'c'],
      ['', 'Envie', 'd'],
    ]);
    expect(problems).toEqual([]);
    expect(added.map(({ id, definition, children }) => [id, definition, children.map((one) => one.id)])).toEqual([
      ['freins', '', ['peur', 'temps']],
      ['elans', 'c', ['envie']],
    ]);
  });

  test('a column of codes that holds labels is one of labels', () => {
    const { files: after } = imported({}, [['Code'], ['Peur du rival'], ['Le temps']]);
    expect(Object.keys(after)).toEqual(['codebook/peur-du-rival.md', 'codebook/le-temps.md']);
  });

  test('lists on one line are divided but for what belongs together', () => {
    const { added } = imported({}, [
      ['Libellé', 'Indices'],
      ['A', 'peur; [a, b]~3; /x;y/u'],
      ['B', 'peur, [a, b]~3, « oui, mais »'],
    ]);
    expect(added.map(({ indicators }) => indicators)).toEqual([
      ['peur', '[a, b]~3', '/x;y/u'],
      ['peur', '[a, b]~3', '« oui, mais »'],
    ]);
  });
});

describe('there and back', () => {
  const root = join(import.meta.dirname, '../..');
  const shared = join(root, '../shared/studies/clusters-2021');
  const studies = [root, shared].map((folder) => ({ folder, name: folder === root ? 'example' : 'clusters-2021' }));
  describe.each(studies)('$name', ({ folder }) => {
    test.skipIf(!existsSync(folder))('the codebook of a whole study', async () => {
      const { study } = openStudy(folder);
      const table = codebookTable(study.codebook, study.settings.language, () => ({ k: 1, n: 2 }));
      expect(table.length).toBeGreaterThan(80);
      for (const load of Object.values(gridFormats)) {
        const { format } = await load();
        const read = format.read(format.write(table, 'fr'));
        const { changes, added, missing, problems } = importCodebook('grids' in read ? read.grids : [], study, 'x');
        expect([changes, added, missing, problems]).toEqual([[], [], [], []]);
      }
    });
  });

  const line = fc.string({ unit: fc.constantFrom(...'aé œ\'"«»|:;,#-=+@[]{}&*!>%`\\/_🐝'), maxLength: 12 });
  const prose = fc
    .array(line, { maxLength: 4 })
    .map((lines) =>
      lines
        .map((one) => one.trimEnd())
        .join('\n')
        .trim(),
    )
    .map((text) =>
      text
        .replace(/^\s*(?:#+(?=\s|$)|[=-]+\s*$)/gm, '')
        .replace(/[^\S\n]+$/gm, '')
        .trim(),
    );
  const item = line.map((one) => one.replace(/^[·\s]+/, '').trim());
  const code = fc.record({
    label: line.map((one) => `L${one.replace(/\s+/g, ' ')}`.trim()),
    level: fc.integer({ min: 1, max: 3 }),
    definition: prose,
    include: prose,
    examples: prose,
    indicators: fc.uniqueArray(
      item.filter((one) => one !== ''),
      { maxLength: 3 },
    ),
  });
  /** Rows as a team might write them, levels put right. */
  const tables = fc.array(code, { minLength: 1, maxLength: 6 }).map((codes) => {
    let above = 0;
    return codes.map(({ level, ...rest }, index) => {
      above = Math.min(level, above + 1);
      return { id: `code-${index}`, level: above, ...rest };
    });
  });

  test('a table imported into an empty study gives that table, and imported again changes nothing', async () => {
    const loaded = await Promise.all(Object.values(gridFormats).map((load) => load()));
    fc.assert(
      fc.property(tables, (codes) => {
        const rows = codes.map(({ id, label, level, definition, include, examples, indicators }) => [
          ...['Chapitre', id, label, String(level), definition],
          ...(level === 1 ? [include, examples] : ['', '']),
          `${indicators.join('\n')}\n`,
        ]);
        const head = ['chapter', 'code', 'label', 'level', 'definition', 'include', 'examples', 'indicators'];
        const first = imported({}, [head, ...rows]);
        expect(first.problems).toEqual([]);
        const table = tableOf(first.files);
        const shown = codedStudy(first.files).codebook.codes;
        for (const one of codes) {
          const { id, label, level, definition, indicators } = one;
          expect(shown.get(id)).toMatchObject({ id, label, level, definition, indicators });
          if (level === 1) expect(shown.get(id)).toMatchObject({ include: one.include, examples: one.examples });
        }
        for (const { format } of loaded) {
          const read = format.read(format.write(table, 'fr'));
          const again = importCodebook('grids' in read ? read.grids : [], codedStudy(first.files), 'x');
          expect(again.changes).toEqual([]);
          expect([again.added, again.missing, again.problems, again.plan.edits]).toEqual([[], [], [], []]);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('whatever a table changes is what is read afterwards, and all else stays', () => {
    fc.assert(
      fc.property(tables, tables, (before, after) => {
        const rowsOf = (codes: typeof before) => [
          ['code', 'label', 'definition', 'indicators'],
          ...codes.map(({ id, label, definition, indicators }) => [
            id,
            label,
            definition,
            `${indicators.join('\n')}\n`,
          ]),
        ];
        const { files: start } = imported({}, rowsOf(before));
        const study = codedStudy(start);
        const result = importCodebook([gridOf(rowsOf(after))], study, 'x');
        const read = codedStudy(filesAfter(study, result)).codebook.codes;
        expect(result.problems.filter(({ rule }) => rule !== 'table-empty')).toEqual([]);
        for (const { id, label, definition, indicators } of after) {
          const old = study.codebook.codes.get(id);
          expect(read.get(id)).toMatchObject({ label, definition: definition || (old?.definition ?? '') });
          expect([...(read.get(id)?.indicators ?? [])].sort()).toEqual(
            [...(indicators.length > 0 ? indicators : (old?.indicators ?? []))].sort(),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
