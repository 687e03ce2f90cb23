import { describe, expect, test } from 'vitest';
import { parseTurns } from '../../src/parse/turns.ts';
import { bodyOf, faultOf, imported } from './imported.ts';

describe('captions', () => {
  test('WebVTT of Teams: voices, entities, tags, notes and styles', async () => {
    const vtt = [
      'WEBVTT\n\nNOTE fait à la main\n\nSTYLE\n::cue { color: red }\n',
      'a1\n00:00:01.000 --> 00:00:04.200 align:start\n<v Léa Roc>Bonjour, que faites-vous\nici ?</v>\n',
      '00:00:05.000 --> 00:00:09.000\n<v.loud Tom Val>On répare &amp; on <i>range</i>.</v>\n',
      '01:15.000 --> 01:19.000\n<v Tom Val>Note : c’est <00:01:16.000>long. [rires]</v><v Léa Roc>Ah.</v>\n',
    ].join('\n');
    expect(await bodyOf('a.vtt', vtt)).toBe(
      [
        '**[00:00:01] Léa Roc :** Bonjour, que faites-vous ici ?',
        '**[00:00:05] Tom Val :** On répare & on range.',
        '[00:01:15] Note : c’est long. [rires]',
        '**[00:01:15] Léa Roc :** Ah.\n',
      ].join('\n\n'),
    );
  });

  test('SubRip of Zoom: a BOM, CRLF, names before a colon; a cue without one goes on', async () => {
    const srt =
      '\ufeff1\r\n00:00:01,000 --> 00:00:04,200\r\nChercheuse: Bonjour ?\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,200\r\nTom Val: Oui,\r\n\r\n3\r\n00:00:06,500 --> 00:00:08,200\r\net bonjour.\r\n';
    const { sources } = await imported('a.srt', srt);
    expect(sources[0]?.body).toBe(
      '**[00:00:01] Chercheuse :** Bonjour ?\n\n**[00:00:05] Tom Val :** Oui, et bonjour.\n',
    );
    expect(sources[0]?.speakers).toMatchObject([
      { label: 'Chercheuse', asks: true },
      { label: 'Tom Val', asks: false },
    ]);
  });

  test('Zoom: where every cue begins with a name, one who speaks once is a speaker', async () => {
    const cue = (at: number, text: string) => `${at}\n00:00:0${at}.000 --> 00:00:0${at}.900\n${text}\n`;
    const named = [cue(1, 'Léa Roc: Oui ?'), cue(2, 'Tom (il/lui): À 10:30 : voilà.'), cue(3, 'iPhone-2: Non.')];
    expect(await bodyOf('a.vtt', `WEBVTT\n\n${named.join('\n')}`)).toBe(
      '**[00:00:01] Léa Roc :** Oui ?\n\n**[00:00:02] Tom il/lui :** À 10:30 : voilà.\n\n**[00:00:03] iPhone-2 :** Non.\n',
    );
    const said = [cue(1, 'Léa Roc: Oui ?'), cue(2, 'Le quai : voilà.'), cue(3, 'et puis')];
    expect(await bodyOf('a.vtt', `WEBVTT\n\n${said.join('\n')}`)).toBe(
      '**[00:00:01] Léa Roc :** Oui ? Le quai : voilà. et puis\n',
    );
  });

  test('Teams: a name with a comma, a voice over several cues, a cue without one', async () => {
    const vtt =
      'WEBVTT\n\n8a1b/12-0\n00:00:03.120 --> 00:00:06.430\n<v Roc, Léa>Bonjour.</v>\n\n8a1b/13-0\n00:00:06.430 --> 00:00:09.000\n<v Roc, Léa>Le quai\nnord.</v>\n\n00:00:09.000 --> 00:00:10.000\nOui.\n';
    expect(await bodyOf('a.vtt', vtt)).toBe('**[00:00:03] Roc, Léa :** Bonjour. Le quai nord. Oui.\n');
  });

  test('a long speech is parted at a sentence, and each part keeps its time; captions that roll are said once', async () => {
    const cues = Array.from({ length: 20 }, (_, index) => {
      const at = `00:${String(Math.floor(index / 6)).padStart(2, '0')}:${String((index % 6) * 10).padStart(2, '0')}`;
      return `${at}.000 --> ${at.slice(0, -1)}9.900\n${index > 0 ? `mots numéro ${index - 1}.\n` : ''}mots numéro ${index}.\n`;
    });
    const turns = parseTurns(await bodyOf('a.vtt', `WEBVTT\n\n${cues.join('\n')}`), []);
    const paragraphs = turns.flatMap((turn) => turn.paragraphs);
    expect(paragraphs.map(({ time }) => time)).toEqual(['00:00:00', '00:01:00', '00:02:00', '00:03:00']);
    expect(paragraphs.map(({ text }) => text).join(' ')).toBe(
      Array.from({ length: 20 }, (_, index) => `mots numéro ${index}.`).join(' '),
    );
  });

  test('no captions, and words without a time, are said', async () => {
    expect(await faultOf('a.vtt', 'WEBVTT\n\nrien\n')).toMatch(/no captions/);
    const { warnings } = await imported('a.srt', '1\n00:00:01,000 --> 00:00:02,000\nOui.\n\nperdu\nici\n');
    expect(warnings).toEqual(['In line 5 words stand without a time, and were left out.']);
  });
});

