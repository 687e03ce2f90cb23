import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../src/model/problem.ts';
import { StudyCopy } from './study-copy.ts';

// A real coded study that is not part of the project; the other tests do without it.
const clusters = join(import.meta.dirname, '..', '..', 'shared', 'studies', 'clusters-2021');
if (!existsSync(clusters))
  process.stderr.write('tests/acceptance.test.ts: no real study beside the project, skipped.\n');

interface Theme {
  code: string;
  label: string;
  k: number;
  n: number;
  segments: number;
}
interface Verbatim {
  source: string;
  text: string;
  shown: string;
  attribution: string;
  codes: string[];
  under: string;
  start: number;
  end: number;
}

describe.skipIf(!existsSync(clusters))('a real study', () => {
  const expected: { segments: { source: string; themes: string[]; codes: string[]; text: string }[] } = existsSync(
    clusters,
  )
    ? JSON.parse(readFileSync(join(clusters, 'expected.json'), 'utf8'))
    : { segments: [] };
  const copy = () => new StudyCopy(clusters);
  const mecaloire = 'corpus/2021/mecaloire.md';
  const codings = 'corpus/2021/mecaloire.gold.yaml';

  const isFault = ({ severity, rule }: Problem) => severity !== 'info' || rule === 'moved';

  test('all codings are located, exactly', async () => {
    const { code, problems, summary } = await copy().json('check');
    expect({ code, problems: problems.filter(isFault) }).toEqual({ code: 0, problems: [] });
    expect(summary).toMatchObject({ sources: 10, cases: 10, codings: 68, orphans: 0, drifted: 0, ambiguous: 0 });
  });

  test('every theme stands under its chapter, with the cases expected', async () => {
    const study = copy();
    const { reports } = await study.json('report');
    const [{ chapters, verbatims }]: [{ chapters: { id: string; themes: Theme[] }[]; verbatims: Verbatim[] }] = reports;
    expect(chapters).toHaveLength(6);
    const themes = chapters.flatMap((chapter) => chapter.themes);
    expect(themes).toHaveLength(24);
    for (const { code, k, n, segments } of themes) {
      const of = expected.segments.filter((segment) => segment.themes.includes(code));
      expect({ code, k, n, segments }).toEqual({
        code,
        k: new Set(of.map(({ source }) => source)).size,
        n: 10,
        segments: of.length,
      });
    }
    const headings = study
      .read('reports/out/report.md')
      .split('\n')
      .filter((line) => /^#{2,3} /.test(line));
    const from = headings.findIndex((line) => line.startsWith('## Chapitre 1'));
    const inOrder = chapters.flatMap(({ themes }, index) => [
      `## Chapitre ${index + 1}.`,
      ...themes.map(({ label }) => `### ${label}`),
    ]);
    for (const [index, wanted] of inOrder.entries()) expect(headings[from + index]).toContain(wanted);
    expect(verbatims).toHaveLength(68);
  });

  test('every verbatim is exact and attributed to its organisation', async () => {
    const study = copy();
    const { reports } = await study.json('report');
    const markdown = study.read('reports/out/report.md');
    for (const { source, text, attribution, codes, start, end } of reports[0].verbatims as Verbatim[]) {
      const of = expected.segments.find((segment) => segment.source === source && words(segment.text) === words(text));
      expect([...(of?.codes ?? [])].sort(), text.slice(0, 60)).toEqual([...codes].sort());
      const file = study.read(`corpus/2021/${source.replace(/-2021$/, '')}.md`);
      expect(attribution).toBe(`(${/^organisation: "(.+)"$/m.exec(file)?.[1]})`);
      const body = file.slice(file.indexOf('\n---\n') + 5);
      expect(words(body.slice(start, end))).toBe(words(text));
      expect(words(markdown)).toContain(words(`${text} ${attribution}`));
    }
  });

  test('corrected words lose nothing', async () => {
    const study = copy();
    expect((await study.run(['check', '--fix'])).code).toBe(0);
    expect(study.read(codings)).toMatch(/^ {4}at: \d+$/m);
    const before = (await study.json('report')).reports[0];
    study.change(
      mecaloire,
      "Aujourd'hui, il est constitué d'une centaine",
      "De nos jours, il est constitué d'une bonne centaine",
    );
    study.change(mecaloire, 'passe par une notion de feeling', 'passe par le feeling');
    const { summary, code, problems } = await study.json('check');
    expect(summary).toMatchObject({ codings: 68, orphans: 0, drifted: 2 });
    expect(summary.moved).toBeGreaterThan(0);
    expect(problems.filter(isFault).every(({ file }: Problem) => file === codings)).toBe(true);
    expect(code).toBe(0);
    const after = (await study.json('report')).reports[0];
    expect(after.chapters).toEqual(before.chapters);
    expect(after.verbatims.map(({ codes }: Verbatim) => codes)).toEqual(
      before.verbatims.map(({ codes }: Verbatim) => codes),
    );
    expect(study.read('reports/out/report.md')).toContain('La collaboration passe par le feeling.');
    await study.run(['check', '--fix']);
    expect(study.read(codings)).toContain('La collaboration passe par le feeling.');
    expect((await study.json('check')).summary).toMatchObject({ moved: 0, orphans: 0 });
  });

  test('`check --fix` changes nothing the second time', async () => {
    const study = copy();
    study.change(mecaloire, 'On fait de la chasse en meute !', 'On pratique la chasse en meute !');
    await study.run(['check', '--fix']);
    const once = study.files();
    await study.run(['check', '--fix']);
    expect(study.files()).toEqual(once);
  });

  test('the same bytes, whatever the time zone and the locale', async () => {
    const study = copy();
    await study.run(['report']);
    const first = study.outputs();
    expect(first.size).toBeGreaterThanOrEqual(3);
    for (const env of [{}, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, { LC_ALL: 'C' }]) {
      const other = copy();
      await other.run(['report'], env);
      expect(other.outputs()).toEqual(first);
    }
    await study.run(['report']);
    expect(study.outputs()).toEqual(first);
  });

  test('a claim the codings do not bear out fails, with its place, its numbers and its exceptions', async () => {
    const study = copy();
    // Five of ten speak of it; a sixth makes the claim tempting.
    const silent = expected.segments.find(
      ({ source }) => !expected.segments.some((one) => one.source === source && one.themes.includes('financement')),
    );
    const file = `corpus/2021/${silent?.source.replace(/-2021$/, '')}.gold.yaml`;
    study.write(file, study.read(file).replace(/codes: \[/, 'codes: [financement, '));
    study.write('reports/synthese.md', '# Synthèse\n\nIls en parlent, :claim[presque tous]{code=financement}.\n');
    const { code, reports, problems } = await study.json('report');
    expect(code).toBe(1);
    expect(problems).toMatchObject([{ rule: 'claim-fails', file: 'reports/synthese.md', line: 3, column: 17 }]);
    expect(reports[0].claims).toMatchObject([{ text: 'presque tous', k: 6, n: 10, verdict: 'fails', line: 3 }]);
    expect(reports[0].claims[0].exceptions).toHaveLength(4);
    for (const name of reports[0].claims[0].exceptions) expect(problems[0].message).toContain(name);
    const markdown = study.read('reports/out/synthese.md');
    expect(markdown).toMatch(/presque tous \*\*⚠ .*6 des 10 clusters/);
    expect(study.read('reports/out/synthese.html')).toContain('6 des 10 clusters');
  });

  test('a second wave, half coded, changes no share of the first', async () => {
    const study = copy();
    const of = (document: { by?: { values: { value: string; codes: Theme[] }[] } }, wave: string) =>
      document.by?.values.find(({ value }) => value === wave)?.codes.map(({ code, k, n }) => ({ code, k, n }));
    const before = await study.json('stats', '--by', 'wave');
    const reported = (await study.json('report')).reports[0];
    study.change('study.yaml', 'waves:\n', 'waves:\n  - { id: "2024", label: "2024" }\n');
    const front = 'consent: named\nwave: "2024"\n';
    study.write(
      'corpus/2024/tisserands.md',
      `---\norganisation: Les Tisserands\n${front}---\n\nOn recrute au village. La confiance vient ensuite.\n`,
    );
    study.write(
      'corpus/2024/tisserands.gold.yaml',
      'status: partial\ncodings:\n  - quote: |\n      On recrute au village.\n    codes: [difficulte-a-recruter]\n',
    );
    study.write(
      'corpus/2024/potiers.md',
      `---\norganisation: Les Potiers\n${front}---\n\nChacun son four, et la place est à tous.\n`,
    );
    const after = await study.json('stats', '--by', 'wave');
    expect(of(after, '2021')).toEqual(of(before, '2021'));
    expect(of(after, '2024')?.every(({ k, n }) => k === 0 && n === 0)).toBe(true);
    const { reports, problems } = await study.json('report');
    expect(problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    expect(reports[0].chapters).toEqual(reported.chapters);
    expect(study.read('reports/out/report.md')).toMatch(/Les Tisserands|Les Potiers/);
  });

  test('one coding changed touches its own lines only', async () => {
    const study = copy();
    await study.run(['report']);
    const composed = study.read('reports/out/report.md');
    await study.run(['report', '--eject']);
    await study.run(['report']);
    expect(study.read('reports/out/report.md')).toBe(composed);
    // From one sub-theme of « Support » to another: the theme's own count stays.
    study.change(codings, 'codes: [offres-integrees]', 'codes: [ecosysteme-complet]');
    await study.run(['report']);
    const changed = lineDifference(composed, study.read('reports/out/report.md'));
    expect(changed.filter((line) => !/empreinte/.test(line))).not.toEqual([]);
    for (const line of changed)
      expect(line).toMatch(/^\*\*(?:Offres intégrées|Écosystème complet)|empreinte|Aucun extrait/i);
    const fresh = copy();
    fresh.change(codings, 'codes: [offres-integrees]', 'codes: [ecosysteme-complet]');
    await fresh.run(['report']);
    for (const line of lineDifference(composed, fresh.read('reports/out/report.md')))
      expect(line).toMatch(
        /^\*\*(?:Offres intégrées|Écosystème complet)|empreinte|Aucun extrait|^> Production France|^$/i,
      );
  });

  test('the ejected template gives the report composed before, byte for byte', async () => {
    const study = copy();
    await study.run(['report']);
    const composed = study.outputs();
    await study.run(['report', '--eject']);
    expect(study.read('reports/report.md')).toContain('::verbatim{');
    await study.run(['report']);
    expect(study.outputs()).toEqual(composed);
  });

  test('`--new` lists what was coded since, and no more once it is pasted', async () => {
    const study = copy();
    const added = '  - quote: |\n      On a créé le buzz.\n    codes: [cause-commune]\n';
    study.change(mecaloire, 'On a créé le buzz. ', '');
    study.change(
      mecaloire,
      'La collaboration passe par une notion de feeling.\n',
      'La collaboration passe par une notion de feeling.\n\nOn a créé le buzz.\n',
    );
    const quote = study.read(codings);
    study.write(codings, quote.replace('On a créé le buzz. ', ''));
    await study.run(['report', '--eject']);
    expect((await study.json('report', '--new')).new).toEqual([{ name: 'report', sections: [] }]);
    study.write(codings, `${study.read(codings).trimEnd()}\n${added}`);
    const [{ sections }] = (await study.json('report', '--new')).new;
    expect(sections).toHaveLength(1);
    expect(sections[0]).toMatchObject({ code: 'cause-commune' });
    expect(sections[0].lines).toHaveLength(1);
    study.write('reports/report.md', `${study.read('reports/report.md')}\n${sections[0].lines[0]}\n`);
    expect((await study.json('report', '--new')).new).toEqual([{ name: 'report', sections: [] }]);
    const { code } = await study.json('report');
    expect(code).toBe(0);
    expect(study.read('reports/out/report.md')).toContain('> On a créé le buzz. (Mécaloire)');
  });

  test('nothing of an anonymous interview is in any output', async () => {
    const study = copy();
    study.change(mecaloire, 'consent: named', 'consent: anonymous');
    await study.run(['report', '--eject']);
    await study.run(['report']);
    await study.run(['report', '--draft', 'report']);
    const hidden = ['mecaloire', 'mecaloire-2021', 'baptiste', 'autin', 'la-chasse-en-meute'];
    for (const [path, text] of study.outputs()) {
      for (const name of hidden) {
        expect(unaccented(path)).not.toContain(name);
        const at = unaccented(text).indexOf(name);
        expect(at === -1 ? '' : `${path}: ${text.slice(Math.max(0, at - 60), at + 60)}`).toBe('');
      }
    }
    expect([...study.outputs().values()].join('')).toContain('On fait de la chasse en meute !');
  });

  test('`--dry-run` writes nothing', async () => {
    const study = copy();
    study.change(mecaloire, 'On fait de la chasse en meute !', 'On pratique la chasse en meute !');
    const before = study.files();
    for (const args of [['report'], ['report', '--eject'], ['check', '--fix']]) {
      const { stdout } = await study.run([...args, '--dry-run']);
      expect(stdout).toContain('would');
      expect(study.files()).toEqual(before);
    }
  });
});

/** A text without what marks emphasis, quotes, escapes and lists, on one line. */
function words(text: string): string {
  return text
    .replace(/[*_\\]/g, '')
    .replace(/^(?:> ?)?(?:- )?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Lines of one text and not of the other, by their number of times. */
function lineDifference(before: string, after: string): string[] {
  const counts = new Map<string, number>();
  for (const line of before.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of after.split('\n')) counts.set(line, (counts.get(line) ?? 0) - 1);
  return [...counts].filter(([, count]) => count !== 0).map(([line]) => line);
}
