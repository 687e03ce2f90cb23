import { expect, test } from 'vitest';
import { parseTurns } from '../../src/parse/turns.ts';
import { timeAt } from '../../src/verbatims/time-at.ts';
import { runStudy, temporaryStudy } from '../cli.ts';

const body =
  'Un mot.\n\n**[0:03] Q :** Quoi ?\n\n**[0:07] Léa Roc :** On répare.\n\n[1:02] Puis on range le quai.\n\nEt voilà.\n';

test('a passage stands under the last time code at or before it', () => {
  const source = { turns: parseTurns(body, []) };
  const times = ['Un mot', 'Quoi', 'On répare', 'range', 'voilà'].map((words) => timeAt(source, body.indexOf(words)));
  expect(times).toEqual([undefined, '0:03', '0:07', '1:02', '1:02']);
});

test('{time} of an attribution is the passage’s; without a time code its bracket vanishes', async () => {
  const cwd = temporaryStudy({
    'study.yaml': 'attribution: "({interviewee}[, {time}])"\nconsent: named\n',
    'codebook/1-vie/quai.md': '---\nid: quai\nlabel: Quai\n---\n\nLe quai.\n',
    'corpus/a.md': `---\ninterviewee: Léa Roc\n---\n${body}`,
    'corpus/a.alice.yaml':
      'codings:\n  - { quote: Puis on range le quai., codes: [quai] }\n  - { quote: Un mot., codes: [quai] }\n',
  });
  const { stdout } = await runStudy(['verbatims', 'quai', '--json'], { cwd });
  const { verbatims, problems } = JSON.parse(stdout);
  const shown = verbatims.map(({ attribution }: { attribution: string }) => attribution).sort();
  expect(shown).toEqual(['(Léa Roc)', '(Léa Roc, 1:02)']);
  expect((problems ?? []).filter(({ rule }: { rule: string }) => rule === 'unknown-variable')).toEqual([]);
  expect((await runStudy(['check'], { cwd })).stdout).not.toContain('unknown-variable');
});
