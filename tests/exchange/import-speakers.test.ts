import { describe, expect, test } from 'vitest';
import { imported } from './imported.ts';
import { docxFile, odtFile, pdfFile, table } from './office-files.ts';

/** Labels with their counts, `?` who asks, and what each is written nearly like. */
async function speakers(name: string, content: Uint8Array | string): Promise<string> {
  const { sources } = await imported(name, content);
  return (sources[0]?.speakers ?? [])
    .map(
      ({ label, turns, asks, like }) => `${label}${asks ? '?' : ''} ${turns}${like === undefined ? '' : ` ← ${like}`}`,
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

const dialogue = 'Enquêtrice? 2, Mme Roc 2, Enquetrice 1 ← Enquêtrice';
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
    expect(await speakers('a.docx', docxFile(lines.map(paragraph).join('')))).toBe(
      dialogue.replace('Enquetrice 1', 'Enquetrice? 1'),
    );
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
    expect(await speakers('a.odt', odtFile(lines.map(paragraph).join(''), styles))).toBe(
      dialogue.replace('Enquetrice 1', 'Enquetrice? 1'),
    );
  });

  test('rtf', async () => {
    const escaped = (text: string) => text.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0)}?`);
    const paragraphs = lines.map(([who, said]) => `{\\b ${escaped(who)}\\~:}\\tab ${escaped(said)}\\par`);
    expect(await speakers('a.rtf', `{\\rtf1\\ansi ${paragraphs.join('\n')}}`)).toBe(
      dialogue.replace('Enquetrice 1', 'Enquetrice? 1'),
    );
  });

  test('pdf', async () => {
    const page = lines.map(([who, said], index) => {
      const plain = `${who.replace('\u00a0', ' ')} : ${said}`.normalize('NFD').replace(/[^\x20-\x7e]/g, '');
      return [60, 700 - 28 * index, plain] as const;
    });
    expect(await speakers('a.pdf', pdfFile([page]))).toMatch(/^Enquetrice\? 3, Mme ?Roc 2/);
  });
});
