import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editCell } from '../../src/exchange/edit-cell.ts';
import { applyEdits } from '../../src/model/edit.ts';
import { type CsvCell, csvForm, rowsFrom } from '../../src/parse/csv-cells.ts';
import { decode } from '../../src/parse/decode.ts';
import { rewrite } from '../../src/study/rewrite.ts';

const sign = fc.constantFrom('a', 'é', ' ', ';', ',', '\t', '"', '\n', '=', "'");
const words = fc.string({ unit: sign, maxLength: 8 });
const change = fc.option(fc.record({ from: fc.nat(8), length: fc.nat(8), text: words }), { nil: undefined });
const cell = fc.record({ text: words, quoted: fc.boolean(), change });

/** A table as some program wrote it: marks where they are needed, and where it likes. */
const table = fc.record({
  separator: fc.constantFrom(';', ',', '\t'),
  above: fc.boolean(),
  blank: fc.constantFrom('', '', '\n', ' \n\n', '\t\n'),
  mark: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  rows: fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }),
});

function written({ text, quoted }: { text: string; quoted: boolean }, separator: string): string {
  const needed = /^"|\n/.test(text) || text.includes(separator);
  return quoted || needed ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellsOf(text: string): CsvCell[] {
  const { separator, start } = csvForm(text);
  const { rows, faults } = rowsFrom(text, start, separator);
  expect(faults).toEqual([]);
  return rows.flat();
}

/** The table with a sign for each cell that changes: what must stay. */
function around(text: string, cells: readonly CsvCell[], isChanged: (index: number) => boolean): string {
  const edits = cells.flatMap(({ start, end }, index) => {
    const quoted = text[start - 1] === '"' && text[end] === '"' ? 1 : 0;
    return isChanged(index) ? [{ start: start - quoted, end: end + quoted, text: '□' }] : [];
  });
  return applyEdits(text, edits);
}

test('whatever is written into cells is read from them, and nothing else has changed', () => {
  fc.assert(
    fc.property(table, ({ separator, above, blank, mark, lineEnd, rows }) => {
      const lines = [
        ['id', 'nom', 'ville'].join(separator),
        ...rows.map((row, index) => [`${index}`, ...row.map((one) => written(one, separator))].join(separator)),
      ];
      const text = `${blank}${above ? `sep=${separator}\n` : ''}${lines.join('\n')}\n`;
      const bytes = new TextEncoder().encode((mark ? '\ufeff' : '') + text.replaceAll('\n', lineEnd));
      const cells = cellsOf(text);
      const changes = rows.flatMap((row) => [undefined, ...row.map((one) => one.change)]);
      const changeOf = (index: number) => changes[index - 3];
      const spliceOf = (index: number, { text: own }: CsvCell) => {
        const one = changeOf(index);
        const start = Math.min(one?.from ?? 0, own.length);
        return one ? [{ start, end: Math.min(start + one.length, own.length), text: one.text }] : [];
      };
      const edits = cells.flatMap((one, index) => editCell(text, one, separator, spliceOf(index, one)));
      const file = 'corpus/reponses.csv';
      const after = rewrite(
        bytes,
        edits.map((edit) => ({ file, ...edit })),
      );
      const left = decode(file, after).text;
      const found = cellsOf(left);
      expect(found.map((one) => one.text)).toEqual(
        cells.map((one, index) => applyEdits(one.text, spliceOf(index, one))),
      );
      const isChanged = (index: number) => changeOf(index) !== undefined;
      expect(around(left, found, isChanged)).toBe(around(text, cells, isChanged));
      const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(after);
      expect(raw).toBe((mark ? '\ufeff' : '') + left.replaceAll('\n', lineEnd));
    }),
    { numRuns: 500 },
  );
});

test('marks are put around a cell only where its new words need them', () => {
  const edited = (file: string, text: string, [from, to]: readonly [string, string]) => {
    const own = rowsFrom(file, 0, ',').rows.flat();
    const edits = own.flatMap((one) => {
      const start = one.text.indexOf(from);
      return start === -1 ? [] : editCell(file, one, ',', [{ start, end: start + from.length, text: to }]);
    });
    expect(applyEdits(file, edits)).toBe(text);
  };
  edited('1,un Paul 5",Lyon', '1,un Max 5",Lyon', ['Paul', 'Max']);
  edited('1,un Paul 5",Lyon', '1,"un Max, R 5""",Lyon', ['Paul', 'Max, R']);
  edited('1,"Paul, ""ici""",Lyon', '1,"Max, R, ""ici""",Lyon', ['Paul', 'Max, R']);
  edited('1,Paul; ici,Lyon', '1,=Max; R; ici,Lyon', ['Paul', '=Max; R']);
});
