import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { exporters } from '../src/exchange/exporters.ts';
import { formats } from '../src/model/settings.ts';
import { temporaryStudy } from './cli.ts';
import { canReadPdf, pdfPages, pdfText } from './render/read-pdf.ts';
import { StudyCopy } from './study-copy.ts';

/** Names in every place where a study can hold one; none but the organisation of `lys`, who is named, may be found. */
const planted = {
  'study.yaml': [
    'title: Chez Odile Marchand',
    'subtitle: Le Cabinet des Tilleuls et les autres',
    'authors: [Ami d’Odile Marchand]',
    'unit: { one: atelier, many: ateliers }',
    'attribution: "([{role}, ]{organisation}, {interviewee}, {ville}, {case}, {wave})"',
    'identifying: [organisation, interviewee, ville]',
    'cite: footnote',
    'coders: { report: [alice] }',
    'waves: [{ id: "2021", label: Vague 2021 }, { id: "2024", label: Vague 2024 }]',
    'checklist: { coreq-1: Odile Marchand elle-même }',
    '',
  ].join('\n'),
  'codebook/1-vie/_chapter.md': '---\nlabel: La vie au Cabinet des Tilleuls\n---\nOdile Marchand en parle.\n',
  'codebook/1-vie/entraide.md':
    '---\nid: entraide\nlabel: Entraide\nindicators: [Odile Marchand]\nsubthemes: [{ id: pret, label: Prêter, definition: Comme Odile Marchand }]\n---\nS’aider, comme au Cabinet des Tilleuls.\n\n## Exemples\n\nCabinet des Tilleuls\n',
  'corpus/2021/tilleuls.md': [
    '---',
    'id: cabinet-des-tilleuls',
    'case: tilleuls',
    'pseudonym: E07',
    'organisation: Cabinet des Tilleuls',
    'interviewee: Odile Marchand',
    'ville: Rocquebrac',
    'role: associée d’Odile Marchand',
    'url: https://example.org/odile-marchand',
    'speakers: { Odile: { role: gérante, interviewee: Odile Marchand } }',
    'metier: cuir',
    'consent: anonymous',
    'withdrawn: ["Mon frère Anselme Marchand boit."]',
    '---',
    '',
    '**Q :** Odile Marchand, qui vous aide à Rocquebrac ?',
    '',
    '**Odile :** Au **Cabinet des** Tilleuls, moi, *Odile* Marchand, je prête les machines. Mon frère Anselme Marchand boit.',
    '',
    '**Odile :** Écrivez à odile.marchand@tilleuls.example. On s’aide, à ROCQUEBRAC.',
    '',
  ].join('\n'),
  'corpus/2021/tilleuls.alice.yaml': [
    'codings:',
    '  - quote: |',
    '      Au Cabinet des Tilleuls, moi, Odile Marchand, je prête les machines.',
    '    codes: [pret]',
    '    memo: Odile Marchand insiste',
    '    id: odile1',
    '  - quote: Écrivez à odile.marchand@tilleuls.example. On s’aide, à ROCQUEBRAC.',
    '    codes: [entraide]',
    '',
  ].join('\n'),
  'corpus/2021/hostier.md':
    '---\norganisation: Forge Hostier\nconsent: none\npseudonym: E09\n---\n\n**R :** La Forge Hostier chauffe tout le village de Vauclarenc.\n',
  'corpus/2021/hostier.alice.yaml':
    'codings:\n  - quote: La Forge Hostier chauffe tout le village de Vauclarenc.\n    codes: [entraide]\n',
  'corpus/2024/lys.md':
    '---\norganisation: Le Lys\nconsent: named\nurl: https://example.org/lys\n---\n\n**Q :** Odile Marchand vous aide ?\n\n**R :** Odile Marchand nous prête tout, le Cabinet des Tilleuls aussi.\n',
  'corpus/2024/lys.alice.yaml':
    'codings:\n  - quote: Odile Marchand nous prête tout, le Cabinet des Tilleuls aussi.\n    codes: [pret]\n',
  'reports/note.md': '---\ntitle: Odile Marchand, sans page de titre\n---\n\nRien.\n',
  'reports/synthese.md': [
    '---',
    'title: Odile Marchand et les autres',
    'subtitle: Cabinet des Tilleuls',
    '---',
    '',
    '::cover',
    '',
    '::toc',
    '',
    '## Au Cabinet des Tilleuls',
    '',
    'Selon **Odile** Marchand[^1], [voir](https://example.org/odile-marchand "Odile Marchand"), ![Odile Marchand](odile-marchand.png).',
    '',
    '| Odile Marchand | k |',
    '|---|---|',
    '| Cabinet des Tilleuls | 1 |',
    '',
    '[^1]: Odile Marchand, à Rocquebrac.',
    '',
    '::methodology',
    '',
    '::sample{columns="organisation,interviewee,ville,role,case,url" group=ville}',
    '',
    '::theme{code=entraide}',
    '',
    '::verbatims{code=entraide where="metier=cuir"}',
    '',
    '::verbatim{id=odile1}',
    '',
    ':from[Odile Marchand prête tout]{source=cabinet-des-tilleuls quote="je prête les machines"}',
    '',
    ':claim[tous]{code=pret} ; :count{code=pret}.',
    '',
    '::exceptions{code=pret}',
    '',
    '::frequencies{by=case}',
    '',
    '::matrix',
    '',
    '::chart{kind=heatmap level=2}',
    '',
    '::checklist{kind=coreq}',
    '',
    '::codebook{definitions=yes}',
    '',
    '::colophon',
    '',
  ].join('\n'),
};

