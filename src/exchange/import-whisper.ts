import { type Cue, cueParagraphs, secondsOf } from './cues.ts';
import { decodedText, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, Importer, ImportFault } from './importer.ts';

/** What Whisper, whisper.cpp and WhisperX write: segments with their times, in JSON or as a table with tabs. */
export const importer: Importer = {
  recognises: (file) => {
    const decoded = decodedText(file);
    return 'text' in decoded && /^\s*\{[\s\S]*"(?:segments|transcription)"|^\s*\[|^start\tend\ttext/.test(decoded.text);
  },
  read,
};

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const { text, warnings } = decoded;
  const cues = text.startsWith('start\t') ? tableCues(text) : jsonCues(text);
  if ('fault' in cues) return cues;
  if (cues.length === 0) return { fault: 'It has no segments with `start` and `text`.' };
  return { sources: [{ name: stemOf(file.name), paragraphs: cueParagraphs(cues), labelled: true }], warnings };
}

/** Times are milliseconds. */
function tableCues(text: string): Cue[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [start, end, ...said] = line.split('\t');
      if (said.length === 0) return [];
      return [{ start: Number(start) / 1000 || 0, end: Number(end) / 1000 || 0, text: said.join(' ') }];
    });
}

function jsonCues(text: string): Cue[] | ImportFault {
  const read = parsed(text);
  if (read === undefined) return { fault: 'It is not whole: its JSON does not end, or is damaged. Export it again.' };
  const root = Array.isArray(read) ? { segments: read } : isRecord(read) ? read : {};
  const segments = [root.segments, root.transcription].find(Array.isArray) ?? [];
  return segments.flatMap((segment: unknown) => (isRecord(segment) ? (cueOf(segment) ?? []) : []));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function cueOf(segment: Readonly<Record<string, unknown>>): Cue | undefined {
  const { text, speaker } = segment;
  const times = isRecord(segment.timestamps) ? segment.timestamps : {};
  const start = secondsIn(segment.start ?? times.from);
  if (typeof text !== 'string' || start === undefined) return undefined;
  const end = secondsIn(segment.end ?? times.to) ?? start;
  return { start, end, text, ...(typeof speaker === 'string' && speaker !== '' ? { speaker } : {}) };
}

function secondsIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? secondsOf(value) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
