import { describe, expect, test } from 'vitest';
import { sourceBody } from '../../src/exchange/source-body.ts';
import { imported } from './imported.ts';
import { docxFile, odtFile, pdfFile, table } from './office-files.ts';

/** Labels with their counts, `?` who asks, and what each is written nearly like. */
async function speakers(...args: Parameters<typeof imported>): Promise<string> {
  const { sources } = await imported(...args);
  return (sources[0]?.speakers ?? [])
    .map(({ label, turns, asks, like, also = [] }) =>
      [`${label}${asks ? '?' : ''} ${turns}`, ...also.map((form) => `= ${form}`), ...(like ? [`← ${like}`] : [])].join(
        ' ',
      ),
    )
    .join(', ');
}

const body = async (name: string, content: Uint8Array | string) =>
  (await imported(name, content)).sources[0]?.body.replace(/\n\n/g, '\n');

const four = (sign: string, asks = 'Q', answers = 'R') =>
  [`${asks}${sign}Vous ?`, `${answers}${sign}Moi.`, `${asks}${sign}Ici ?`, `${answers}${sign}Là.`].join('\n');

describe('a plain text', () => {
  test.each([
    ['tabs', four('\t')],
    ['a colon, then a tab', four(':\t')],
    ['a colon without a space', four(':')],
    ['a no-break space before the colon', four('\u00a0: ')],
    ['a narrow one', four('\u202f: ')],
    ['a dash', four(' — ')],
    ['a hyphen', four(' - ')],
    ['a stroke', four('/ ')],
    ['a letter and a point', four('. ')],
    [
      'in capitals',
      four(' : ', 'ENQUÊTEUR', 'LÉA')
        .replace(/ENQUÊTEUR/g, 'Q')
        .replace(/LÉA/g, 'R'),
    ],
    ['brackets', four('] ', '[Q', '[R')],
    ['numbered lines', ['1. Q : Vous ?', '2. R : Moi.', '3. Q : Ici ?', '4. R : Là.'].join('\n')],
    ['numbered lines without a point', ['001 Q: Vous ?', '002 R: Moi.', '003 Q: Ici ?', '004 R: Là.'].join('\n')],
  ])('%s', async (_, text) =>
    expect(await body('a.txt', text)).toBe('**Q :** Vous ?\n**R :** Moi.\n**Q :** Ici ?\n**R :** Là.\n'),
  );

  test('names alone on their lines, where one is a role', async () => {
    expect(await speakers('a.txt', four('\n', 'Enquêtrice', 'Léa').replace(/\n(?=Enq|Léa)/g, '\n\n'))).toBe(
      'Enquêtrice? 2, Léa 2',
    );
  });

  test('numbered questions in a block with their answers: the lines below answer', async () => {
    const text = 'Q1 - Vous ?\nMoi.\nMoi aussi.\n\nQ2 – Et\nici ?\n\nQ3. Où ?\nQuand ?\n';
    const { sources } = await imported('a.txt', text);
    expect(sources[0]?.body).toBe(
      '**Q1 :** Vous ?\n\nMoi.\nMoi aussi.\n\n**Q2 :** Et\nici ?\n\n**Q3 :** Où ?\nQuand ?\n',
    );
  });

  test('what stands once: typos, one of several initials, another title; not a word before a colon', async () => {
    expect(await speakers('a.txt', 'Intervieweur 1 : A ?\n\nParticipante 1 : B.\n\nParticpante 1 : C.\n')).toBe(
      'Intervieweur 1? 1, Participante 1 1, Particpante 1 1 ← Participante 1',
    );
    expect(await speakers('a.txt', 'AB : A ?\n\nC.D. : B.\n\nAB : C ?\n\nC.D. : D.\n\nEF : E.\n\nNB : rien.\n')).toBe(
      'AB 2, C.D. 2, EF 1',
    );
    expect(
      await speakers(
        'a.txt',
        'Q : A ?\n\nMme Roc : B.\n\nQ : C ?\n\nMme\u00a0Roc\u202f: D.\n\nM. Val : E.\n\nAvantage : F.\n',
      ),
    ).toBe('Q? 2, Mme Roc 2, M. Val 1');
  });

  test('what equals a label but for case and accents is that label, however often it stands', async () => {
    const turns = ['Léa : Moi.', 'Enquêtrice : Où ?', 'léa : Là.', 'Enquêtrice : Et ?', 'Léa: Ici.', 'LEA : Oui.'];
    expect(await speakers('a.txt', turns.join('\n\n'))).toBe('Léa 4 = léa = LEA, Enquêtrice? 2');
    expect(await body('a.txt', turns.join('\n\n'))).toMatch(/^(?:\*\*(?:Léa|Enquêtrice) :\*\* .+\n)+$/);
    expect(await speakers('a.txt', turns.join('\n').replace(/ ?: ?/g, '\t'))).toBe('Léa 4 = léa = LEA, Enquêtrice? 2');
    expect(await speakers('a.txt', turns.join('\n\n'), { speakers: { Léa: 'R', LEA: 'Mère' } })).toBe(
      'R 3 = léa, Enquêtrice? 2, Mère 1',
    );
  });

  test('letters of a list, and words before a colon, are no variants of a label', async () => {
    expect(await speakers('a.txt', 'Q : Vous ?\n\nA : Moi :\n\na : un, b : deux.\n\nQ : Oui ?\n\nA : Là.\n')).toBe(
      'Q? 2, A 2',
    );
  });

  test('lines above the first label are told', async () => {
    const { warnings } = await imported('a.txt', 'Entretien 3\nBrest, le 3 mars\n\nQ : Vous ?\n\nR : Moi.\n');
    expect(warnings).toEqual([expect.stringMatching(/^6 words stand above the first label, and will count/)]);
    expect((await imported('a.txt', 'Voilà.\n\nQ : Vous ?\n')).warnings).toEqual([]);
  });

  test('what Whisper prints has its times', async () => {
    const text =
      '[00:00.000 --> 00:02.000]  Vous ?\n[00:02.000 --> 00:04.000]  Moi.\n[01:00:12.000 --> 01:00:14.000]  Là.\n';
    expect(await body('a.txt', text)).toBe('[00:00:00] Vous ? Moi.\n[01:00:12] Là.\n');
  });
});

