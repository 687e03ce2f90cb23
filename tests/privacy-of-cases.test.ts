import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { exporters } from '../src/exchange/exporters.ts';
import { runStudy, temporaryStudy } from './cli.ts';
import { StudyCopy } from './study-copy.ts';

/** Léa agreed to be named in 2024 only: whoever joins her two interviews would name the first. */
const panel = (first: string, second: string) => ({
  'study.yaml':
    'design: panel\nwaves: ["2021", "2024"]\nattribution: "({interviewee}, {wave})"\ncoders: { report: [alice] }\n',
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\nS’aider.\n',
  'corpus/2021/lea.md': `---\n${first}---\n\n**R :** On se prête les outils entre nous.\n`,
  'corpus/2021/lea.alice.yaml': 'codings:\n  - quote: On se prête les outils entre nous.\n    codes: [entraide]\n',
  'corpus/2024/lea.md': `---\ninterviewee: Léa Zzpan\n${second}---\n\n**R :** Moi, Léa Zzpan, je prête encore mes outils.\n`,
  'corpus/2024/lea.alice.yaml':
    'codings:\n  - quote: Moi, Léa Zzpan, je prête encore mes outils.\n    codes: [entraide]\n',
});

const named = 'consent: named\n';
const name = /zzpan|l[ée]a\b/i;

test.each([
  ['anonymous', 'consent: anonymous\n', named],
  ['none', 'consent: none\n', named],
])('a case of which one wave is %s is named in no output', async (_, first, second) => {
  const study = new StudyCopy(temporaryStudy(panel(first, second)));
  const calls = [
    ['report'],
    ['stats', '--by', 'case', '--json'],
    ['verbatims', 'entraide', '--json'],
    ['search', 'outils', '--json'],
    ['diff', '2021', '2024', '--by', 'wave', '--verbatims', '--json'],
  ];
  for (const call of calls) {
    const { stdout, stderr, code } = await study.run(call);
    expect(code, stderr).toBe(0);
    // What is wrong in files is told with their paths.
    const said = call.includes('--json') ? JSON.stringify({ ...JSON.parse(stdout), problems: [] }) : stdout;
    expect(call[0] === 'report' ? '' : said).not.toMatch(name);
  }
  for (const [path, bytes] of study.files('reports/out')) expect(`${path}${bytes}`).not.toMatch(name);
});

test.each(Object.entries(exporters).flatMap(([format, { endings }]) => endings.map((ending) => [format, ending])))(
  'export as %s, .%s, shows the pseudonym beside no name',
  async (format, ending) => {
    const folder = temporaryStudy(panel('', named));
    const { stderr, code } = await runStudy(['export', `etude.${ending}`, '--format', format as string], {
      cwd: folder,
    });
    expect(code, stderr).toBe(0);
    const bytes = readFileSync(join(folder, `etude.${ending}`));
    expect(await textIn(bytes)).not.toMatch(name);
  },
);

test('a case that may be named in every wave is', async () => {
  const { stdout } = await runStudy(['verbatims', 'entraide'], { cwd: temporaryStudy(panel(named, named)) });
  expect(stdout).toContain('Léa Zzpan');
});

test('the check says that consents differ, and where', async () => {
  const { stdout, code } = await runStudy(['check'], { cwd: temporaryStudy(panel('', named)) });
  expect(stdout).toContain('corpus/2024/lea.md:3:1 warning The case « lea » may be named here');
  expect(code).toBe(0);
});

async function textIn(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 4).toString() === 'PAR1')
    return JSON.stringify(await parquetReadObjects({ file: new Uint8Array(bytes).buffer }), (_, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes.toString('utf8');
  return Object.entries(unzipSync(bytes))
    .map(([path, content]) => `${path}\n${Buffer.from(content).toString('utf8')}`)
    .join('\n');
}