/** With what stands around it, for whoever must find the leak. */
const inContext = /.{0,40}(?:odile|marchand|tilleuls|rocquebrac|anselme|hostier|vauclarenc).{0,20}/;
const hidden = /odile|marchand|tilleuls|rocquebrac|anselme|hostier|vauclarenc/;

describe.each(formats)('%s', (format) => {
  test.each([['synthese'], ['report'], ['synthese', '--draft']])(
    'study report %s holds no hidden name in any byte',
    async (...args) => {
      const study = new StudyCopy(temporaryStudy(planted));
      const { stderr, code } = await study.run(['report', ...args, '--format', format]);
      expect(code, stderr).toBeLessThan(2);
      const files = study.files('reports/out');
      expect(files.size).toBeGreaterThan(1);
      for (const [path, bytes] of files) {
        expect(namesIn(path, bytes), path).toEqual([]);
        expect(namesIn('', Buffer.from(await printedIn(bytes))), path).toEqual([]);
      }
      expect([...files.values()].some((bytes) => readings(bytes).some((text) => text.includes('e07')))).toBe(true);
    },
  );

  test('what the interviewee of the Lys is sent holds none either, nor is any file called by one', async () => {
    const study = new StudyCopy(temporaryStudy(planted));
    await study.run(['member-check', 'lys', 'cabinet-des-tilleuls', 'hostier', '--format', format]);
    const files = [...study.files('reports/member-check')];
    expect(files.map(([path]) => path).filter((path) => hidden.test(path))).toEqual([]);
    const sent = files.filter(([path]) => path.includes('lys'));
    expect(sent.length).toBeGreaterThan(0);
    for (const [path, bytes] of sent) {
      expect(namesIn(path, bytes), path).toEqual([]);
      expect(namesIn('', Buffer.from(await printedIn(bytes))), path).toEqual([]);
    }
  });
});

const exported = Object.entries(exporters).flatMap(([name, { endings }]) =>
  endings.map((ending) => [name, ending] as const),
);

test.each(exported)('study export as %s, .%s, holds no hidden name in any byte, nor says one', async (name, ending) => {
  const study = new StudyCopy(temporaryStudy(planted));
  const call = ['export', `etude.${ending}`, '--format', name];
  for (const more of [[], ['--wave', '2021'], ['--where', 'metier=cuir', '--json']]) {
    const { stdout, stderr, code } = await study.run([...call, ...more, '--force']);
    expect(code, stderr).toBeLessThan(2);
    // What is wrong in files of the study is told as `study check` tells it, with their paths.
    const said = more.includes('--json') ? JSON.stringify({ ...JSON.parse(stdout), problems: [] }) : stdout;
    expect(namesIn('', Buffer.from(said))).toEqual([]);
    const bytes = readFileSync(join(study.folder, `etude.${ending}`));
    expect(namesIn('', bytes)).toEqual([]);
    const rows = ending === 'parquet' ? JSON.stringify(await rowsOf(bytes)) : '';
    expect(namesIn('', Buffer.from(rows))).toEqual([]);
    const shown = [
      rows,
      ...readings(bytes),
      ...(isArchive(bytes) ? Object.values(unzipSync(bytes)).flatMap(readings) : []),
    ];
    expect(shown.some((text) => /e07|entraide/i.test(text))).toBe(true);
  }
});

test('with --full the names are there, and the call says so', async () => {
  const study = new StudyCopy(temporaryStudy(planted));
  const { stderr } = await study.run(['export', 'etude.json', '--full']);
  expect(stderr).toContain('keep it within the team');
  expect(namesIn('', readFileSync(join(study.folder, 'etude.json')))).not.toEqual([]);
});

