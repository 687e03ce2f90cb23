import { cpSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCodingFile } from '../../src/coding/add-codings.ts';
import { locate } from '../../src/coding/locate.ts';
import { answerParagraphs } from '../../src/coding/passages.ts';
import { quoteOfSpan } from '../../src/coding/quote-of-span.ts';
import { paragraphMarkdown } from '../../src/exchange/plain-markdown.ts';
import type { Source } from '../../src/model/source.ts';
import type { Span } from '../../src/model/span.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { temporaryStudy } from '../cli.ts';
import { codedStudy } from '../coding/coded.ts';
import { runHere } from '../run-here.ts';

const split = (texts: string) => texts.split('|');
const sign = fc.constantFrom(
  ...split('- |+ |* |# |> |1. |=|[|<b>|&amp; |\\*|_|**|* * * |`|« |…|Q : |R: |**Q :** |Léa : |~~'),
);
const words = fc.constantFrom(
  ...split('bruit|le bruit|on s’aide|l’été|œuvre|12|🙂|bruit*|_bas_|fin]|</b>| : | ; |"oui"|a…b|x […] y'),
);
const end = fc.constantFrom(...split('| *|**|_|.| !| -'));
/** What begins and ends with any sign. */
const said = fc
  .tuple(fc.array(sign, { maxLength: 2 }), fc.array(words, { minLength: 1, maxLength: 6 }), end)
  .map(([signs, spoken, last]) => `${signs.join('')}${spoken.join(' ')}${last}`.trim())
  .filter((text) => /\p{L}/u.test(text));
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Answers in a table and in an interview; and where passages of each lie, in shares of its length. */
const answers = fc.record({
  rows: fc.array(fc.array(said, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
  paragraphs: fc.array(said, { minLength: 1, maxLength: 6 }),
  cuts: fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 5 }),
});

const cell = (text: string) => `"${text.replace(/"/g, '""')}"`;

function filesOf(rows: readonly (readonly string[])[], paragraphs: readonly string[]): Record<string, string> {
  return {
    'study.yaml': 'language: fr\nconsent: named\ninterviewers: [Q]\ncoders: { report: [zoe] }\n',
    'codebook/1-vie/don.md': '---\nid: don\nlabel: Don\n---\nDonner.\n',
    'corpus/2024/a.yaml': 'id: id\n',
    'corpus/2024/a.csv': `id,text\n${rows.map((texts, i) => `${i + 1},${cell(texts.join('\n\n'))}\n`).join('')}`,
    'corpus/2024/b.md': `**Q :** Alors ?\n\n**R :** Voilà.\n\n${paragraphs.map(paragraphMarkdown).join('\n\n')}\n`,
  };
}

/** The coding file of a source whose paragraphs are coded, and pieces of them. */
function codingsOf(coded: CodedStudy, source: Source, cuts: readonly (readonly [number, number])[]): string {
  const spans = answerParagraphs(coded, source).flatMap((whole) => [
    whole,
    ...cuts.map((cut) => piece(source, whole, cut)),
  ]);
  const quotes = spans.flatMap((span) => quoteOfSpan(source, span, []) ?? []);
  const given = quotes.map(({ quote, at }) => ({ quote, at, codes: ['don'], against: [] }));
  return newCodingFile(given, { row: source.row });
}

function piece({ body }: Source, { start, end }: Span, cut: readonly [number, number]): Span {
  const isHalf = (at: number) => /[\ud800-\udbff]/.test(body[at - 1] ?? '');
  const at = (part: number) => {
    const unit = Math.round(start + (end - start) * part);
    return isHalf(unit) ? unit + 1 : unit;
  };
  return { start: at(Math.min(...cut)), end: at(Math.max(...cut)) };
}

/** What `import` counts of the codings of a file that `export` has written. */
async function broughtBack(cwd: string, file: string, options = ['--full']) {
  await runHere(['export', file, '--force', ...options], cwd);
  const { stdout } = await runHere(['import', file, '--dry-run', '--json'], cwd);
  return JSON.parse(stdout).codings;
}

test('a paragraph is located where it stands, with the signs at its ends', () => {
  fc.assert(
    fc.property(answers, ({ rows, paragraphs }) => {
      const coded = codedStudy(filesOf(rows, paragraphs));
      for (const source of coded.sources) {
        for (const { text, start, end } of answerParagraphs(coded, source)) {
          const found = locate(text, start, source);
          expect([found?.located, found?.start, found?.end]).toEqual(['exact', start, end]);
        }
      }
    }),
  );
});

test('a project of the study’s own, brought back, has nothing new', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(answers, async ({ rows, paragraphs, cuts }) => {
      const files = filesOf(rows, paragraphs);
      const coded = codedStudy(files);
      const of = (isRow: boolean) =>
        coded.sources
          .filter(({ row }) => (row !== undefined) === isRow)
          .map((source) => codingsOf(coded, source, cuts));
      const cwd = temporaryStudy({
        ...files,
        'corpus/2024/a.zoe.yaml': `codings:\n${of(true).join('').replaceAll('codings:\n', '')}`,
        'corpus/2024/b.zoe.yaml': of(false).join(''),
      });
      for (const file of ['o.qdpx', 'o.csv'])
        expect(await broughtBack(cwd, file)).toMatchObject({
          added: 0,
          known: expect.toSatisfy((n) => n > rows.length),
        });
    }),
    { numRuns: 30 },
  );
});

