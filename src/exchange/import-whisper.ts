import { type Cue, cueParagraphs, secondsOf } from './cues.ts';
import { decodedText, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, Importer, ImportFault } from './importer.ts';
import { gridsIn } from './table-grids.ts';

/**
 * What Whisper, whisper.cpp, faster-whisper, WhisperX, Transformers and the API of OpenAI write: segments with their
 * times, in JSON or as a table.
 */
export const importer: Importer = {
  recognises: (file) => {
    const decoded = decodedText(file);
    if (!('text' in decoded)) return false;
    return /\.json$/i.test(file.name)
      ? /^\s*\{[\s\S]*"(?:segments|transcription|chunks|words)"|^\s*\[/.test(decoded.text)
      : tableHead.test(decoded.text);
  },
  read,
};

const tableHead = /^"?start"?[\t,]"?end"?[\t,]"?(?:speaker"?[\t,]"?)?text"?\s*(?:\n|$)/;

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const { text, warnings } = decoded;
  const cues = tableHead.test(text) ? tableCues(file, text) : jsonCues(text);
  if ('fault' in cues) return cues;
  if (cues.length === 0) return { fault: 'It has no segments with `start` and `text`.' };
  return { sources: [{ name: stemOf(file.name), paragraphs: cueParagraphs(cues), labelled: true }], warnings };
}

/** Times are milliseconds. With tabs nothing is quoted. */
function tableCues(file: ForeignFile, text: string): Cue[] | ImportFault {
  const [head = '', ...lines] = text.split('\n');
  const titles = head.replace(/"/g, '').trim().split(/[\t,]/);
  let rows = lines.map((line) => line.split('\t'));
  if (!head.includes('\t')) {
    const read = gridsIn(file);
    if ('fault' in read) return read;
    rows = (read.grids[0]?.rows ?? []).slice(1).map(({ cells }) => cells.map((cell) => cell.text));
  }
  const at = (name: string) => titles.indexOf(name);
  return rows.flatMap((row) => {
    const said = row.slice(at('text')).join(' ');
    if (row.length < titles.length) return [];
    const seconds = (name: string) => Number(row[at(name)]) / 1000 || 0;
    return [{ start: seconds('start'), end: seconds('end'), text: said, ...speakerOf(row[at('speaker')]) }];
  });
}

function jsonCues(text: string): Cue[] | ImportFault {
  const read = parsed(text);
  if (read === undefined) return { fault: 'It is not whole: its JSON does not end, or is damaged. Export it again.' };
  const root = Array.isArray(read) ? { segments: read } : isRecord(read) ? read : {};
  const segments = [root.segments, root.transcription, root.chunks, root.words].find(Array.isArray) ?? [];
  return segments.flatMap((segment: unknown) => (isRecord(segment) ? cuesOf(segment) : []));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Segment = Readonly<Record<string, unknown>>;

/** One cue; where its words are by several speakers, one for each in turn. */
function cuesOf(segment: Segment): Cue[] {
  const words = Array.isArray(segment.words) ? segment.words.filter(isRecord) : [];
  const speakers = new Set(words.flatMap(({ speaker }) => (typeof speaker === 'string' ? [speaker] : [])));
  const whole = cueOf(segment);
  if (speakers.size < 2 || !whole) return whole ? [whole] : [];
  const parts: { start: number; end: number; speaker?: string; words: string[] }[] = [];
  for (const word of words) {
    const last = parts.at(-1);
    const { speaker } = speakerOf(word.speaker);
    const isSame = last !== undefined && (speaker === undefined || speaker === last.speaker);
    const said = String(word.word ?? '').trim();
    if (isSame) {
      last.words.push(said);
      last.end = secondsIn(word.end) ?? last.end;
    } else {
      const start = secondsIn(word.start) ?? last?.end ?? whole.start;
      parts.push({
        start,
        end: secondsIn(word.end) ?? start,
        words: [said],
        ...(speaker === undefined ? {} : { speaker }),
      });
    }
  }
  return parts.map(({ words: said, ...part }) => ({ ...part, text: said.join(' ') }));
}

function cueOf(segment: Segment): Cue | undefined {
  const times = isRecord(segment.timestamps) ? segment.timestamps : {};
  const pair: readonly unknown[] = Array.isArray(segment.timestamp) ? segment.timestamp : [];
  const start = secondsIn(segment.start ?? times.from ?? pair[0]);
  const text = segment.text ?? segment.word;
  if (typeof text !== 'string' || start === undefined) return undefined;
  const end = secondsIn(segment.end ?? times.to ?? pair[1]) ?? start;
  return { start, end, text, ...speakerOf(segment.speaker) };
}

/** Some programs only number them. */
function speakerOf(speaker: unknown): Pick<Cue, 'speaker'> {
  if (typeof speaker === 'number' || (typeof speaker === 'string' && /^\d+$/.test(speaker)))
    return { speaker: `Speaker ${speaker}` };
  return typeof speaker === 'string' && /[\p{L}\p{N}]/u.test(speaker) ? { speaker } : {};
}

function secondsIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? secondsOf(value) : undefined;
}

function isRecord(value: unknown): value is Segment {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