describe('Whisper', () => {
  test.each([
    [
      'json',
      '{"text":"x","segments":[{"start":0,"end":2,"text":" Bonjour."},{"start":65.2,"end":70,"text":" Oui ?"}]}',
    ],
    ['tsv', 'start\tend\ttext\n0\t2000\tBonjour.\n65200\t70000\tOui ?\n'],
    [
      'json',
      '{"transcription":[{"timestamps":{"from":"00:00:00,000","to":"00:00:02,000"},"text":" Bonjour."},{"timestamps":{"from":"00:01:05,200","to":"00:01:10,000"},"text":" Oui ?"}]}',
    ],
  ])('%s', async (ending, text) =>
    expect(await bodyOf(`a.${ending}`, text)).toBe('[00:00:00] Bonjour.\n\n[00:01:05] Oui ?\n'),
  );

  test.each([
    [
      'the API of OpenAI, with words beside',
      '{"task":"transcribe","duration":4,"words":[{"word":"Oui","start":0}],"segments":[{"id":0,"seek":0,"start":0,"end":2,"text":" Oui."}]}',
    ],
    ['Transformers', '{"text":"Oui.","chunks":[{"timestamp":[0.0,null],"text":" Oui."}]}'],
    ['words alone', '{"text":"Oui.","words":[{"word":"Oui.","start":0,"end":1}]}'],
    ['a list', '[{"start":0,"end":2,"text":"Oui."}]'],
  ])('%s', async (_, text) => expect(await bodyOf('a.json', text)).toBe('[00:00:00] Oui.\n'));

  test('a table of whisper.cpp, with commas and quotation marks', async () => {
    const text = 'start,end,text\n0,2000," Bonjour, ""toi""."\n65200,70000," Oui ?"\n';
    expect(await imported('a.csv', text)).toMatchObject({
      format: 'whisper',
      sources: [{ body: '[00:00:00] Bonjour, "toi".\n\n[00:01:05] Oui ?\n' }],
    });
  });

  test('speakers that are numbers; a segment in which two speak', async () => {
    const words = [
      { word: 'Et', start: 2, speaker: 'SPEAKER_00' },
      { word: 'toi' },
      { word: '?', start: 2.2, speaker: 'SPEAKER_00' },
      { word: 'Oui.', start: 3.5, end: 3.9, speaker: 'SPEAKER_01' },
    ];
    const segments = [
      { start: 0, end: 1, text: 'Ah.', speaker: 1 },
      { start: 2, end: 4, text: 'Et toi ? Oui.', speaker: 'SPEAKER_00', words },
    ];
    expect(await bodyOf('a.json', JSON.stringify({ segments }))).toBe(
      '**[00:00:00] Speaker 1 :** Ah.\n\n**[00:00:02] SPEAKER 00 :** Et toi ?\n\n**[00:00:03] SPEAKER 01 :** Oui.\n',
    );
  });

  test('speakers of WhisperX', async () => {
    const text =
      '[{"start":0,"end":2,"text":"Oui : non.","speaker":"SPEAKER_00"},{"start":3,"end":4,"text":"Ah.","speaker":"SPEAKER_01"}]';
    expect(await bodyOf('a.json', text)).toBe(
      '**[00:00:00] SPEAKER 00 :** Oui : non.\n\n**[00:00:03] SPEAKER 01 :** Ah.\n',
    );
  });

  test('a file that breaks off is a sentence', async () => {
    expect(await faultOf('a.json', '{"segments":[{"start":0,')).toMatch(/not whole/);
    expect(await faultOf('a.json', '{"segments":[]}')).toMatch(/no segments/);
  });
});