test('nor has the example: what has words cut out is there in its pieces, and as a whole', async () => {
  const cwd = temporaryStudy({});
  for (const name of ['study.yaml', 'codebook', 'corpus'])
    cpSync(join(import.meta.dirname, '..', '..', name), join(cwd, name), { recursive: true });
  for (const [file, count] of Object.entries({ 'o.qdpx': 374, 'o.csv': 272 })) {
    expect(await broughtBack(cwd, file)).toMatchObject({ added: 0, known: count });
  }
});

test('nor has a passage of which something was taken back', async () => {
  const said = 'Le bruit est là. Le secret, de Jean. Et la suite du bruit.';
  const codings = (row: string) =>
    `codings:\n${['Le bruit est là. Le secret, de Jean. Et la suite', 'Et la', 'Le bruit est là.']
      .map((quote) => `  - quote: ${quote}\n    codes: [don]\n${row}`)
      .join('')}`;
  const cwd = temporaryStudy({
    ...filesOf([], []),
    'corpus/2024/a.csv': `id,text,withdrawn\n1,"${said}","Le secret, de Jean."\n`,
    'corpus/2024/a.zoe.yaml': codings('    row: 1\n'),
    'corpus/2024/b.md': `---\nwithdrawn: ["Le secret, de Jean."]\n---\n**R :** ${said}\n`,
    'corpus/2024/b.zoe.yaml': codings(''),
  });
  for (const file of ['o.qdpx', 'o.csv', 'o.xlsx'])
    expect(await broughtBack(cwd, file)).toMatchObject({ added: 0, known: 6 });
});

test('nor has a passage that ends in a question or a heading, or begins with the sign of a list', async () => {
  const passage = (quote: string) => `  - quote: |\n${quote.replace(/^(?=.)/gm, '      ')}\n    codes: [don]\n`;
  const cwd = temporaryStudy({
    ...filesOf([], []),
    'corpus/2024/b.md':
      '---\nwithdrawn: [et le reste.]\n---\n**Q :** Ici ?\n\n**R :** On prête tout, et le reste.\n\n**Q :** Souvent ?\n\n**R :** Le dimanche, oui.\n\n- Des outils.\n- Et du temps.\n\n# La suite\n\n*#* chez va soir.\n',
    'corpus/2024/b.zoe.yaml': `codings:\n${[
      'On prête tout, et le reste.\n\nSouvent ?\n\nLe dimanche, oui.',
      'Le dimanche, oui.\n\n- Des outils.',
      '- Des outils.\n- Et du temps.',
      '- Et du temps.\n\nLa suite',
      '# chez va soir.',
    ]
      .map(passage)
      .join('')}`,
  });
  for (const file of ['o.qdpx', 'o.csv', 'o.xlsx'])
    expect(await broughtBack(cwd, file)).toMatchObject({ added: 0, known: 5 });
});

test('nor has a passage in which names are masked', async () => {
  const front = 'organisation: Lyon Nord\ninterviewee: Marie Dupont\n';
  const quotes = ['On se prête les outils avec Marie Dupont entre voisins.', 'Marie Dupont vient.', 'Et Dupont repart'];
  const codings = (row: string) =>
    `codings:\n${quotes.map((quote) => `  - quote: ${quote}\n    codes: [don]\n${row}`).join('')}`;
  const said = `${quotes.slice(0, 2).join(' ')} Et Dupont repart vite.`;
  const cwd = temporaryStudy({
    ...filesOf([], []),
    'study.yaml': 'language: fr\ncoders: { report: [zoe] }\nidentifying: [organisation, interviewee]\n',
    'corpus/2024/a.csv': `id,text,organisation,interviewee\n1,"${said}",Lyon Nord,Marie Dupont\n`,
    'corpus/2024/a.zoe.yaml': codings('    row: 1\n'),
    'corpus/2024/b.md': `---\n${front}---\n**R :** ${said}\n`,
    'corpus/2024/b.zoe.yaml': codings(''),
  });
  for (const file of ['o.qdpx', 'o.csv', 'o.xlsx']) {
    expect(await broughtBack(cwd, file, [])).toMatchObject({ added: 0, known: 6 });
    expect(await broughtBack(cwd, file)).toMatchObject({ added: 0, known: 6 });
  }
});

test('of two coders of a passage each keeps the codes that are their own', async () => {
  const passage = (codes: string) => `codings:\n  - quote: On se prête tout.\n    codes: [${codes}]\n`;
  const cwd = temporaryStudy({
    ...filesOf([], []),
    'study.yaml': 'language: fr\nconsent: named\ncoders: { report: [zoe, tom] }\n',
    'codebook/1-vie/temps.md': '---\nid: temps\nlabel: Temps\n---\nLe temps.\n',
    'corpus/2024/b.md': '**R :** On se prête tout.\n',
    'corpus/2024/b.zoe.yaml': passage('don, temps'),
    'corpus/2024/b.tom.yaml': passage('temps'),
  });
  for (const file of ['o.qdpx', 'o.csv', 'o.xlsx'])
    expect(await broughtBack(cwd, file)).toMatchObject({ added: 0, known: 2 });
});
