import { appendAll } from '../model/append.ts';
import { type Cue, cueParagraphs, namedCues, secondsOf } from './cues.ts';
import { decodedText, endMissing, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, Importer, ImportFault, ImportOptions } from './importer.ts';

/** Captions: SubRip, and WebVTT as Teams, Zoom and Whisper write it. W3C, WebVTT: The Web Video Text Tracks Format. */
export const importer: Importer = {
  recognises(file) {
    const decoded = decodedText(file);
    if (!('text' in decoded)) return false;
    if (/\.txt$/i.test(file.name)) return (decoded.text.match(onOneLine)?.length ?? 0) >= 2;
    return /^WEBVTT\b|-->/m.test(decoded.text);
  },
  read,
};

/** What Whisper prints while it listens: `[00:00.000 --> 00:02.000]  Bonjour.` */
const onOneLine = /^\[([\d:.,]{4,16} --> [\d:.,]{4,16})\][^\S\n]+/gm;

const times = /^\s*([\d:.,]{4,16})\s*-->\s*([\d:.,]{4,16})/;

function read(file: ForeignFile, { interviewers }: ImportOptions): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const { cues, lost } = cuesIn(decoded.text.replace(onOneLine, '\n$1\n'));
  if (cues.length === 0) return { fault: 'It has no captions: no line with two times and an arrow, `-->`.' };
  const paragraphs = cueParagraphs(namedCues(cues, interviewers));
  const warnings = lost.map((line) => `In line ${line} words stand without a time, and were left out.`);
  return {
    sources: [{ name: stemOf(file.name), paragraphs, labelled: true }],
    warnings: [...decoded.warnings, ...warnings.slice(0, 3), ...cutWarnings(decoded.text, cues)],
  };
}

/** Whether the last caption breaks off: without words, or, where others end so, without the end of its voice. */
function cutWarnings(text: string, cues: readonly Cue[]): string[] {
  const last =
    text
      .trimEnd()
      .split(/\n\s*\n/)
      .at(-1) ?? '';
  const words = last.slice(last.indexOf('-->')).split('\n').slice(1).join('\n');
  const isEmpty = last.includes('-->') && words.trim() === '';
  const isOpen = /<[^>]*$/.test(words) || (text.includes('</v>') && /<v[. ][^>]*>(?:(?!<\/v>)[\s\S])*$/.test(words));
  return isEmpty || isOpen ? [endMissing('Its last caption breaks off', cues.map((cue) => cue.text).join(' '))] : [];
}

/** The cues of a file, and the lines of blocks that are none. */
function cuesIn(text: string): { cues: Cue[]; lost: number[] } {
  const cues: Cue[] = [];
  const lost: number[] = [];
  let block: string[] = [];
  const lines = `${text}\n\n`.split('\n');
  lines.forEach((line, index) => {
    if (line.trim() !== '') {
      block.push(line);
      return;
    }
    const own = cuesOf(block);
    if (own) appendAll(cues, own);
    else if (block.length > 0 && !isComment(block)) lost.push(index - block.length + 1);
    block = [];
  });
  return { cues, lost };
}

/** Heads, comments, styles, and the number of a caption without words. */
function isComment([first = '', ...more]: readonly string[]): boolean {
  return /^(?:WEBVTT|NOTE|STYLE|REGION)\b/.test(first) || (more.length === 0 && /^\d+$/.test(first.trim()));
}

/** A block's cues: one for each voice in it; undefined where it has no times. */
function cuesOf(block: readonly string[]): Cue[] | undefined {
  const at = block.findIndex((line) => times.test(line));
  if (at === -1 || at > 2) return undefined;
  const [, from = '', to = ''] = times.exec(block[at] as string) ?? [];
  const start = secondsOf(from);
  if (start === undefined) return undefined;
  const end = secondsOf(to) ?? start;
  return voicesOf(block.slice(at + 1).join('\n')).map((voice) => ({ start, end, ...voice }));
}

/** `<v Marie Dupont>Bonjour.</v>`: what each voice says. */
function voicesOf(text: string): { speaker?: string; text: string }[] {
  const [before = '', ...voices] = text.split(/<v(?:\.[^ >]*)?[ \t]+/);
  const spoken = voices.map((voice) => {
    const end = voice.indexOf('>');
    const speaker = plain(voice.slice(0, end)).trim();
    return { ...(speaker === '' ? {} : { speaker }), text: plain(voice.slice(end + 1)) };
  });
  return before.trim() === '' ? spoken : [{ text: plain(before) }, ...spoken];
}

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '', rlm: '' };

/** Without tags and positions. */
function plain(text: string): string {
  return text
    .replace(/<\/?(?:[a-z][^>]*|\d[\d:.]*)?>|\{\\[^}]*\}/gi, '')
    .replace(/&(\w+);/g, (written, name: string) => references[name] ?? written);
}
