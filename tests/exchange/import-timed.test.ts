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
