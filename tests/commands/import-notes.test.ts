import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { docxFile, p } from '../exchange/office-files.ts';

const marked = (id: number, text: string) =>
  `<w:commentRangeStart w:id="${id}"/><w:r><w:t xml:space="preserve">${text}</w:t></w:r><w:commentRangeEnd w:id="${id}"/>`;
const comment = (id: number, text: string) =>
  `<w:comment w:id="${id}" w:author="A" w:date="2024-05-06T00:00:00Z"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
const body = `<w:p><w:r><w:t xml:space="preserve">Q : </w:t></w:r>${marked(0, 'Quoi donc ?')}</w:p>${p('R : On se prête tout.')}`;
const files = {
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\nS’aider.\n',
  'corpus/lys.md': '**Q :** Quoi ?\n\n**R :** Rien du tout ici.\n',
  'corpus/lys.alice.yaml': 'codings:\n  - quote: Rien du tout ici.\n    codes: [entraide]\n',
  'a.docx': Buffer.from(docxFile(body, { comments: `<w:comments>${comment(0, 'Question suggestive.')}</w:comments>` })),
};
const call = ['import', 'a.docx', '--comments', 'memos', '--coder', 'zoe'];

test('a note may stand on a question of the interviewer', async () => {
  const cwd = temporaryStudy({ ...files, 'study.yaml': 'coders: { report: [alice] }\n' });
  const { stdout, code } = await runStudy(call, { cwd });
  expect(stdout).toContain('1 note by zoe written.\n');
  expect(stdout).not.toMatch(/interviewer-quote|coding/);
  expect(code).toBe(0);
  const checked = await runStudy(['check'], { cwd });
  expect(checked.stdout).not.toContain('interviewer-quote');
});

test('what the study asks for next stands below what was written, and says that it was', async () => {
  const answer = `<w:p><w:r><w:t xml:space="preserve">R : </w:t></w:r>${marked(0, 'On se prête tout.')}</w:p>`;
  const comments = `<w:comments>${comment(0, 'entraide')}</w:comments>`;
  const cwd = temporaryStudy({
    ...files,
    'study.yaml': 'language: fr\n',
    'corpus/a.md': '**Q :** Quoi donc ?\n\n**R :** On se prête tout.\n',
    'corpus/a.alice.yaml': 'codings:\n  - quote: On se prête tout.\n    codes: [entraide]\n',
    'a.docx': Buffer.from(docxFile(`${p('Q : Quoi donc ?')}${answer}`, { comments })),
  });
  const { stdout } = await runStudy(['import', 'a.docx', '--comments', 'codings', '--coder', 'zoe'], { cwd });
  const [, asked = ''] = stdout.split(
    '1 coding by zoe written.\nAll this is written. What is to be done next in the study:\n',
  );
  expect(asked, stdout).toContain('(several-coders)');
  const again = await runStudy(['import', 'a.docx', '--comments', 'codings', '--coder', 'zoe'], { cwd });
  expect(again.stdout).toContain('1 error in the study, from before: `study check` lists them.');
});
