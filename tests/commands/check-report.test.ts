import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const report = `# Ce que disent les ateliers

Le président de la Forge résume la chose : « On met les gens ensemble, et chacun repart avec le fer qu’il n’avait pas. »

> On partage le même camoin depuis dix ans, sans l’avoir jamais écrit nulle part. (Moulin Neuf)

Il en va autrement sur le canal.

> Les clés de l’écluse passent de main en main, et personne n’en tient le compte. (La Forge)

Et ceci, que l’on nous a dit partout : « la confiance est un muscle qui s’entretient chaque matin avant le café ».

« Les avantages concurrentiels résident de plus en plus dans des choses locales » (Porter, 1998).
`;

const folder = temporaryStudy({
  'study.yaml': 'consent: named\nattribution: "({organisation})"\n',
  'corpus/forge.md':
    '---\norganisation: La Forge\n---\n\n**R :** On met les gens ensemble, et chacun repart avec le fer qu’il n’avait pas.\n',
  'corpus/moulin.md':
    '---\norganisation: Moulin Neuf\n---\n\n**R :** On partage le même camion depuis dix ans, sans l’avoir jamais écrit nulle part.\n',
  'corpus/ecluse.md':
    '---\norganisation: L’Écluse\n---\n\n**R :** Les clés de l’écluse passent de main en main, et personne n’en tient le compte.\n',
  'codebook/vie/lien.md': '---\nlabel: Lien\n---\n',
  'ailleurs/rapport.md': report,
  'ailleurs/rapport.markdown': report,
});

describe('study check FILE.md, of a report written by hand', () => {
  it('catches a misquote of one letter, a quote given to another, and an invented one', async () => {
    const { stdout, code } = await runStudy(['check', 'ailleurs/rapport.md'], { cwd: folder });
    expect(stdout.replace(/[\u00a0\u202f]/g, ' ').split('\n')).toEqual([
      'ailleurs/rapport.md:5:22 error « le même camoin depuis dix » should read « le même camion depuis dix »: these are not the words of Moulin Neuf (corpus/moulin.md:5:9). Write what was said, or mark what you change: […] for a cut, [word] for words of your own. (misquoted)',
      'ailleurs/rapport.md:9:3 error « Les clés de l’écluse passent de main en main, et … » is said by L’Écluse (corpus/ecluse.md:5:9), not by La Forge. Correct the attribution, or the quote. (wrong-attribution)',
      'ailleurs/rapport.md:11:42 warning No interview says « la confiance est un muscle qui s’entretient chaque matin avant … », nor anything near it. Correct it, or say where it comes from: a footnote, « (Porter, 1990) », or `:claim[…]{unchecked="…"}` around it. (quote-not-found)',
      '2 errors, 1 warning.',
      '',
    ]);
    expect(code).toBe(1);
  });

  it('reads a file that is called .markdown', async () => {
    const { stdout, stderr } = await runStudy(['check', 'ailleurs/rapport.markdown'], { cwd: folder });
    expect([stderr, stdout]).toEqual([
      '',
      expect.stringContaining('ailleurs/rapport.markdown:5:22 error « le même camoin'),
    ]);
  });

  it('gives programs the right text and its place', async () => {
    const { stdout } = await runStudy(['check', 'ailleurs/rapport.md', '--json'], { cwd: folder });
    const { problems } = JSON.parse(stdout);
    expect(problems).toMatchObject([
      {
        rule: 'misquoted',
        expected: 'On partage le même camion depuis dix ans, sans l’avoir jamais écrit nulle part',
        related: { file: 'corpus/moulin.md', line: 5, column: 9 },
      },
      { rule: 'wrong-attribution', expected: '(L’Écluse)', related: { file: 'corpus/ecluse.md', line: 5 } },
      { rule: 'quote-not-found', severity: 'warning' },
    ]);
  });

  it('finds nothing once they are mended', async () => {
    const mended = report
      .replace('camoin', 'camion')
      .replace('(La Forge)', '(L’Écluse)')
      .replace(/^Et ceci.*$/m, 'Et voilà tout.');
    writeFileSync(join(folder, 'ailleurs/juste.md'), mended);
    const { stdout, code } = await runStudy(['check', 'ailleurs/juste.md'], { cwd: folder });
    expect(stdout).toBe('0 errors, 0 warnings.\n');
    expect(code).toBe(0);
  });
});

const studies = join(import.meta.dirname, '../../../shared/studies');
const published = join(studies, 'model-report.md');

describe.skipIf(!existsSync(published))('a published report (skipped where ../shared/studies is absent)', () => {
  const ofQuotes = ['misquoted', 'wrong-attribution', 'quote-not-found', 'interviewer-quote', 'consent'];
  const check = async (text: string) => {
    // A copy: what `check` remembers is written beside the study.
    const cwd = temporaryStudy({ 'rapport.md': text });
    cpSync(join(studies, 'clusters-2021'), cwd, { recursive: true });
    const { stdout } = await runStudy(['check', 'rapport.md', '--json'], { cwd });
    const { problems } = JSON.parse(stdout) as { problems: { rule: string; line: number }[] };
    return problems.filter(({ rule }) => ofQuotes.includes(rule)).map(({ rule, line }) => `${line} ${rule}`);
  };

  it('has no false alarm, and shows what is changed in it', async () => {
    const text = readFileSync(published, 'utf8');
    expect(await check(text)).toEqual([]);
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.endsWith('(Norlink)'));
    expect(at).toBeGreaterThan(0);
    lines[at] = (lines[at] as string).replace('(Norlink)', '(Mécaloire)');
    expect(await check(lines.join('\n'))).toEqual([`${at + 1} wrong-attribution`]);
  });
});
