import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOf, imported } from './imported.ts';
import { refiProject, refiXml } from './refi-files.ts';

const code = (guid: string, name: string, inner = '', more = 'isCodable="true"') =>
  `<Code guid="${guid}" name="${name}" ${more}>${inner}</Code>`;
const selection = (start: number, end: number, inner: string, more = '') =>
  `<PlainTextSelection guid="x" startPosition="${start}" endPosition="${end}" ${more}>${inner}</PlainTextSelection>`;
const coding = (target: string, more = '') => `<Coding guid="y" ${more}><CodeRef targetGUID="${target}"/></Coding>`;

/** The words of each coding of the only source. */
async function passages(bytes: Uint8Array) {
  const { sources } = await imported('p.qdpx', bytes);
  const [source] = sources;
  return source?.codings.map(({ start, end }) => source.body.slice(start, end));
}

describe('positions', () => {
  test.each([
    [
      'emoji and combining accents before it',
      '🙂🙂 e\u0301te\u0301 : on pre\u0302te l’outil.\nEt le temps.',
      'l’outil',
    ],
    ['line ends of Windows', 'Un.\r\nDeux 🙂.\r\nOn prête l’outil.\r\n', 'l’outil'],
    ['line ends of old Macs', 'Un.\rDeux.\rOn prête l’outil.\r', 'l’outil'],
    ['a mark of order', '\ufeffUn.\nOn prête l’outil.', 'l’outil'],
    ['blank lines, and what Markdown means', '# Un\n\n\n* Deux _trois_ <b>\n\nOn prête [l’outil](x).', 'l’outil'],
  ])('%s', async (_, text, words) => {
    const plain = text.replace('\ufeff', '');
    const start = [...plain.slice(0, plain.indexOf(words))].length;
    const selections = selection(start, start + [...words].length, coding('c1'));
    expect(await passages(refiProject({ codes: code('c1', 'Don'), text, selections }))).toEqual([words]);
  });

  test.each([
    [
      'line ends as one character',
      'Un.\r\nDeux.\r\nOn prête l’outil, le temps.\r\n',
      (text: string) => text.replace(/\r\n/g, '\n'),
    ],
    ['units of UTF-16', '🙂🙂🙂 On prête l’outil, le temps.', (text: string) => text.replace(/🙂/g, '::')],
    ['a mark of order', 'Un. On prête l’outil, le temps.', (text: string) => `|${text}`],
  ])('a program that counts %s is seen by the names of its passages', async (_, text, counted) => {
    const passage = (words: string, name = words) => {
      const start = [...counted(text).slice(0, counted(text).indexOf(words))].length;
      return selection(start, start + words.length, coding('c1'), `name="${name}"`);
    };
    const project = (selections: string) => refiProject({ codes: code('c1', 'Don'), text, selections });
    const named = project(passage('l’outil', 'l’ou…') + passage('le temps'));
    expect(await passages(named)).toEqual(['l’outil', 'le temps']);
    expect((await imported('p.qdpx', named)).warnings).toEqual([expect.stringMatching(/^The positions in Léa count /)]);
  });

  const counted = {
    'code points': (text: string) => [...text].length,
    'units of UTF-16': (text: string) => text.length,
    'bytes of UTF-8': (text: string) => new TextEncoder().encode(text).length,
  };
  test.each(
    Object.entries(counted).flatMap(([what, length]) =>
      ['', '\ufeff'].flatMap((mark) => ['\r\n', '\n'].map((end) => ({ what, length, mark, end }))),
    ),
  )('$what, line ends as $end.length, $mark.length of a mark of order', async ({ what, length, mark, end }) => {
    const text = 'Un 🙂.\r\nDéjà 🙂🙂.\r\n\r\nOn prête l’outil\r\nà tous, le temps.\r\n';
    const passage = (words: string) => {
      const before = mark + text.slice(0, text.indexOf(words));
      const [start, stop] = [before, before + words].map((part) => length(part.replace(/\r\n/g, end)));
      return selection(start as number, stop as number, coding('c1'), `name="${words.replace(/\s+/g, ' ')}"`);
    };
    const selections = passage('l’outil\r\nà tous') + passage('le temps');
    const project = refiProject({ codes: code('c1', 'Don'), text, selections });
    expect(await passages(project)).toEqual(['l’outil\nà tous', 'le temps']);
    const isStandard = what === 'code points' && mark === '' && end === '\r\n';
    expect((await imported('p.qdpx', project)).warnings).toHaveLength(isStandard ? 0 : 1);
  });

  test('texts that the project looks for elsewhere are named', async () => {
    const path = 'relative:///../../etc/passwd';
    const sources = `<TextSource guid="s1" name="Léa" plainTextPath="${path}"/>`;
    expect(await faultOf('p.qdpx', refiProject({ sources }))).toBe(
      `It holds neither codes nor texts. Its texts lie outside of it, where nothing is read: ${path}. Export the project with its sources.`,
    );
  });

  test('passages that stand elsewhere however they are counted are told', async () => {
    const text = 'Un 🙂. On prête l’outil à tous, le temps.';
    const named = (start: number, words: string) =>
      selection(start, start + words.length, coding('c1'), `name="${words}"`);
    const project = refiProject({
      codes: code('c1', 'Don'),
      text,
      selections: named(3, 'l’outil') + named(9, 'le temps'),
    });
    expect((await imported('p.qdpx', project)).warnings).toEqual([
      expect.stringMatching(/^The passages of Léa do not stand where their positions say/),
    ]);
  });

  test('names that are no words of a passage say nothing of how it is counted', async () => {
    const text = 'Un.\r\nOn prête l’outil.';
    const start = text.indexOf('l’outil');
    const project = refiProject({
      codes: code('c1', 'Don'),
      text,
      selections: selection(start, start + 7, coding('c1'), 'name="line:2"'),
    });
    expect(await passages(project)).toEqual(['l’outil']);
    expect((await imported('p.qdpx', project)).warnings).toEqual([]);
  });

  test('a passage is found wherever it stands in whatever text', async () => {
    const word = fc.constantFrom('on', 'prête', '🙂', '*vu*', 'l’outil', '<b>', 'été', '1.', '#', 'Léa', '𝒜');
    const gap = fc.constantFrom(' ', ' ', '  ', '\n', '\r\n', '\n\n', '\t', ' \n');
    const tokens = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(tokens, fc.nat(), fc.nat(), async (pairs, a, b) => {
        const at = Math.min(a, b) % pairs.length;
        const to = at + 1 + (Math.max(a, b) % (pairs.length - at));
        const before = pairs.slice(0, at).flat().join('');
        const words = pairs.slice(at, to).flat().slice(0, -1).join('');
        const text = pairs.flat().join('');
        const start = [...before].length;
        const selections = selection(start, start + [...words].length, coding('c1'));
        const found = await passages(refiProject({ codes: code('c1', 'Don'), text, selections }));
        const letters = (one: string) => one.replace(/[^\p{L}\p{N}🙂]/gu, '');
        expect(letters(found?.[0] ?? '')).toBe(letters(words));
      }),
      { numRuns: 100 },
    );
  });

  test('lines cut at a width are joined, and passages stay', async () => {
    const lines = [
      'On prête tout ce que l’on a dans ce jardin, et ',
      'l’on ne demande rien à ceux qui viennent avec ',
      'leurs outils, leurs graines et le temps qu’ils ',
      'ont, quelquefois une heure, ou une après-midi.',
    ];
    const text = lines.join('\n');
    const start = text.indexOf('et \nl’on ne');
    const selections = selection(start, start + 11, coding('c1'));
    const { sources } = await imported('p.qdpx', refiProject({ codes: code('c1', 'Don'), text, selections }));
    expect(sources[0]?.body).toBe(`${lines.map((line) => line.trim()).join(' ')}\n`);
    expect(await passages(refiProject({ codes: code('c1', 'Don'), text, selections }))).toEqual(['et l’on ne']);
  });

  test('what has no length, or lies beyond the text, is told', async () => {
    const selections = selection(3, 3, coding('c1')) + selection(90, 99, coding('c1')) + selection(0, 99, coding('c1'));
    const read = await imported('p.qdpx', refiProject({ codes: code('c1', 'Don'), text: 'Un mot.', selections }));
    expect(read.sources[0]?.codings).toMatchObject([{ start: 0, end: 7 }]);
    expect(read.losses).toEqual(['2 passages without length, or beyond their text']);
  });
});