test.each([
  [
    '10:12:33\t From Léa Roc : Bonjour ?\n10:12:40\t From Tom to Everyone : Le quai : oui.\n10:12:45\t From Tom to Léa Roc (Privately) : entre nous\nla suite\n10:12:50\t From Léa Roc to Everyone : Bien.\n',
  ],
  [
    '2024-03-05 10:12:33 De Léa Roc à Tout le monde :\n\tBonjour ?\n2024-03-05 10:12:40 De Tom à Tout le monde :\n\tLe quai : oui.\n2024-03-05 10:12:45 De Tom à Léa Roc (message direct) :\n\tentre nous\n2024-03-05 10:12:50 De Léa Roc à Tout le monde :\n\tBien.\n',
  ],
])('the chat of Zoom; what is private stays outside', async (text) => {
  const { sources, losses, format } = await imported('chat.txt', text);
  expect(format).toBe('chat');
  expect(sources[0]?.body).toBe(
    '**[10:12:33] Léa Roc :** Bonjour ?\n\n**[10:12:40] Tom :** Le quai : oui.\n\n**[10:12:50] Léa Roc :** Bien.\n',
  );
  expect(losses).toEqual(['1 private message']);
});

test('captions of Zoom as a text', async () => {
  const text = '[Léa Roc] 10:12:33\nBonjour ?\n\n[Tom] 10:12:40\nLe quai : oui.\n\n[Léa Roc] 10:12:50\nBien.\n';
  expect(await bodyOf('a.txt', text)).toBe(
    '**[10:12:33] Léa Roc :** Bonjour ?\n\n**[10:12:40] Tom :** Le quai : oui.\n\n**[10:12:50] Léa Roc :** Bien.\n',
  );
});

test('Otter: its heading and signature go, a speaker’s further paragraphs stay theirs', async () => {
  const text =
    'Entretien de mars\nMon, Mar 1, 2021\nSUMMARY KEYWORDS\nquai\n\nLéa Roc  0:03\nBonjour ?\n\nTom Val  0:07\nOn répare.\n\nNote : voilà.\n\nTranscribed by https://otter.ai\n';
  const { sources, losses, format } = await imported('a.txt', text);
  expect(format).toBe('otter');
  expect(sources[0]?.body).toBe('**[0:03] Léa Roc :** Bonjour ?\n\n**[0:07] Tom Val :** On répare.\n\nNote : voilà.\n');
  expect(losses).toEqual(['the heading above the first speaker']);
});

describe('TextGrid', () => {
  const long = [
    'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 5.5 \ntiers? <exists> \nsize = 2 \nitem []: ',
    '    item [1]:\n        class = "IntervalTier" \n        name = "Q" \n        xmin = 0 \n        xmax = 5.5 \n        intervals: size = 2 ',
    '        intervals [1]:\n            xmin = 0 \n            xmax = 2.1 \n            text = "Vous dites ""quai"" 3 ?" ',
    '        intervals [2]:\n            xmin = 2.1 \n            xmax = 5.5 \n            text = "" ',
    '    item [2]:\n        class = "IntervalTier" \n        name = "Léa" \n        xmin = 0 \n        xmax = 5.5 \n        intervals: size = 1 ',
    '        intervals [1]:\n            xmin = 2.1 \n            xmax = 5.5 \n            text = "Oui, le quai." \n',
  ].join('\n');
  const short =
    'File type = "ooTextFile"\n"TextGrid"\n\n0\n5.5\n<exists>\n2\n"IntervalTier"\n"Q"\n0\n5.5\n2\n0\n2.1\n"Vous dites ""quai"" 3 ?"\n2.1\n5.5\n""\n"IntervalTier"\n"Léa"\n0\n5.5\n1\n2.1\n5.5\n"Oui, le quai."\n';
  const body = '**[00:00:00] Q :** Vous dites "quai" 3 ?\n\n**[00:00:02] Léa :** Oui, le quai.\n';

  test.each([
    ['long', long],
    ['short', short],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${long}`, 'utf16le'))],
    ['UTF-16, big endian', new Uint8Array(Buffer.from(`\ufeff${short}`, 'utf16le').swap16())],
  ])('%s', async (_, content) => expect(await bodyOf('a.TextGrid', content)).toBe(body));

  test('a tier of words beside one of sentences is left out', async () => {
    const words = Array.from({ length: 12 }, (_, index) => `${index}\n${index + 1}\n"mot"`).join('\n');
    const grid = `File type = "ooTextFile"\n"TextGrid"\n0\n12\n<exists>\n2\n"IntervalTier"\n"phrases"\n0\n12\n1\n0\n12\n"Des mots, douze mots."\n"IntervalTier"\n"mots"\n0\n12\n12\n${words}\n`;
    const { sources, losses } = await imported('a.TextGrid', grid);
    expect(sources[0]?.body).toBe('[00:00:00] Des mots, douze mots.\n');
    expect(losses).toEqual(['the tier « mots », of single words or sounds']);
  });

  test('a grid that breaks off says where', async () => {
    expect(await faultOf('a.TextGrid', short.slice(0, 100))).toMatch(/tier « Q » breaks off at interval \d of 2/);
  });
});