test('the example’s outputs hold nothing of E07 but the pseudonym', async () => {
  const study = new StudyCopy(join(import.meta.dirname, '..', 'reports', 'out'));
  for (const [path, bytes] of study.files()) {
    const text = readings(bytes).join('\n');
    expect(text.match(/vauclarenc|rocquebrac|gants et peaux/g) ?? [], path).toEqual([]);
  }
});

test('the search itself finds a name in each of its disguises', () => {
  const zip = Buffer.from(zipSync({ 'odile.xml': Buffer.from('x'), 'word.xml': Buffer.from('<t>Odi</t><t>le</t>') }));
  expect(namesIn('a.md', Buffer.from('ODILE'))).not.toEqual([]);
  expect(namesIn('odile.md', Buffer.from(''))).not.toEqual([]);
  expect(namesIn('a.md', Buffer.from('Ti%6Cleuls'))).not.toEqual([]);
  expect(namesIn('a.html', Buffer.from('O&#100;ile'))).not.toEqual([]);
  expect(namesIn('a.html', Buffer.from('<b>Ti</b>lleuls'))).not.toEqual([]);
  expect(
    namesIn('a.html', Buffer.from(`data:image/svg+xml;base64,${Buffer.from('Odile').toString('base64')}`)),
  ).not.toEqual([]);
  expect(namesIn('a.md', Buffer.from('Ódile', 'utf8'))).not.toEqual([]);
  expect(namesIn('a.bin', Buffer.from('Odile', 'utf16le'))).not.toEqual([]);
  expect(namesIn('a.md', Buffer.from('E07'))).toEqual([]);
  expect(namesIn('a.docx', zip).length).toBeGreaterThan(1);
});

/** Hidden names in a file: its name, its bytes, and where it is an archive the names and bytes of all it holds; of a PDF also its unpacked streams and its text. */
function namesIn(path: string, bytes: Uint8Array): string[] {
  const name = path.split('/').at(-1) as string;
  const pdf = Buffer.from(bytes).toString('latin1', 0, 5) === '%PDF-';
  const shown = pdf ? [pdfText(bytes), ...(canReadPdf ? [pdfPages(bytes).join(' ')] : [])] : [];
  const packed = shown.flatMap((text) => readings(Buffer.from(text)));
  const own = [name, ...readings(bytes), ...packed].flatMap((text) => text.match(inContext)?.[0] ?? []);
  const inside = isArchive(bytes)
    ? Object.entries(unzipSync(bytes)).flatMap(([entry, content]) => namesIn(entry, content))
    : [];
  return [...own, ...inside];
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** What a reader of a PDF finds in it; nothing of another file. */
async function printedIn(bytes: Uint8Array): Promise<string> {
  if (Buffer.from(bytes.subarray(0, 5)).toString() !== '%PDF-') return '';
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text;
}

async function rowsOf(bytes: Uint8Array): Promise<unknown> {
  const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
  return rows.map((row) => Object.entries(row).map(([key, value]) => [key, String(value)]));
}

/** The streams of a PDF: its contents, bookmarks and metadata. */
function streamsIn(text: string): string[] {
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, stream]) => {
    try {
      const data = inflateSync(Buffer.from(stream as string, 'latin1'));
      return [data.toString('utf8'), data.toString('latin1').replaceAll('\0', '')];
    } catch {
      return [];
    }
  });
}

/** A file’s text as it stands and without what may disguise a name: tags, entities, percent signs, base64, accents, two bytes a letter. */
function readings(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('utf8');
  const pictures = [...text.matchAll(/base64,([\w+/=]+)/g)].map(([, data]) =>
    Buffer.from(data as string, 'base64').toString('utf8'),
  );
  const streams = text.startsWith('%PDF-') ? streamsIn(Buffer.from(bytes).toString('latin1')) : [];
  const plain = [text, strFromU8(bytes, true), Buffer.from(bytes).toString('utf16le'), ...pictures, ...streams];
  const decoded = plain.flatMap((one) => [
    one,
    one.replace(/%[0-9a-f]{2}/gi, (sign) => String.fromCharCode(Number.parseInt(sign.slice(1), 16))),
  ]);
  const named = decoded.flatMap((one) => [
    one,
    one.replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, digits) =>
      String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)),
    ),
  ]);
  return named
    .flatMap((one) => [one, one.replace(/<[^>]*>/g, '')])
    .map((one) => one.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
}
