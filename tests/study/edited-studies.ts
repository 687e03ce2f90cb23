import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect } from 'vitest';

const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true });
});

/** A folder called `study`: its name is the title of the report. */
export function emptyFolder(): string {
  const place = mkdtempSync(join(tmpdir(), 'study-memory-'));
  places.push(place);
  mkdirSync(join(place, 'study'));
  return join(place, 'study');
}

/** A copy that nothing is remembered of. */
export function freshCopy(folder: string): string {
  const copy = emptyFolder();
  const isKept = (path: string) => !path.slice(folder.length).includes('.study');
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true, filter: isKept });
  return copy;
}

const said = [
  'On partage un atelier avec ceux d’en face.',
  'La confiance ne vient pas en un jour.',
  'On se prête les machines, et on se les rend.',
  'Personne ne voulait commencer.',
  'Le soir, on compare les devis.',
];

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Answers nobody has coded, one of them left blank. */
const rows = Array.from({ length: 9 }, (_, i) => `${i + 3},"${i === 5 ? '' : said[i % 5]}",${20 + (i % 3)}\n`).join('');

export function smallStudy(): string {
  const folder = emptyFolder();
  const source = (i: number) =>
    `---\nconsent: named\nsector: ${i % 2 ? 'bois' : 'métal'}\n---\n\n**Q :** Que faites-vous ?\n\n**R :** ${said[i]} ${said[i + 1]}\n\n> ${said[i + 2]}\n`;
  const codings = (i: number, code: string) =>
    `codings:\n  - quote: ${JSON.stringify(said[i])}\n    codes: [${code}]\n  - quote: |\n      ${said[i + 2]}\n    codes: [lien]\n`;
  write(folder, {
    'study.yaml': 'language: fr\n',
    'corpus/2024/reponses.yaml': 'id: no\ntext: mots\n',
    'corpus/2024/reponses.csv': `no,mots,age\n1,"${said[0]}",30\n2,"« ${said[3]} »",40\n${rows}`,
    'corpus/2024/reponses.alice.yaml': `codings:\n  - row: 2\n    quote: ${said[3]}\n    codes: [lien]\n`,
    'codebook/1-liens/lien.md': '---\nid: lien\nlabel: Lien\nindicators: [confiance, prêt*]\n---\nCe qui lie.\n',
    'codebook/1-liens/outil.md': '---\nid: outil\nlabel: Outil\nindicators: [machine]\n---\nCe qui sert.\n',
    ...Object.fromEntries([0, 1, 2].map((i) => [`corpus/2024/maison-${i}.md`, source(i)])),
    ...Object.fromEntries(
      [0, 1, 2].map((i) => [`corpus/2024/maison-${i}.alice.yaml`, codings(i, i ? 'outil' : 'lien')]),
    ),
  });
  return folder;
}

/** A change somebody may make to a study, or to what is remembered of it. */
export type Edit = (folder: string) => void;

export function edited(path: string, change: (text: string) => string, keepTimes = false): Edit {
  return (folder) => {
    const file = join(folder, path);
    if (!existsSync(file)) return;
    const { atime, mtime } = statSync(file);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    if (keepTimes) utimesSync(file, atime, mtime);
  };
}

const source = fc
  .constantFrom('maison-0.md', 'maison-1.md', 'maison-2.md', 'reponses.csv')
  .map((name) => `corpus/2024/${name}`);
const codings = fc.constantFrom(0, 1, 2).map((i) => `corpus/2024/maison-${i}.alice.yaml`);

/** What the file has as `one`, it has as `other` afterwards, and the other way round. */
function turned(path: string, one: string, other: string, keepTimes = false): Edit {
  return edited(
    path,
    (old) => (old.includes(one) ? old.replaceAll(one, other) : old.replaceAll(other, one)),
    keepTimes,
  );
}

/** Makes what is absent, takes away what is there. */
function toggled(path: string, make: (absolute: string) => void): Edit {
  return (folder) => {
    const absolute = join(folder, path);
    if (lstatSync(absolute, { throwIfNoEntry: false })) rmSync(absolute, { recursive: true });
    else make(absolute);
  };
}