describe('labels in paragraphs of their own', () => {
  const apart = (...texts: readonly string[]) => texts.join('\n\n');
  const interview = (asks: string, answers: string, ...said: readonly string[]) =>
    apart(...said.map((words, index) => `${index % 2 === 0 ? asks : answers}\n\n${words}`));
  const said = ['Où vivez-vous ?', 'À Brest.', 'Depuis quand ?', 'Toujours.\n\nOu presque.', 'Bien ?', 'Oui'];

  test('a role that asks, and a name that returns', async () => {
    expect(await body('a.txt', interview('Enquêtrice', 'Léa Roc', ...said))).toBe(
      [
        '**Enquêtrice :** Où vivez-vous ?',
        '**Léa Roc :** À Brest.',
        '**Enquêtrice :** Depuis quand ?',
        '**Léa Roc :** Toujours.',
        'Ou presque.',
        '**Enquêtrice :** Bien ?',
        '**Léa Roc :** Oui\n',
      ].join('\n'),
    );
  });

  test('in bold in Word, with a slip and another case', async () => {
    const paragraph = (text: string) => {
      const bold = /^(?:INT|Int|L)/.test(text) ? '<w:rPr><w:b/></w:rPr>' : '';
      return `<w:p><w:r>${bold}<w:t>${text}</w:t></w:r></w:p>`;
    };
    const texts = `${interview('Interviewer', 'Sarah', ...said)}\n\nINTERVIEWER\n\nEt ?\n\nSarha\n\nNon.`.split('\n\n');
    expect(await speakers('a.docx', docxFile(texts.map(paragraph).join('')))).toBe(
      'Interviewer? 4 = INTERVIEWER, Sarah 3, Sarha 1 ← Sarah',
    );
  });

  test('without a role, where what follows one asks', async () => {
    expect(await speakers('a.txt', interview('Paul', 'Léa', ...said))).toBe('Paul 3, Léa 3');
  });

  test('short answers that return are no labels', async () => {
    const short = [
      'Ici ?',
      'Oui',
      'Là ?',
      'Non',
      'Et là ?',
      'Oui',
      'Et ici ?',
      'Non',
      'Où ?',
      'Partout.',
      'Bien ?',
      'Oui',
    ];
    expect(await speakers('a.txt', interview('Q', 'Léa', ...short))).toBe('Q? 6, Léa 6');
  });

  test('where nobody asks they are told, and --speakers says what they are', async () => {
    const text = interview('Paul', 'Léa', 'Ici.', 'Là.', 'Partout.', 'Nulle part.');
    const { warnings, sources } = await imported('a.txt', text);
    expect(sources[0]?.speakers).toEqual([]);
    expect(warnings).toEqual([
      'No label was recognised, but short paragraphs return: « Paul » 2 times, « Léa » 2 times. If they say who speaks, import again with --speakers "Paul=Q, Léa=R".',
    ]);
    expect(await speakers('a.txt', text, { speakers: { Paul: 'Q', Léa: 'R' } })).toBe('Q? 2, R 2');
    expect(await speakers('a.txt', text, { speakers: { Paul: 'Q' } })).toBe('Q? 2, Léa 2');
  });

  test('codings stay on their words', async () => {
    const text = interview('Enquêtrice', 'Léa', ...said);
    const paragraphs = text.split('\n\n').map((words) => ({ text: words }));
    const start = paragraphs
      .map((one) => one.text)
      .join('\n')
      .indexOf('À Brest');
    const codings = [{ start, end: start + 'À Brest.'.length, codes: ['lieu'] }];
    const ownLine = new Set(['Enquêtrice', 'Léa']);
    const form = { interviewers: [], known: [], gap: ' ', rename: (label: string) => label, ownLine };
    const written = sourceBody({ name: 'a', paragraphs, codings }, form);
    expect(written.body.slice(written.offsetOf(start), written.endOf(start + 8))).toBe('À Brest.');
  });
});

