import { describe, expect, test } from 'vitest';
import { speakerConventions } from '../../src/parse/speaker-labels.ts';
import { parseTurns } from '../../src/parse/turns.ts';

/** Turns in short: `?` who asks, the speaker, then what is said, paragraphs apart. */
function turns(body: string, interviewers: readonly string[] = [], speakers: readonly string[] = []): string[] {
  return parseTurns(body, interviewers, speakers).map(
    ({ asks, speaker, paragraphs }) =>
      `${asks ? '? ' : ''}${speaker ?? '-'}: ${paragraphs.map(({ text }) => text).join(' / ')}`,
  );
}

describe('each convention reads its own example', () => {
  test.each(speakerConventions.filter(({ alone, together }) => !alone && !together))(
    '$name',
    ({ example, pattern }) => {
      const match = pattern.exec(example);
      expect(match).not.toBeNull();
      const [turn, ...more] = parseTurns(example, []);
      expect(more).toEqual([]);
      expect(turn?.speaker).toBe(match?.groups?.label?.trim());
      expect(turn?.time).toBe(match?.groups?.time);
      expect(turn?.paragraphs.map(({ text }) => text)).toEqual([expect.stringMatching(/^(Bonjour\.|Quelle .*\?)$/)]);
    },
  );

  test.each(speakerConventions.filter(({ together }) => together))('$name', ({ example }) => {
    const [asked, answered] = parseTurns(example, []);
    expect([asked?.asks, asked?.paragraphs[0]?.text]).toEqual([true, 'Quelle est votre mission ?']);
    expect([answered?.asks, answered?.paragraphs[0]?.text]).toEqual([false, 'Bonjour.']);
  });

  test('a name is used once', () => {
    expect(new Set(speakerConventions.map(({ name }) => name)).size).toBe(speakerConventions.length);
  });
});

test.each<[string, string, string[]]>([
  ['bold', '**Q :** Oui ?', ['? Q: Oui ?']],
  ['bold, the space inside', '**Q : ** Oui ?', ['? Q: Oui ?']],
  ['bold, the colon outside', '**Q** : Oui ?', ['? Q: Oui ?']],
  ['underscores', '__R :__ Non.', ['R: Non.']],
  ['no-break spaces', '**Q\u00a0:**\u00a0Oui ?\n\nR\u202f: Non.', ['? Q: Oui ?', 'R: Non.']],
  ['a role beside the name', '**Marie Dupont (présidente) :** Oui.', ['Marie Dupont: Oui.']],
  ['lines of one paragraph', 'Q : a ?\nR : b\nQ : c ?\nR : d', ['? Q: a ?', 'R: b', '? Q: c ?', 'R: d']],
  ['names on lines of one paragraph', 'Ada : a\nBo : b\nAda : c\nBo : d', ['Ada: a', 'Bo: b', 'Ada: c', 'Bo: d']],
  ['a numbered role', 'Interviewer 1 : a ?\n\nParticipant 2 : b', ['? Interviewer 1: a ?', 'Participant 2: b']],
  ['machine names', 'SPEAKER_00: a\n\nSPEAKER_01: b', ['SPEAKER_00: a', 'SPEAKER_01: b']],
  ['the whole question bold', '**Q : Oui ?**\n\n**R :** Non.', ['? Q: Oui ?', 'R: Non.']],
  ['a label alone, the text below', '**Q :**\n\nOui ?\n\nNon.', ['? Q: Oui ?', '-: Non.']],
  ['Otter, the text below', 'Marie Dupont  0:03\n\nBonjour.', ['Marie Dupont: Bonjour.']],
  [
    'Otter, one who speaks once',
    'Ada  0:01\nA.\n\nBo  0:02\nB.\n\nAda  0:03\nC.\n\nBo  0:04\nD.\n\nCy  0:05\nE.',
    ['Ada: A.', 'Bo: B.', 'Ada: C.', 'Bo: D.', 'Cy: E.'],
  ],
  ['a time code of one speaker', '[00:01] Ada : A.\n\n[00:09] Ada : B.', ['Ada: A. / B.']],
  ['brackets a word processor escaped', '\\[00:12:03\\] Marie Dupont : Bonjour.', ['Marie Dupont: Bonjour.']],
  ['a time code after the bold label', '**Q :** [00:12] Oui ?', ['? Q: Oui ?']],
  ['Sonal', 'Enquêtrice ? : Oui ?\n\nMarie : Non.\n\nMarie : Si.', ['? Enquêtrice ?: Oui ?', 'Marie: Non. / Si.']],
  ['name and time on two lines', 'Marie Dupont\n0:03\nBonjour.', ['Marie Dupont: Bonjour.']],
  [
    'name and time on two lines, in one paragraph',
    'Ada\n0:03\nA.\nBo\n0:05\nB.\nAda\n0:07\nC.\nBo\n0:09\nD.',
    ['Ada: A.', 'Bo: B.', 'Ada: C.', 'Bo: D.'],
  ],
  [
    'Sonal, the names on their lines',
    'Ada ?\nQui ?\n\nBo\nMoi.\n\nAda ?\nOù ?\n\nBo\nIci.',
    ['? Ada ?: Qui ?', 'Bo: Moi.', '? Ada ?: Où ?', 'Bo: Ici.'],
  ],
  ['a full-width colon', 'Q：Oui ?\n\nR：Non.', ['? Q: Oui ?', 'R: Non.']],
  ['numbered, with a point', 'Q2. Oui ?\n\nR2. Non.', ['? Q2: Oui ?', 'R2: Non.']],
  ['numbered, with a dash', 'Q1 - Oui ?\n\nR1 – Non.', ['? Q1: Oui ?', 'R1: Non.']],
  ['the head of a caption file', 'WEBVTT\nKind: captions\n\nQ : Oui ?', ['? Q: Oui ?']],
  ['bullets', '- **Q :** Oui ?\n- **R :** Non.', ['? Q: Oui ?', 'R: Non.']],
  ['a heading', '### Q : Oui ?\n\nNon.', ['? Q: Oui ?', '-: Non.']],
  ['spaces of any kind are one name', 'Mme\u00a0Roc\u202f: A.\n\nMme Roc : B.', ['Mme Roc: A. / B.']],
  [
    'a role alone on its line',
    'Enquêtrice\nQui ?\n\nLéa\nMoi.\n\nEnquêtrice\nOù ?\n\nLéa\nIci.',
    ['? Enquêtrice: Qui ?', 'Léa: Moi.', '? Enquêtrice: Où ?', 'Léa: Ici.'],
  ],
  ['tabs, a name that stands once', 'Q\tQui ?\nR\tMoi.\nBrest\t12', ['? Q: Qui ?', 'R: Moi.\nBrest\t12']],
  ['a bare name that returns, and one that does not', 'Ada : A.\n\nBo : B.\n\nAda : C.', ['Ada: A. / Bo : B. / C.']],
])('labels: %s', (_, body, expected) => {
  expect(turns(body)).toEqual(expected);
});