test.each([
  ['the inner file named after the project', { project: 'Mon projet.qde' }],
  ['`Sources/` with a capital', { folder: 'Sources' }],
  ['a path without internal://', { path: 't1.txt' }],
  ['a path in other capitals', { path: 'internal://T1.TXT' }],
  ['all of it in a folder', { project: 'x/project.qde', folder: 'x/sources' }],
])('%s', async (_, layout) => {
  const { sources } = await imported('p.qdpx', refiProject({ text: 'Un mot.' }, layout));
  expect(sources).toMatchObject([{ name: 'Léa', body: 'Un mot.\n' }]);
});

test('codes with colours, descriptions, folders, notes; GUIDs in braces and in any case', async () => {
  const codes =
    code(
      '{AB-1}',
      'Vie',
      code('ab-2', 'Vie', '<Description>Un\n  code.</Description>'),
      'isCodable="false" color="#ABC"',
    ) + code('c3', 'Don', '<NoteRef targetGUID="{N1}"/>', 'isCodable="true" color="#AABBCC"');
  const notes =
    '<Note guid="n1"><PlainTextContent>À revoir.</PlainTextContent></Note><Note guid="n2" name="Plan"><PlainTextContent>x</PlainTextContent></Note>';
  const read = await imported('p.qdpx', refiProject({ codes, notes, text: 'x' }));
  expect(read.codes).toEqual({
    chapter: 'Jardins',
    codes: [
      {
        id: 'ab-1',
        label: 'Vie',
        color: '#aabbcc',
        folder: true,
        children: [{ id: 'ab-2', label: 'Vie', definition: 'Un\n  code.', folder: false, children: [] }],
      },
      { id: 'c3', label: 'Don', definition: 'À revoir.', color: '#aabbcc', folder: false, children: [] },
    ],
  });
  expect(read.losses).toEqual(['1 note (Plan)']);
});

