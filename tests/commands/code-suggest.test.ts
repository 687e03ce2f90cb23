import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { inventedCode, inventedParagraph, inventedStudy } from '../coding/invented-study.ts';

const root = join(import.meta.dirname, '../..');
const clusters = join(root, '../shared/studies/clusters-2021');

interface Ranked {
  source: string;
  start: number;
  end: number;
  text: string;
  codes: { code: string; confidence: number | null; because: string }[];
}

const words = (...calls: string[]) => ['code', ...calls];

describe('study code --suggest', () => {
  const files = inventedStudy();

  it('writes what it is sure of for the interview nobody has read, and the same file again', async () => {
    const cwd = temporaryStudy(files);
    const { stdout, code } = await runStudy(words('--suggest'), { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Learned from 54 coded passages of 9 interviews.');
    const path = join(cwd, 'corpus/e9.model.yaml');
    const written = readFileSync(path, 'utf8');
    expect(written).toMatch(/^# Suggestions learned/);
    expect(written).toContain(`codes: [${inventedCode(9, 0)}]`);
    expect(written).toMatch(/status: suggested\n {4}confidence: 0\.\d+\n {4}because: \|\n {6}mots/);
    expect(existsSync(join(cwd, 'corpus/e0.model.yaml'))).toBe(false);
    await runStudy(words('--suggest'), { cwd });
    expect(readFileSync(path, 'utf8')).toBe(written);
    const counts = await Promise.all(
      [cwd, temporaryStudy(files)].map((of) => runStudy(['stats', '--json'], { cwd: of })),
    );
    expect(JSON.parse(counts[0]?.stdout ?? '').codes).toEqual(JSON.parse(counts[1]?.stdout ?? '').codes);
  });

  it('--dry-run writes nothing; --json lists every paragraph, the codes ranked', async () => {
    const cwd = temporaryStudy(files);
    const { stdout } = await runStudy(words('--suggest', '--dry-run', '--json'), { cwd });
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ scope: 'unread', threshold: 0.5, reason: null, withheld: 0 });
    expect(document.suggestions).toHaveLength(9);
    for (const { codes } of document.suggestions as Ranked[]) {
      expect(codes.map(({ confidence }) => confidence)).toEqual(
        codes.map(({ confidence }) => confidence).sort((a, b) => (b ?? 0) - (a ?? 0)),
      );
    }
    expect(existsSync(join(cwd, 'corpus/e9.model.yaml'))).toBe(false);
  });

  it('keeps what a person rejected and does not suggest it again', async () => {
    const cwd = temporaryStudy(files);
    await runStudy(words('--suggest'), { cwd });
    const written = readFileSync(join(cwd, 'corpus/e9.model.yaml'), 'utf8');
    const first = inventedParagraph(inventedCode(9, 0), 81);
    const rejected = written.replace('status: suggested', 'status: rejected');
    const again = temporaryStudy({ ...files, 'corpus/e9.model.yaml': rejected });
    const { stdout } = await runStudy(words('--suggest', '--json'), { cwd: again });
    expect(readFileSync(join(again, 'corpus/e9.model.yaml'), 'utf8')).toBe(rejected);
    const ranked = JSON.parse(stdout).suggestions.find(({ text }: Ranked) => text === first) as Ranked;
    expect(ranked.codes.map(({ code }) => code)).not.toContain(inventedCode(9, 0));
  });

  it('ranks only where little is coded: confidence is null, why is said, and --best writes', async () => {
    const cwd = temporaryStudy(inventedStudy({ sources: 3, coded: 2 }));
    const { stdout } = await runStudy(words('--suggest', '--json'), { cwd });
    const { suggestions, reason, learned } = JSON.parse(stdout);
    expect(learned).toEqual({ passages: 12, sources: 2, calibrated: false });
    expect(reason).toContain('50 are needed');
    expect(suggestions[0].codes[0].confidence).toBeNull();
    expect(existsSync(join(cwd, 'corpus/e2.model.yaml'))).toBe(false);
    await runStudy(words('--suggest', '--best', '1'), { cwd });
    const written = readFileSync(join(cwd, 'corpus/e2.model.yaml'), 'utf8');
    expect(written.match(/codes:/g)).toHaveLength(9);
    expect(written).not.toContain('confidence:');
  });

  it('ranks all and writes nothing where every interview has been read', async () => {
    const cwd = temporaryStudy(inventedStudy({ sources: 9, coded: 9 }));
    const { stdout } = await runStudy(words('--suggest'), { cwd });
    expect(stdout).toContain('Every interview has been read to the end: nothing is written.');
    expect(existsSync(join(cwd, 'corpus/e0.model.yaml'))).toBe(false);
  });

  it('changes nothing where a theme cannot be read', async () => {
    const cwd = temporaryStudy({ ...files, 'codebook/1-tout/argent.md': '---\nid: [argent\n---\n' });
    const { stderr, code } = await runStudy(words('--suggest', '--best', '1'), { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('The codebook could not be read: no suggestion was changed.');
    expect(existsSync(join(cwd, 'corpus/e9.model.yaml'))).toBe(false);
  });

  it('a file of its codings that cannot be read stops its source only, whoever’s it is', async () => {
    const latin = Buffer.from('codings:\n  - quote: Là\n    codes: [argent]\n', 'latin1');
    const broken: Record<string, string | Buffer>[] = [
      { 'corpus/e9.bea.yaml': 'codings: [\n' },
      { 'corpus/e9.model.yaml': latin },
    ];
    for (const more of broken) {
      const cwd = temporaryStudy({ ...inventedStudy({ sources: 11 }), ...more });
      const { stdout, code } = await runStudy(words('--suggest'), { cwd });
      expect(code).toBe(1);
      expect(stdout).toMatch(/E\d+: a file of its codings cannot be read, so nothing was suggested for it/);
      for (const [path, content] of Object.entries(more))
        expect(readFileSync(join(cwd, path))).toEqual(Buffer.from(content));
      expect(existsSync(join(cwd, 'corpus/e9.model.yaml'))).toBe('corpus/e9.model.yaml' in more);
      expect(existsSync(join(cwd, 'corpus/e10.model.yaml'))).toBe(true);
    }
  });

  it('takes interviews of the waves that are named, and a threshold as a percentage', async () => {
    const waves = { 'study.yaml': 'language: fr\nwaves: ["2021", "2024"]\n' };
    const dated = { 'corpus/e9.md': `---\nwave: "2021"\n---\n\n${files['corpus/e9.md']}` };
    const cwd = temporaryStudy({ ...files, ...waves, ...dated });
    const scope = async (wave: string) => {
      const { stdout } = await runStudy(words('--suggest', '--wave', wave, '--threshold', '50 %', '--json'), { cwd });
      const { written, threshold } = JSON.parse(stdout);
      return [written.length, threshold];
    };
    expect(await scope('2024')).toEqual([0, 0.5]);
    expect(await scope('2021')).toEqual([1, 0.5]);
  });

  it('whole answers are one unit', async () => {
    const answer = `**R :** ${inventedParagraph('argent', 1)}\n\n${inventedParagraph('argent', 2)}\n`;
    const cwd = temporaryStudy({ ...files, 'corpus/e9.md': answer });
    const { stdout } = await runStudy(words('--suggest', '--unit', 'answer', '--json'), { cwd });
    const { suggestions } = JSON.parse(stdout);
    expect(suggestions).toHaveLength(1);
    expect(suggestions[0].text).toBe(`${inventedParagraph('argent', 1)}\n\n${inventedParagraph('argent', 2)}`);
    expect(suggestions[0].codes[0].code).toBe('argent');
  });

  it('quotes nobody without consent and names nobody who is anonymous', async () => {
    const hidden = 'interviewee: Odile Marchand\norganisation: Cabinet des Tilleuls';
    const own = (i: number, front: string) =>
      `---\n${front}\n---\n\nOdile Marchand le dit aussi : ${files[`corpus/e${i}.md`]}`;
    const changed = Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [
        `corpus/e${i}.md`,
        own(i, i === 9 ? `${hidden}\npseudonym: E09` : i === 8 ? 'consent: none' : `${hidden}${i}\npseudonym: E0${i}`),
      ]),
    );
    const cwd = temporaryStudy({ ...files, ...changed });
    const { stdout } = await runStudy(words('--suggest', 'e9', 'e8', '--json'), { cwd });
    expect(stdout).not.toMatch(/Odile|Marchand|Tilleuls/);
    const { suggestions, withheld } = JSON.parse(stdout);
    expect(withheld).toBe(9);
    expect([...new Set(suggestions.map(({ source }: Ranked) => source))]).toEqual(['E09']);
    const written = readFileSync(join(cwd, 'corpus/e9.model.yaml'), 'utf8');
    expect(written).toMatch(/proche de E0\d/);
    const because = written.split('\n').filter((line) => /^ {6}(mots|indices|proche)/.test(line));
    expect(because.join('\n')).not.toMatch(/Odile|Marchand|Tilleuls/);
    expect(because.join('\n')).not.toMatch(/\(7[2-9]\)|\(80\)/);
  });

  it.each([
    [['--suggest', '--threshold', '2'], 'a share is a number from 0 to 1'],
    [['--suggest', '--threshold', '0x0'], 'a share is a number from 0 to 1'],
    [['--suggest', '--threshold', '1e-1'], 'a share is a number from 0 to 1'],
    [['--evaluate', '--threshold', '101%'], 'a share is a number from 0 to 1'],
    [['--suggest', '--wave', 'nonsense'], 'no wave « nonsense »'],
    [['--suggest', '--by', 'wave'], '`study code --suggest` takes no --by'],
    [['--evaluate', '--wave', '2021'], '`study code --evaluate` takes no --wave'],
    [['--evaluate', '--best', '2'], '`study code --evaluate` takes no --best'],
    [['--rules', '--threshold', '0.9'], '`study code --rules` takes no --threshold'],
    [['--rules', '--explain', '--memo', 'x'], 'takes no --memo'],
    [['--unexplained', '--no-provider'], '`study code --unexplained` takes no --no-provider'],
    [['--print', 'e0', '--coder', 'ana'], '`study code --print` takes no --coder'],
    [['--suggest', '--threshold', '0.5', '--best', '1'], 'Give --threshold or --best'],
    [['--suggest', '--unit', 'word'], '`paragraph` or `answer`'],
    [['--suggest', 'nobody'], 'no source « nobody »'],
    [['--suggest', '--evaluate'], 'two ways of coding'],
    [['--evaluate', 'e0'], 'holds out every coded interview'],
    [['--evaluate', '--by', 'wave'], 'one wave only'],
    [['--evaluate', '--by', 'case'], 'a `source` or a `wave`'],
  ])('%j is refused in a line', async (args, message) => {
    const { stderr, code } = await runStudy(words(...args), { cwd: temporaryStudy(files) });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('a study without codes has nothing to suggest', async () => {
    const { stderr, code } = await runStudy(words('--suggest'), {
      cwd: temporaryStudy({ 'corpus/a.md': 'Oui.\n', 'codebook/README.md': '' }),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('The codebook has no codes');
  });
});

describe('study code --evaluate', () => {
  it('holds out sources and waves, beside the baselines, and fits its schema', async () => {
    const files = Object.fromEntries(
      Object.entries(inventedStudy({ sources: 10, coded: 10 })).map(([path, text]) => [
        path.replace(/^corpus\/e([0-4])\./, 'corpus/2021/e$1.').replace(/^corpus\/e([5-9])\./, 'corpus/2024/e$1.'),
        text,
      ]),
    );
    const { stdout, code } = await runStudy(words('--evaluate', '--json'), { cwd: temporaryStudy(files) });
    expect(code).toBe(0);
    const document = JSON.parse(stdout);
    const ajv = new Ajv2020({ allowUnionTypes: true });
    const schema = (name: string) => JSON.parse(readFileSync(join(root, 'docs/schemas', name), 'utf8'));
    for (const name of ['problem.json', 'provider.json']) ajv.addSchema(schema(name), name);
    expect(ajv.validate(schema('code-evaluate.json'), document), JSON.stringify(ajv.errors)).toBe(true);
    const [bySource, byWave] = document.evaluations;
    expect([bySource.by, bySource.parts, byWave.by, byWave.parts]).toEqual(['source', 10, 'wave', 2]);
    const [suggestions, , , majority] = bySource.methods;
    expect(suggestions.themes.n).toBe(60);
    expect(suggestions.themes.top1).toBeGreaterThan(0.9);
    expect(majority.themes.top1).toBeLessThan(0.5);
    expect(bySource.calibration.all.error).toBeLessThan(0.1);
  });

  it('says that it only ranks where little is coded', async () => {
    const { stdout, code } = await runStudy(words('--evaluate'), {
      cwd: temporaryStudy(inventedStudy({ sources: 3, coded: 3 })),
    });
    expect(code).toBe(0);
    expect(stdout).toContain('3 interviews held out in turn, 18 coded passages.');
    expect(stdout).toContain('codes are ranked, without');
  });

  it('has nothing to hold out where one interview is coded', async () => {
    const { stderr, code } = await runStudy(words('--evaluate'), { cwd: temporaryStudy(inventedStudy({ coded: 1 })) });
    expect(code).toBe(2);
    expect(stderr).toContain('two interviews that people have coded');
  });
});

describe.skipIf(!existsSync(clusters))('the coded study of clusters (skipped where it is absent)', () => {
  it('each interview held out: themes, beside the baselines, and how far confidences can be trusted', async () => {
    const { stdout, code } = await runStudy(words('--evaluate', '--json', '--study', clusters));
    expect(code).toBe(0);
    const [{ methods, calibration, passages, parts }] = JSON.parse(stdout).evaluations;
    expect([parts, passages]).toEqual([10, 68]);
    const themes = Object.fromEntries(
      methods.map((one: { method: string; themes: object }) => [one.method, one.themes]),
    );
    expect(themes.suggestions.top1).toBeGreaterThan(0.6);
    expect(themes.suggestions.top3).toBeGreaterThan(0.84);
    expect(themes.majority.top1).toBeLessThan(0.3);
    expect(calibration.all.error).toBeLessThan(0.02);
    expect(calibration.first.error).toBeLessThan(calibration.first.chance * 1.5);
  }, 180_000);

  it('one interview without its codings: its paragraphs get their theme by what the others teach', async () => {
    const cwd = temporaryStudy({});
    cpSync(clusters, cwd, { recursive: true, filter: (path) => !path.endsWith('mecaloire.gold.yaml') });
    const { stdout } = await runStudy(words('--suggest', '--json'), { cwd });
    const { suggestions } = JSON.parse(stdout) as { suggestions: Ranked[] };
    expect(new Set(suggestions.map(({ source }) => source))).toEqual(new Set(['mecaloire-2021']));
    const { segments } = JSON.parse(readFileSync(join(clusters, 'expected.json'), 'utf8'));
    const own = segments.filter(({ source }: { source: string }) => source === 'mecaloire-2021');
    const found = own.filter(({ text, codes, themes }: { text: string; codes: string[]; themes: string[] }) =>
      suggestions.some((one) => text.includes(one.text) && [...codes, ...themes].includes(one.codes[0]?.code ?? '')),
    );
    expect(found.length / own.length).toBeGreaterThanOrEqual(0.4);
  }, 60_000);
});
