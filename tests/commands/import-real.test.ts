import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { format as csv } from '../../src/exchange/csv.ts';
import { parseTurns } from '../../src/parse/turns.ts';
import { imported } from '../exchange/imported.ts';

vi.setConfig({ testTimeout: 120_000 });

const shared = join(import.meta.dirname, '../../../shared/realdata');
const real = (...path: string[]) => join(shared, ...path);

const whereThere = test.skipIf(!existsSync(shared));

whereThere(
  '17 transcripts of LibreOffice hold every passage that was highlighted in them (skipped where they are absent)',
  async () => {
    const folder = real('serdif-taguette/data/transcripts/raw');
    const names = readdirSync(folder).filter((name) => name.endsWith('.odt'));
    expect(names).toHaveLength(17);
    const texts = new Map<string, string>();
    for (const name of names) {
      const { sources } = await imported(name, readFileSync(join(folder, name)), { language: 'en' });
      const said = parseTurns(sources[0]?.body ?? '', []).flatMap(({ paragraphs }) =>
        paragraphs.map(({ text }) => text),
      );
      texts.set(name, folded(said.join('\n')));
    }
    const tags = csv.read(readFileSync(tagsFile()));
    if ('fault' in tags) throw new Error(tags.fault);
    const [heading, ...rows] = tags.grids[0]?.rows ?? [];
    const [document, content] = ['document', 'content'].map((name) =>
      heading?.cells.findIndex(({ text }) => text === name),
    );
    const highlights = rows.map(({ cells }) => [
      cells[document ?? -1]?.text ?? '',
      folded(cells[content ?? -1]?.text ?? ''),
    ]);
    expect(rows).toHaveLength(1930);
    expect(new Set(rows.map(({ cells }) => cells[0]?.text)).size).toBe(1793);
    // A highlight that spans turns has labels in it, which are no part of what is said.
    const missing = highlights.filter(
      ([name = '', words = '']) => !texts.get(name)?.includes(words) && !/MODERATOR/.test(words),
    );
    expect(missing).toEqual([]);
  },
);

whereThere('a corpus of IRaMuTeQ: 4 texts with their variable (skipped where it is absent)', async () => {
  const path = real('iramuteq-manifeste/inst/extdata/manifeste_pc.txt');
  const { sources, format } = await imported('manifeste_pc.txt', readFileSync(path));
  expect(format).toBe('iramuteq');
  expect(sources.map(({ variables }) => variables)).toEqual([
    { partie: 'intro' },
    { partie: 'I' },
    { partie: 'II' },
    { partie: 'III' },
  ]);
});

function tagsFile(): string {
  const folder = real('serdif-taguette');
  const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((one) =>
    one.endsWith('all_tags_20220303.csv'),
  );
  return join(folder, name ?? '');
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
