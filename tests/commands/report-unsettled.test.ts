import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const files = {
  'study.yaml': 'consent: none\nauthors: [Jeanne, Paul\n',
  'corpus/moulin.md': '---\norganisation: Moulin des Ormes\nconsent: named\n---\n\n**R :** On prête les outils.\n',
  'corpus/moulin.alice.yaml': 'codings:\n  - quote: On prête les outils.\n    codes: [entraide]\n',
  'codebook/vie/entraide.md': '---\nid: entraide\n---\n',
  'reports/out/report.md': 'ce qui était là\n',
};

test('while study.yaml cannot be read nothing is quoted, nobody is named, and no report is written', async () => {
  const cwd = temporaryStudy(files);
  const report = await runStudy(['report'], { cwd });
  expect(report.code).toBe(1);
  expect(report.stdout).toBe(
    'No report is written while study.yaml cannot be read: it says who may be quoted and named.\n',
  );
  expect(report.stderr).toContain('study.yaml:2:10 error');
  expect(readFileSync(join(cwd, 'reports/out/report.md'), 'utf8')).toBe('ce qui était là\n');
  expect(existsSync(join(cwd, 'reports/out/report.html'))).toBe(false);
  for (const call of [
    ['verbatims', 'entraide'],
    ['search', 'outils'],
    ['stats', '--matrix', '--json'],
  ]) {
    const { stdout } = await runStudy(call, { cwd });
    expect(stdout.toLowerCase()).not.toMatch(/on prête|moulin/);
  }
  expect(JSON.parse((await runStudy(['report', '--json'], { cwd })).stdout)).toMatchObject({
    reports: [],
    outputs: [],
  });
});