const dialogue = 'Enquêtrice? 3 = Enquetrice, Mme Roc 2';
const lines = [
  ['Enquêtrice', 'Vous ?'],
  ['Mme Roc', 'Moi.'],
  ['Enquetrice', 'Ici ?'],
  ['Mme\u00a0Roc', 'Là.'],
  ['Enquêtrice', 'Bien.'],
] as const;

describe('a label that is misspelt, in bold, with a no-break space', () => {
  test('docx, after a tab of Word', async () => {
    const paragraph = ([who, said]: readonly [string, string]) =>
      `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${who}\u00a0:</w:t></w:r><w:r><w:tab/><w:t>${said}</w:t></w:r></w:p>`;
    expect(await speakers('a.docx', docxFile(lines.map(paragraph).join('')))).toBe(dialogue);
  });

  test('a table of two columns with its headings', async () => {
    const rows = [
      ['Locuteur', 'Propos'],
      ...lines.map(([who, said]) => [`${who} :`, `${said} Et encore quelques mots.`]),
    ];
    const read = await imported('a.docx', docxFile(table(rows)));
    expect(read.sources[0]?.body).not.toMatch(/Propos/);
    expect(read.sources[0]?.speakers.map(({ label }) => label)).toContain('Mme Roc');
  });

  test('odt', async () => {
    const styles = '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>';
    const paragraph = ([who, said]: readonly [string, string]) =>
      `<text:p><text:span text:style-name="T1">${who}\u00a0:</text:span><text:tab/>${said}</text:p>`;
    expect(await speakers('a.odt', odtFile(lines.map(paragraph).join(''), styles))).toBe(dialogue);
  });

  test('rtf', async () => {
    const escaped = (text: string) => text.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0)}?`);
    const paragraphs = lines.map(([who, said]) => `{\\b ${escaped(who)}\\~:}\\tab ${escaped(said)}\\par`);
    expect(await speakers('a.rtf', `{\\rtf1\\ansi ${paragraphs.join('\n')}}`)).toBe(dialogue);
  });

  test('pdf', async () => {
    const page = lines.map(([who, said], index) => {
      const plain = `${who.replace('\u00a0', ' ')} : ${said}`.normalize('NFD').replace(/[^\x20-\x7e]/g, '');
      return [60, 700 - 28 * index, plain] as const;
    });
    expect(await speakers('a.pdf', pdfFile([page]))).toMatch(/^Enquetrice\? 3, Mme ?Roc 2/);
  });
});
