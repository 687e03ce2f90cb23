import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readHouseStyle } from '../../src/exchange/house-style.ts';
import { renderDocx } from '../../src/render/docx.ts';
import type { Document } from '../../src/report/document.ts';
import { charts } from './charts.ts';
import { awkward } from './documents.ts';
import { callsOf, headingsOf, linksOf, notesOf, openDocx, paragraphsOf, quotesOf } from './docx-reader.ts';
import { houseDocument } from './house-document.ts';

const isThere = (program: string) => spawnSync(program, ['--version']).error === undefined;
const [office, pdfText] = ['soffice', 'pdftotext'];
const folder = mkdtempSync(join(tmpdir(), 'study-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const longest = 180_000;

/** A file in another format, by LibreOffice: with settings of its own, and without a window. */
function converted(name: string, bytes: Uint8Array, format: 'pdf' | 'docx'): string {
  const file = join(folder, `${name}.docx`);
  const out = join(folder, 'out');
  writeFileSync(file, bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  const run = spawnSync(office, [profile, '--headless', '--convert-to', format, '--outdir', out, file], {
    encoding: 'utf8',
    timeout: longest,
  });
  if (run.status !== 0) throw new Error(`soffice ended with ${run.status}: ${run.stderr}`);
  return join(out, `${name}.${format}`);
}

/** An awkward document with a figure of every kind. */
const document: Document = {
  ...awkward,
  blocks: [
    ...awkward.blocks,
    ...charts(5).map((chart, index) => ({
      type: 'figure' as const,
      anchor: `figure-${index + 1}`,
      number: index + 1,
      caption: `Le dessin ${chart.kind}`,
      description: 'Ce qu’il montre',
      chart,
    })),
  ],
};
const ours = renderDocx(document);
const theirs = readHouseStyle(houseDocument());
if (typeof theirs === 'string') throw new Error(theirs);

describe.skipIf(!isThere(office))('LibreOffice (skipped where `soffice` is absent)', () => {
  it('keeps headings, quotes, notes, links and contents of what it opens and saves', { timeout: longest }, () => {
    const before = openDocx(ours);
    const after = openDocx(readFileSync(converted('report', ours, 'docx')));
    const texts = (docx: typeof before) => headingsOf(docx).map(({ style, text }) => [style, text.trim()]);
    expect(texts(after)).toEqual(texts(before));
    expect(quotesOf(after)).toEqual(quotesOf(before));
    expect(notesOf(after)).toEqual(notesOf(before));
    expect(callsOf(after)).toEqual(callsOf(before));
    expect(linksOf(after).map(decodeURI)).toEqual(linksOf(before).map(decodeURIComponent));
    const entries = (docx: typeof before) =>
      paragraphsOf(docx)
        .filter(({ style }) => /^toc \d/.test(style))
        .map(({ text }) => text.trim());
    expect(entries(after)).toEqual(entries(before));
    expect(after.text('word/document.xml')).toContain('TOC');
    expect(after.paths.filter((path) => /^word\/charts\/chart\d+\.xml$/.test(path))).toHaveLength(3);
  });

  it.skipIf(!isThere(pdfText))('prints the contents, the notes and what charts say', { timeout: longest }, () => {
    for (const [name, bytes] of [
      ['ours', ours],
      ['theirs', renderDocx(document, { house: theirs })],
    ] as const) {
      const { stdout } = spawnSync(pdfText, ['-layout', converted(name, bytes, 'pdf'), '-'], { encoding: 'utf8' });
      const words = stdout.replace(/\s+/g, ' ');
      for (const text of [
        'Sommaire',
        'Porter, 1990.',
        'Figure 5. Le dessin saturation',
        '12 sur 124',
        'Confiance',
        'non évalué',
      ])
        expect(words).toContain(text);
      // In the contents, and where it stands.
      expect(words.match(/\d\. Définition|Définition/g)?.length).toBeGreaterThan(1);
    }
  });
});
