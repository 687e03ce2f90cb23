import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { docxFile, p } from '../exchange/office-files.ts';

vi.setConfig({ testTimeout: 120_000 });

const text = (words: string) => new TextEncoder().encode(words);
const zip = (document: Uint8Array) => zipSync({ 'word/document.xml': document });
const open = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const close = '</w:body></w:document>';
const whole = docxFile(p('Ce qui tient').repeat(500));
const lines = new Uint8Array(200_000_000).fill(0x61);
/** Within the limits of an archive, and half a gigabyte to hold. */
const heavy = text(
  `${open}${Array.from({ length: 900_000 }, (_, at) => `<w:p w:id="${at}"><w:r/></w:p>`).join('')}${close}`,
);

test.each<[string, string, Uint8Array, RegExp]>([
  ['a zip bomb', 'bilan.docx', zip(lines), /unpacks to more than any table or text holds/],
  [
    'an entity that names a file',
    'bilan.docx',
    zip(
      text(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${open}<w:p><w:r><w:t>&e;</w:t></w:r></w:p>${close}`),
    ),
    /The part word\/document\.xml in it is broken/,
  ],
  [
    'entities of entities',
    'bilan.docx',
    zip(text(`<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${open}<w:p>&b;</w:p>${close}`)),
    /The part word\/document\.xml in it is broken/,
  ],
  ['a file cut short', 'bilan.docx', whole.slice(0, whole.length - 200), /It is no Office file, or damaged/],
  ['an entry cut short', 'bilan.docx', whole.slice(0, 400), /It is no Office file, or damaged/],
  ['elements within one another', 'bilan.docx', zip(text(open + '<w:p>'.repeat(5000) + close)), /is broken/],
  ['a million paragraphs', 'bilan.docx', zip(heavy), /holds no text|has 900000 paragraphs; a report has/],
  ['a text of 200 MB', 'bilan.md', lines, /It has 200 MB; a report has at most 32 MB/],
  ['a text of 3 million characters', 'bilan.md', text('Il y a des mots. '.repeat(180_000)), /at most 2 million/],
  ['a path that leads out', 'bilan.docx', zipSync({ '../../x': text('x') }), /a path that leads out/],
])('%s is a sentence, and the study stays as it was', async (_, name, bytes, message) => {
  const template = '## Ce qui tient\n\nRien.\n';
  const cwd = temporaryStudy({ 'study.yaml': 'language: fr\n', 'reports/bilan.md': template });
  writeFileSync(join(cwd, name), bytes);
  const calls = [
    ['import', '--report', name, '--name', 'neuf'],
    ...(name.endsWith('x') ? [['import', '--edits', name]] : []),
  ];
  for (const call of calls) {
    const { code, stdout, stderr } = await runStudy(call, { cwd });
    expect(stdout).toMatch(message);
    expect(stdout.match(/\berror\b/g)).toHaveLength(1);
    expect(stdout + stderr).not.toMatch(/\n\s+at |root:/);
    expect(code).toBe(1);
  }
  expect(existsSync(join(cwd, 'reports/neuf.md'))).toBe(false);
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(template);
});