const changesOfTexts = fc.oneof(
  fc
    .tuple(source, fc.constantFrom(...said), fc.boolean())
    .map(([path, text, keep]) => edited(path, (old) => `${old}\n**R :** ${text}\n`, keep)),
  // As long as before, and with the same time.
  source.map((path) => edited(path, (old) => old.replace(/[ae]/g, (letter) => (letter === 'a' ? 'e' : 'a')), true)),
  codings.map((path) => edited(path, (old) => old.replace('[lien]', '[ivre]').replace('outil', 'autre'), true)),
  source.map((path) => turned(path, 'consent: named', 'consent: none ', true)),
  // Who is anonymous is called otherwise, and so is everybody by whose name he might be known.
  fc.constantFrom(0, 1, 2).map((i) => turned(`corpus/2024/maison-${i}.md`, 'consent: named', 'consent: anonymous')),
  fc
    .constantFrom('Personne', 'Confiance', 'Atelier', 'Machines')
    .map((name) => turned('corpus/2024/maison-1.md', 'sector: bois', `organisation: ${name}`)),
  fc
    .constantFrom(0, 1, 2)
    .map((i) => turned(`corpus/2024/maison-${i}.md`, 'sector:', `withdrawn: ["${said[i + 2]}"]\nsector:`)),
  fc
    .tuple(codings, fc.constantFrom(...said))
    .map(([path, text]) =>
      edited(path, (old) => `${old}  - quote: ${JSON.stringify(text)}\n    codes: [lien]\n    at: 3\n`),
    ),
  fc
    .constantFrom('consent: none\n', 'interviewers: [R]\n', 'language: en\n', 'coders: { report: [bob] }\n')
    .map((line) => edited('study.yaml', (old) => (old.includes(line) ? old.replace(line, '') : old + line))),
  codings.map((path) => turned(path, '    codes: [lien]\n', '    codes: [outil]\n    verbatim: pinned\n')),
  fc.constant(turned('codebook/1-liens/lien.md', 'id: lien', 'id: ivre')),
  fc.constant(turned('codebook/1-liens/outil.md', 'label: Outil', 'label: Outre', true)),
  fc.constant(turned('reports/note.md', '« Personne', '« Person')),
  fc
    .constantFrom('attribution: "{organisation}, {sector}"\n', 'cite: link\n', 'identifying: [organisation, sector]\n')
    .map((line) => edited('study.yaml', (old) => (old.includes(line) ? old.replace(line, '') : old + line))),
  // The same words in a link of the template: where a quote has them in brackets, they are to be escaped.
  fc.constant(turned('reports/note.md', '::toc', '[atelier]: https://exemple.fr\n\n::toc')),
);

const table = 'corpus/2024/reponses.csv';
const keys = 'corpus/2024/reponses.yaml';

/** The lines of the table after a change of one of them. */
function line(at: number, change: (line: string) => string): Edit {
  return edited(table, (old) => {
    const lines = old.split('\n');
    const index = 1 + (at % Math.max(1, lines.length - 1));
    return lines.map((one, i) => (i === index ? change(one) : one)).join('\n');
  });
}

const changesOfTables = fc.oneof(
  fc.tuple(fc.nat(11), fc.constantFrom(...said)).map(([at, text]) => line(at, (old) => `x${at},"${text}",50\n${old}`)),
  fc.nat(11).map((at) => line(at, () => '')),
  fc.nat(11).map((at) => line(at, (old) => old.replace(/[ae]/g, (letter) => (letter === 'a' ? 'e' : 'a')))),
  // A cell of two lines, quotation marks within, an id that another row has, a cell too many, one that does not end.
  fc.nat(11).map((at) => line(at, (old) => old.replace('. On', '.\nOn').replace(' un ', ' ""un"" '))),
  fc.tuple(fc.nat(11), fc.nat(11)).map(([at, other]) => line(at, (old) => old.replace(/^\w+/, String(other)))),
  fc.nat(11).map((at) => line(at, (old) => `${old},trop`)),
  fc.nat(11).map((at) => line(at, (old) => old.replace(/"$|",/, ','))),
  fc.constant(edited(table, (old) => old.replace(/$/gm, ',bois').replace(',bois', ',sector'))),
  fc.constant(edited(table, (old) => (old.includes('\r') ? old.replaceAll('\r', '') : old.replaceAll('\n', '\r\n')))),
  fc.constant(edited(table, (old) => (old.startsWith('\ufeff') ? old.slice(1) : `\ufeff${old}`))),
  fc.constant(edited(table, (old) => old.replace(/\n$/, ''))),
  fc
    .constantFrom(
      'consent: named\n',
      'columns: [age]\n',
      'columns: { language: age }\n',
      'kind: write-up\n',
      'text: age\n',
    )
    .map((key) => edited(keys, (old) => (old.includes(key) ? old.replace(key, '') : old + key))),
  fc
    .tuple(fc.nat(11), fc.constantFrom(...said))
    .map(([at, text]) =>
      edited(
        'corpus/2024/reponses.alice.yaml',
        (old) => `${old}  - row: ${at}\n    quote: ${text}\n    codes: [lien]\n`,
      ),
    ),
);