test('captions without names: neither numbers nor times are said, no line is a label', () => {
  const cues = [
    '1\n00:00:01.000 --> 00:00:02.000\nBonjour à tous\net merci',
    '2\n00:00:03.000 --> 00:00:04.000\nBien.',
  ];
  expect(turns(cues.join('\n\n'))).toEqual(['-: Bonjour à tous\net merci / Bien.']);
});

test('Teams captions', () => {
  const cue = (second: number, name: string) => `0:0:${second}.0 --> 0:0:${second}.9\n${name}\nBien.`;
  const body = [cue(1, 'Ada'), cue(2, 'Bo'), cue(3, 'Ada'), cue(4, 'Bo')].join('\n\n');
  expect(turns(body)).toEqual(['Ada: Bien.', 'Bo: Bien.', 'Ada: Bien.', 'Bo: Bien.']);
});

test.each([
  'Résultat : dix.',
  'On se voit à 10:30',
  'Le rendez-vous\n(10:30) tient.',
  'Il dit : « oui ».',
  'https://example.org/a : une adresse',
  'Note : il rit.',
  '*Note :* il rit.',
  '**Point fort** : la proximité.',
  'a : premier point',
  'Qui a dit cela ? : personne.',
  '[Marie]: Oui.',
  'Voilà : un\net Voilà : deux',
  'Pourquoi ?\nParce que.',
  'Bonjour.\n0:03 environ.',
  'Le WEBVTT est un format.',
  'Point 2. La suite.',
  'R. Dupont est venu.',
  'Brest\t12\nBrest\t14',
  '[Rires] Oui.\n[Rires] Non.',
  'Le quai — c’est ici.\nLe quai — là.',
  'Brest:le quai.\nBrest:le port.',
])('prose stays prose: %s', (body) => {
  expect(turns(body)).toEqual([`-: ${body.replace(/\*/g, '')}`]);
});

test('lines that end in `?` and return are no names where nobody else has a line', () => {
  const body = 'Pourquoi ?\nParce que.\n\nPourquoi ?\nComme ça.';
  expect(turns(body)).toEqual([`-: ${body.replace('\n\n', ' / ')}`]);
});

test('words before a colon inside an answer are the answer’s', () => {
  expect(turns('**R :** Voilà.\nAvantage : x\nAvantage : y')).toEqual(['R: Voilà.\nAvantage : x\nAvantage : y']);
});

test('a bare label is known by study.yaml, by the source, or by returning', () => {
  const body = 'Jo : Oui ?\n\nLa suite.';
  expect(turns(body)).toEqual(['-: Jo : Oui ? / La suite.']);
  expect(turns(body, ['Jo'])).toEqual(['? Jo: Oui ?', '-: La suite.']);
  expect(turns(body, [], ['Jo'])).toEqual(['Jo: Oui ? / La suite.']);
});

describe('questions without labels', () => {
  test.each(['**Quelle mission ?**', '*Quelle mission ?*', '## Quelle mission ?', '**« Quelle mission ? »**'])(
    '%s',
    (question) => {
      const [asked, answered, ...more] = parseTurns(`${question}\n\nUne.\n\nDeux.`, []);
      expect([asked?.asks, answered?.asks, more.length]).toEqual([true, false, 0]);
      expect(answered?.paragraphs.map(({ text }) => text)).toEqual(['Une.', 'Deux.']);
    },
  );

  test('set apart without a question mark, or plain with one: what is said', () => {
    expect(turns('**Important.**\n\nQui sait ?')).toEqual(['-: Important. / Qui sait ?']);
  });

  test('where only questions are labelled, what follows answers', () => {
    expect(turns('Q : a ?\n\nUn.\n\nDeux.\n\nQ : b ?\n\nTrois.')).toEqual([
      '? Q: a ?',
      '-: Un. / Deux.',
      '? Q: b ?',
      '-: Trois.',
    ]);
  });

  test('where both are labelled, a second paragraph is its speaker’s', () => {
    expect(turns('**Q :** a\n\nb ?\n\n**R :** c\n\nd')).toEqual(['? Q: a / b ?', 'R: c / d']);
  });
});