test('two users, their days and notes; a note alone', async () => {
  const users = '<User guid="u1" name="Zoé R."/><User guid="u2" id="TV"/>';
  const selections =
    selection(
      0,
      2,
      coding('c1', 'creatingUser="u1" creationDateTime="2024-02-03T10:00:00Z"') +
        coding('c2', 'creatingUser="u1"') +
        coding('c1', 'creatingUser="U2"') +
        '<NoteRef targetGUID="n1"/>',
      'creatingUser="u2"',
    ) + selection(3, 6, '<Description>À voir.</Description>', 'creatingUser="u1"');
  const notes = '<Note guid="n1"><PlainTextContent>Un mémo.</PlainTextContent></Note>';
  const codes = code('c1', 'Don') + code('c2', 'Temps');
  const { sources } = await imported('p.qdpx', refiProject({ users, codes, text: 'Un mot.', selections, notes }));
  expect(sources[0]?.codings).toEqual([
    { start: 0, end: 2, codes: ['c1', 'c2'], coder: 'Zoé R.', date: '2024-02-03', words: 'Un', lettersBefore: 0 },
    { start: 0, end: 2, codes: ['c1'], coder: 'TV', memo: 'Un mémo.', words: 'Un', lettersBefore: 0 },
    { start: 3, end: 6, codes: [], coder: 'Zoé R.', memo: 'À voir.', words: 'mot', lettersBefore: 2 },
  ]);
});

