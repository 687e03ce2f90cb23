import { counted } from '../model/counted.ts';
import { type Cue, cueParagraphs } from './cues.ts';
import { decodedText, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, Importer, ImportFault } from './importer.ts';

/** TextGrids of Praat, short and long: a tier is a speaker. Praat manual, “TextGrid file formats”. */
export const importer: Importer = {
  recognises: (file) => {
    const decoded = decodedText(file);
    return 'text' in decoded && /^File type = "ooTextFile/.test(decoded.text);
  },
  read,
};

interface Tier {
  readonly name: string;
  readonly cues: readonly Cue[];
  /** Marks at points, not stretches of speech. */
  readonly points: boolean;
}

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const tiers = tiersIn(decoded.text);
  if ('fault' in tiers) return tiers;
  const spoken = tiers.filter(({ cues, points }) => !points && cues.some(({ text }) => text.trim() !== ''));
  const sentences = spoken.filter((tier) => !isAlignment(tier));
  const kept = sentences.length > 0 ? sentences : spoken;
  const left = spoken.filter((tier) => !kept.includes(tier));
  const cues = kept.flatMap(({ name, cues: own }) =>
    own.map((cue) => (kept.length > 1 ? { ...cue, speaker: name } : cue)),
  );
  return {
    sources: [
      {
        name: stemOf(file.name),
        paragraphs: cueParagraphs(cues.sort((a, b) => a.start - b.start)),
        labelled: true,
      },
    ],
    losses: [
      ...left.map(({ name }) => `the tier « ${name} », of single words or sounds`),
      ...counted(tiers.filter(({ points }) => points).length, 'tier of points', 'tiers of points'),
    ],
    warnings: decoded.warnings,
  };
}

/** Words or sounds one by one, beside the tier that has them in sentences. */
function isAlignment({ cues }: Tier): boolean {
  const filled = cues.filter(({ text }) => text.trim() !== '');
  const words = filled.reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, 0);
  return filled.length >= 10 && words <= filled.length * 1.2;
}

/** Texts between quotation marks and numbers that stand alone, in order: what both formats have in common. */
const token = /"((?:[^"]|"")*)"|(?<![^\s=])(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?!\S)/g;

function tiersIn(text: string): Tier[] | ImportFault {
  const tokens = [...text.matchAll(token)].map(([, words, number]) => words?.replace(/""/g, '"') ?? Number(number));
  // The type of the file, the class, the ends of the recording and the number of tiers.
  let at = 5;
  const count = tokens[4];
  if (typeof count !== 'number') return { fault: 'It has no tiers: it is damaged, or another object of Praat.' };
  const tiers: Tier[] = [];
  for (let tier = 0; tier < count; tier++) {
    const [kind, name, , , size] = tokens.slice(at, at + 5);
    const points = kind === 'TextTier';
    if ((kind !== 'IntervalTier' && !points) || typeof size !== 'number')
      return { fault: `It is damaged: of ${count} tiers only ${tier} are whole. Save it again in Praat.` };
    at += 5;
    const width = points ? 2 : 3;
    const cues: Cue[] = [];
    for (let index = 0; index < size; index++, at += width) {
      const own = tokens.slice(at, at + width);
      const [start, end, words] = points ? [own[0], own[0], own[1]] : own;
      if (typeof start !== 'number' || typeof end !== 'number' || typeof words !== 'string')
        return { fault: `It is damaged: the tier « ${name} » breaks off at interval ${index + 1} of ${size}.` };
      cues.push({ start, end, text: words });
    }
    tiers.push({ name: String(name), cues, points });
  }
  return tiers;
}
