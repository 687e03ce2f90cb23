import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const answers = ['On s’aide.', 'On vend le samedi.', 'On s’aide encore.', 'Il pleut.', 'On s’aide enfin.', 'Rien.'];
const interview = (lines: readonly string[]) => lines.map((line) => `**R :** ${line}\n`).join('\n');
const codings = (lines: readonly string[], code: string) =>
  `codings:\n${lines.map((line) => `  - quote: ${line}\n    codes: [${code}]\n`).join('')}`;

function study(): string {
  return temporaryStudy({
    'study.yaml': 'waves: ["2021", "2024"]\n',
    'codebook/1-vie/entraide.md':
      '---\nid: entraide\nlabel: Entraide\nsubthemes:\n  - id: coup-de-main\n    label: Coup de main\n---\nS’aider.\n',
    'corpus/2021/a.md': `---\nconsent: named\n---\n${interview(answers)}`,
    'corpus/2021/a.alice.yaml': codings(['On s’aide.', 'On s’aide encore.', 'On s’aide enfin.'], 'coup-de-main'),
    'corpus/2021/b.md': interview(answers),
    'corpus/2024/c.md': interview(answers),
    'corpus/2024/c.alice.yaml': codings(['Rien.'], 'entraide'),
  });
}

const list = (folder: string) => join(folder, 'codebook/recode-2021.yaml');
const recode = (folder: string, ...more: string[]) => runStudy(['code', '--recode', '2021', ...more], { cwd: folder });

/** Writes the codes of the passages, in their order; undefined leaves one open. */
function fill(folder: string, codes: readonly (string | undefined)[]): void {
  let at = -1;
  const text = readFileSync(list(folder), 'utf8').replace(/^ {4}codes:$/gm, (line) => {
    at++;
    return codes[at] === undefined ? line : `${line} ${codes[at]}`;
  });
  writeFileSync(list(folder), text);
}

describe('study code --recode', () => {
  it('names no source, as it picks them', async () => {
    const { code, stderr } = await recode(study(), '2021-a');
    expect([code, stderr.trim()]).toEqual([
      2,
      'study: --recode picks interviews of the wave itself: name none (« 2021-a »).',
    ]);
  });

  it('lists the passages of interviews that were read, and nothing of what was said of them', async () => {
    const folder = study();
    const { stdout, code } = await recode(folder);
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'codebook/recode-2021.yaml: 6 passages of 2021-a to recode.']);
    const text = readFileSync(list(folder), 'utf8');
    expect(text).not.toContain('coup-de-main');
    expect(text.match(/passage: \|\n {6}(.*)/g)?.map((line) => line.split('\n')[1]?.trim())).toEqual(answers);
    expect((await runStudy(['check'], { cwd: folder })).code).toBe(0);
  });

  it('compares with the earlier coding once filled in, a code with those below it', async () => {
    const folder = study();
    await recode(folder);
    fill(folder, ['[coup-de-main]', '[]', '[entraide]', '[]', '[coup-de-main]', undefined]);
    const found = JSON.parse((await recode(folder, '--json')).stdout);
    expect(found).toMatchObject({ passages: 6, recoded: 5 });
    const byCode = Object.fromEntries(found.codes.map((one: { code: string }) => [one.code, one]));
    expect(byCode.entraide).toMatchObject({ before: 3, now: 3, both: 3, percent: 1, alpha: 1 });
    expect(byCode['coup-de-main']).toMatchObject({ before: 3, now: 2, both: 2, percent: 0.8 });
    // Values 1 1, 0 0, 1 0, 0 0, 1 1: observed 2/10, expected 2·5·5/90.
    expect(byCode['coup-de-main'].alpha).toBeCloseTo(1 - 0.2 / (50 / 90), 12);
    expect(found.differences).toEqual([
      { source: '2021-a', text: 'On s’aide encore.', before: ['coup-de-main'], now: [] },
    ]);
    expect((await recode(folder)).stdout).toContain('5 of 6 passages recoded.');
  });

  it('never writes over a list, and says which code is unknown where', async () => {
    const folder = study();
    await recode(folder);
    fill(folder, ['[coup-de-mains]']);
    const before = readFileSync(list(folder), 'utf8');
    const run = await recode(folder, '--sample', '3');
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/codebook\/recode-2021\.yaml:9:\d+ error .*Did you mean « coup-de-main »/);
    expect(readFileSync(list(folder), 'utf8')).toBe(before);
  });

  it('leaves out passages whose words are gone', async () => {
    const folder = study();
    await recode(folder);
    fill(folder, ['[]', '[]', '[]', '[]', '[]', '[]']);
    writeFileSync(join(folder, 'corpus/2021/a.md'), interview(answers.slice(1)));
    expect((await recode(folder)).stdout).toContain('1 no longer stand');
  });

  it.each([
    [['2019'], 'no wave « 2019 »'],
    [['2021', '--sample', 'x'], 'not a whole number'],
    [['2021', '--sample', '0'], 'at least one'],
  ])('refuses %s', async (args, message) => {
    const run = await runStudy(['code', '--recode', ...args], { cwd: study() });
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(message);
  });
});