export const changeOfIndicators = fc
  .subarray(['confiance', 'prêt*', 'on se prête', '[soir, devis]~4', '/d’en \\w+/u', '-devis', 'personne ne', 'y'], {
    minLength: 1,
  })
  .map((all) =>
    edited('codebook/1-liens/lien.md', (old) => old.replace(/indicators: .*/, `indicators: ${JSON.stringify(all)}`)),
  );

const changesOfFiles = fc.oneof(
  fc.constant(
    edited('codebook/1-liens/outil.md', (old) =>
      old.includes('[machine]') ? old.replace('[machine]', '[soir, devis]') : old.replace('[soir, devis]', '[machine]'),
    ),
  ),
  source.map(
    (path): Edit =>
      (folder) =>
        rmSync(join(folder, path), { force: true }),
  ),
  fc.tuple(source, codings).map(
    ([from, to]): Edit =>
      (folder) =>
        existsSync(join(folder, from)) && renameSync(join(folder, from), join(folder, to.replace('alice.yaml', 'md'))),
  ),
  // Two files change places.
  fc.tuple(codings, codings).map(
    ([one, other]): Edit =>
      (folder) => {
        const aside = join(folder, 'aside');
        renameSync(join(folder, one), aside);
        if (one !== other) renameSync(join(folder, other), join(folder, one));
        renameSync(aside, join(folder, other));
      },
  ),
  source.map(
    (path): Edit =>
      (folder) =>
        existsSync(join(folder, path)) && utimesSync(join(folder, path), 1e9, 1e9),
  ),
  fc
    .constantFrom('corpus/2024/notes.txt', 'corpus/_brouillon.md', 'codebook/README.md', 'reports/out/ancien.md')
    .map((path) => toggled(path, (file) => write(dirname(file), { [file.slice(dirname(file).length + 1)]: 'Rien.' }))),
  fc.constantFrom('corpus/2021', 'codebook/2-vide').map((path) => toggled(path, (folder) => mkdirSync(folder))),
  fc.constant(toggled('reports/note.md', (file) => write(dirname(file), { 'note.md': note }))),
  fc.constant(turned('reports/note.md', 'max=2', 'max=3')),
  fc.constant(turned('reports/note.md', 'word="confiance"', 'word="prêt*"')),
  fc.constant(turned('reports/note.md', 'quote="On se prête', 'quote="On te prête')),
  fc.constant(toggled('corpus/2024/double.md', (file) => symlinkSync('maison-0.md', file))),
);

const note = `# Note

« ${said[3]} »

::toc

::verbatims{code=lien max=2}

::verbatim{source=maison-0 quote="${said[0]}"}

::verbatim{source=maison-1 quote="On se prête les machines … rend."}

::theme{code=outil max=1}

:claim[Aucune]{word="confiance"} ne le dit.
`;

/** The files of what is remembered, and the outputs, of which unchanged pieces are taken. */
function rememberedIn(folder: string): string[] {
  return ['.study', 'reports/out'].flatMap((place) => {
    const below = join(folder, place);
    const names = existsSync(below) ? readdirSync(below, { recursive: true, encoding: 'utf8' }).sort() : [];
    return names.map((name) => join(below, name)).filter((file) => statSync(file).isFile());
  });
}

const damages = fc.oneof(
  fc.constant<Edit>((folder) => rmSync(join(folder, '.study'), { recursive: true, force: true })),
  fc.integer({ min: 0, max: 3000 }).map(
    (size): Edit =>
      (folder) => {
        for (const file of rememberedIn(folder)) truncateSync(file, size);
      },
  ),
  fc.integer({ min: 0, max: 6000 }).map(
    (at): Edit =>
      (folder) => {
        for (const file of rememberedIn(folder)) {
          const bytes = readFileSync(file);
          bytes[at % bytes.length] = (bytes[at % bytes.length] as number) ^ 1;
          writeFileSync(file, bytes);
        }
      },
  ),
);

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  { arbitrary: changesOfTexts, weight: 3 },
  { arbitrary: changesOfFiles, weight: 3 },
  { arbitrary: changeOfIndicators, weight: 3 },
  { arbitrary: changesOfTables, weight: 3 },
  { arbitrary: damages, weight: 1 },
);

/** Whatever edits are made to a study, its answers are those of a copy that nothing is remembered of. */
export async function sameAsFresh<T>(
  edits: fc.Arbitrary<readonly Edit[]>,
  answers: (folder: string) => Promise<T>,
  runs: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(edits, async (all) => {
      const folder = smallStudy();
      await answers(folder);
      for (const change of all) {
        change(folder);
        expect(await answers(folder)).toEqual(await answers(freshCopy(folder)));
      }
      rmSync(dirname(folder), { recursive: true });
    }),
    { numRuns: Number(process.env.RUNS ?? runs) },
  );
}
