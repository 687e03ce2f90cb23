import { describe, expect, test } from 'vitest';
import { segmentColumns } from '../../src/exchange/export-segments.ts';
import { replaceInYaml } from '../../src/exchange/replace-in-yaml.ts';
import { joinedBlocks } from '../../src/exchange/report-blocks.ts';
import { tableFile } from '../../src/exchange/table-file.ts';
import { refuseTooLarge, TableTooLarge } from '../../src/exchange/table-limits.ts';
import { withTables } from '../../src/exchange/table-turns.ts';
import { isWrapped } from '../../src/exchange/text-paragraphs.ts';
import type { Code } from '../../src/model/codebook.ts';
import type { ExportedSegment, ExportedStudy } from '../../src/model/exported.ts';

const many = 200_000;
const times = <T>(value: T, count = many) => Array.from({ length: count }, () => value);

describe('more than a call has room for', () => {
  test('passages', () => {
    const code = { id: 'don', label: 'Don', children: [] as Code[] } as unknown as Code;
    const segment = { source: 'e', codes: ['don'], codesBy: [['ana']], against: [], againstBy: [], memos: [] };
    const study = {
      chapters: [{ id: 'vie', label: 'Vie', themes: [code] }],
      sources: [{ name: 'e', case: 'e', variables: {} }],
      segments: times(segment as unknown as ExportedSegment),
    } as unknown as ExportedStudy;
    const columns = segmentColumns(study);
    expect(columns.map(({ name }) => name)).toContain('level 1');
    expect(columns[0]?.values).toHaveLength(many);
  });

  test('rows of a sheet', async () => {
    const bytes = await tableFile([{ name: 'n', values: times(7) }], 'xlsx', 'fr');
    expect(bytes.length).toBeGreaterThan(100_000);
  });

  test('rows of a table in a text, lines of a text, rows of a table in a report', () => {
    const row = ['Léa', 'On prête les outils.'];
    expect(withTables([], [times(row)])).toMatchObject({ labelled: true, left: 0 });
    expect(isWrapped([times('Une ligne de plus de quarante lettres, ou presque.')])).toBe(true);
    expect(joinedBlocks([{ kind: 'table', rows: times(['a', 'b']) }])).toHaveLength(many * 10 + 13);
  });

  test('names in the comments of a file', () => {
    const text = '# Zoé\n'.repeat(many);
    const rewrite = (part: string) =>
      [...part.matchAll(/Zoé/g)].map(({ index }) => ({ start: index, end: index + 3, text: 'E1' }));
    expect(replaceInYaml(text, { start: 0, end: text.length, root: undefined }, rewrite)).toHaveLength(many);
  });
});

describe('a table that Excel does not hold', () => {
  const limits = { mostRows: 3, longestCell: 5 };

  test('is refused for its rows, its heading among them', () => {
    expect(() => refuseTooLarge([{ name: 'a', values: [1, 2] }], limits)).not.toThrow();
    expect(() => refuseTooLarge([{ name: 'a', values: [1, 2, 3] }], limits)).toThrow(
      new TableTooLarge('Excel holds 3 rows, and this table has 4 with its heading: write .csv or .parquet.'),
    );
  });

  test('is refused for a cell, which would be cut', () => {
    const text = (values: readonly (string | null)[]) => [{ name: 'mot', values }];
    expect(() => refuseTooLarge(text(['cinq!', null]), limits)).not.toThrow();
    expect(() => refuseTooLarge(text([null, 'quatre']), limits)).toThrow(
      new TableTooLarge('Excel holds 5 characters in a cell, and « mot » has 6 in row 3: write .csv or .parquet.'),
    );
  });

  test('is refused before anything is made of it; csv and parquet hold it', async () => {
    const rows = times(null, 1_048_576);
    await expect(tableFile([{ name: 'a', values: rows }], 'xlsx', 'fr')).rejects.toThrow(
      'Excel holds 1,048,576 rows, and this table has 1,048,577 with its heading',
    );
    const long = [{ name: 'a', values: ['a'.repeat(32_768)] }];
    await expect(tableFile(long, 'xlsx', 'fr')).rejects.toThrow('« a » has 32,768 in row 2');
    expect((await tableFile(long, 'csv', 'fr')).length).toBeGreaterThan(32_768);
    expect((await tableFile(long, 'parquet', 'fr')).length).toBeGreaterThan(0);
  });
});