test('cases, variables and sets become keys; what means something else in a study gets another name', async () => {
  const value = (guid: string, text: string) =>
    `<VariableValue><VariableRef targetGUID="${guid}"/><TextValue>${text}</TextValue></VariableValue>`;
  const read = await imported(
    'p.qdpx',
    refiProject({
      text: 'x',
      variables: ['secteur', 'id', 'consent', 'date']
        .map((name, i) => `<Variable guid="v${i}" name="${name}" typeOfVariable="Text"/>`)
        .join(''),
      cases: `<Case guid="k1" name="Jardin A">${value('v0', 'santé')}<SourceRef targetGUID="S1"/></Case><Case guid="k2" name="B"><SourceRef targetGUID="s1"/></Case>`,
      selections: ['7', 'oui', '2024-02-03'].map((text, i) => value(`v${i + 1}`, text)).join(''),
      sets: '<Set guid="e1" name="taille: petite"><MemberSource targetGUID="s1"/></Set><Set guid="e2" name="Ville"><MemberSource targetGUID="s1"/></Set><Set guid="e3" name="Idées"><MemberCode targetGUID="c1"/></Set>',
    }),
  );
  expect(read.sources[0]?.variables).toEqual({
    taille: 'petite',
    set: 'Ville',
    case: 'jardin-a',
    secteur: 'santé',
    'imported-id': '7',
    'imported-consent': 'oui',
    date: '2024-02-03',
  });
  expect(read.losses).toEqual(['1 source in a second case', '1 set of codes: « Idées »']);
});

test('a transcript with its times, a PDF by its text; pictures and sound are told', async () => {
  const sources =
    '<AudioSource guid="a1" name="Son.mp3"><Transcript guid="t2" name="Son" ><PlainTextContent>Un.\nDeux.</PlainTextContent><SyncPoint guid="p1" position="4" timeStamp="1000"/><SyncPoint guid="p2" position="8" timeStamp="2000"/><TranscriptSelection guid="z" fromSyncPoint="p1" toSyncPoint="p2">' +
    `${coding('c1')}</TranscriptSelection></Transcript><AudioSelection guid="z" begin="0" end="0">${coding('c1')}</AudioSelection></AudioSource>` +
    '<PDFSource guid="d1" name="Lettre.pdf"><Representation guid="r1" plainTextPath="internal://gone.txt"/></PDFSource>' +
    `<PictureSource guid="i1" name="Photo.jpg">${coding('c1')}</PictureSource>`;
  const read = await imported('p.qdpx', refiProject({ codes: code('c1', 'Don'), text: 'x', sources }));
  expect(read.sources.map(({ name, codings }) => [name, codings.length])).toEqual([
    ['Léa', 0],
    ['Son Son', 1],
  ]);
  expect(read.losses).toEqual([
    '2 sources whose text is not in the file (Lettre.pdf, Photo.jpg)',
    '1 coding of a picture, of sound or video, or of a place on a page',
    '1 coding of a whole source',
  ]);
});

describe('what is broken', () => {
  test.each([
    [
      'p.qdc',
      '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code name="a"></Cod></Codes></CodeBook>',
      /Line 1, column 7\d: unexpected close tag/,
    ],
    ['p.qde', '<Projet/>', /begins with <Projet>/],
    ['p.qde', 'Bonjour', /XML is broken/],
    ['p.qde', '', /empty|broken/],
    ['p.qde', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Project/>', /broken/],
    ['p.qde', `${'<a>'.repeat(5000)}`, /within one another/],
    ['p.qde', refiXml({}), /neither codes nor texts/],
    ['p.qdpx', 'PK\u0003\u0004 no archive', /archive/],
  ])('%s %#', async (name, text, message) => expect(await faultOf(name, text)).toMatch(message));

  test.each(['urn:QDA-XML:codebook:1:0', 'urn:QDA-XML:codebook:0:4'])('the namespace %s is read', async (namespace) => {
    const text = `<q:CodeBook xmlns:q="${namespace}"><q:Codes><q:Code guid="a" name="Don" isCodable="true"/></q:Codes><q:Sets/></q:CodeBook>`;
    expect((await imported('Mon livre.qdc', text)).codes).toMatchObject({
      chapter: 'Mon livre',
      codes: [{ label: 'Don' }],
    });
  });
});
