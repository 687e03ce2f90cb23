import { secondsOf } from './cues.ts';
import { decodedText, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, ImportedParagraph, Importer, ImportFault } from './importer.ts';
import { textParagraphs } from './text-paragraphs.ts';

/** Text by Otter: a line with a name and a time, below it what is said; a heading before, a signature after. */
export const importer: Importer = {
  recognises: (file) => {
    const decoded = decodedText(file);
    return 'text' in decoded && decoded.text.split('\n').filter((line) => heading.test(line)).length >= 2;
  },
  read,
};

const heading = /^(?<name>\S.{0,47}?)(?: {2,}|\t)(?<time>\d{1,2}:\d{2}(?::\d{2})?)\s*$/;
const signature = /^Transcribed by https?:\/\/otter\.ai\/?\s*$/m;

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const lines = decoded.text.replace(signature, '').split('\n');
  const first = lines.findIndex((line) => heading.test(line));
  if (first === -1) return { fault: 'No line of it is a heading as Otter writes it, a name and a time.' };
  const paragraphs: ImportedParagraph[] = [];
  let said: string[] = [];
  let label: Pick<ImportedParagraph, 'speaker' | 'time'> = {};
  const close = () => {
    const own = textParagraphs(said.join('\n'));
    own.forEach(
      (paragraph, index) =>
        void paragraphs.push(index === 0 ? { ...paragraph, ...label } : { ...paragraph, ...same(label) }),
    );
    said = [];
  };
  for (const line of lines.slice(first)) {
    const { name, time } = heading.exec(line)?.groups ?? {};
    if (name === undefined || time === undefined || secondsOf(time) === undefined) said.push(line);
    else {
      close();
      label = { speaker: name, time };
    }
  }
  close();
  const before = lines.slice(0, first).some((line) => line.trim() !== '');
  return {
    sources: [{ name: stemOf(file.name), paragraphs, labelled: true }],
    losses: before ? ['the heading above the first speaker'] : [],
    warnings: decoded.warnings,
  };
}

/** A speaker's further paragraphs have no time of their own. */
function same({ speaker }: Pick<ImportedParagraph, 'speaker'>): Pick<ImportedParagraph, 'speaker'> {
  return speaker === undefined ? {} : { speaker };
}
