import { numberInWords } from '../language/number-in-words.ts';
import { type Frequency, frequency } from '../measure/frequency.ts';
import { findCode } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';
import { quotedLabel } from './labels.ts';
import { literal } from './prose.ts';
import { countText } from './words.ts';

/** The sentence that opens a theme: « k des n » and what is most worth saying of it, so that themes that differ read differently. */
export function presenceSentence(code: string, counted: Frequency, coded: CodedStudy): string {
  const { k, n } = counted;
  const french = coded.settings.language === 'fr';
  const shown = coded.settings.counts === 'shown';
  if (n === 0)
    return french
      ? 'Aucun entretien n’a encore été lu pour ce thème.'
      : 'No interview has been read for this theme yet.';
  const count = countText(k, n, coded);
  if (k === 0) {
    const added = shown ? ` (${count})` : '';
    return french ? `Ce thème n’apparaît pas${added}.` : `This theme does not appear${added}.`;
  }
  if (!shown) return '';
  const stress = stressOf(code, counted, coded);
  return french ? frenchSentence(counted, count, stress) : englishSentence(counted, count, stress);
}

/** What a theme's passages are mostly about, or where they come from. */
type Stress =
  | { readonly kind: 'only' | 'mostly' | 'partly'; readonly label: string; readonly k: number }
  | { readonly kind: 'all'; readonly children: number }
  | { readonly kind: 'one-wave'; readonly waves: number }
  | undefined;

/** Fewer sub-themes than this, all present, are nothing remarkable. */
const manyChildren = 4;

function stressOf(code: string, { k, segments, cases }: Frequency, coded: CodedStudy): Stress {
  const { language, waves } = coded.settings;
  const children = (findCode(coded.codebook, code)?.children ?? []).map((child) => ({
    label: quotedLabel(literal(child.label), language),
    ...frequency(coded, child.id),
  }));
  const present = children.filter((child) => child.k > 0).sort((a, b) => b.k - a.k);
  const [first, second] = present;
  const isWithin = first?.cases.present.every((name) => cases.present.includes(name));
  if (first && isWithin && present.length === 1 && children.length > 1 && first.segments === segments)
    return { kind: 'only', label: first.label, k: first.k };
  const read = waves.map(({ id }) => frequency(coded, code, { waves: [id] })).filter((wave) => wave.n > 0);
  if (read.length > 1 && read.filter((wave) => wave.k > 0).length === 1)
    return { kind: 'one-wave', waves: read.length };
  if (first && isWithin && second && first.k > second.k && first.k * 2 >= k && first.k < k)
    return { kind: first.k * 4 >= k * 3 ? 'mostly' : 'partly', label: first.label, k: first.k };
  if (present.length === children.length && children.length >= manyChildren)
    return { kind: 'all', children: children.length };
  return undefined;
}

function frenchSentence({ k, n, segments }: Frequency, count: string, stress: Stress): string {
  if (k === 1 && n > 1) {
    if (stress?.kind === 'only') return `Ce thème ne tient qu’à une voix (${count}), à propos de ${stress.label}.`;
    return segments === 1
      ? `Un seul extrait porte sur ce thème (${count}).`
      : `Ce thème ne tient qu’à une voix : ${count} l’aborde.`;
  }
  const plain = `${count} ${k > 1 ? 'abordent' : 'aborde'} ce thème`;
  const open = stress ? plain : (frenchShare(k, n, count) ?? plain);
  return `${frenchBreadth(k, n, count) ?? open}${frenchStress(stress)}.`;
}

function frenchBreadth(k: number, n: number, count: string): string | undefined {
  if (isEverywhere(k, n)) return `Ce thème est partout : ${count} l’abordent`;
  if (isNearlyEverywhere(k, n)) return `Ce thème revient presque partout : ${count} l’abordent`;
  return isFrequent(k, n) ? `Ce thème revient souvent : ${count} l’abordent` : undefined;
}

function frenchShare(k: number, n: number, count: string): string | undefined {
  if (n < 4) return undefined;
  if (k * 2 === n) return `La moitié aborde ce thème : ${count}`;
  return k * 2 > n ? `Plus de la moitié abordent ce thème : ${count}` : undefined;
}

function frenchStress(stress: Stress): string {
  if (!stress) return '';
  if (stress.kind === 'only') return `, toujours à propos de ${stress.label}`;
  if (stress.kind === 'one-wave') return `, dans une seule des ${numberInWords(stress.waves, 'fr')} vagues`;
  if (stress.kind === 'all') return `, et ses ${numberInWords(stress.children, 'fr')} sous-thèmes sont tous présents`;
  return stress.kind === 'mostly'
    ? `, surtout à propos de ${stress.label}`
    : `, dont ${stress.k} à propos de ${stress.label}`;
}

function englishSentence({ k, n, segments }: Frequency, count: string, stress: Stress): string {
  if (k === 1 && n > 1) {
    if (stress?.kind === 'only') return `This theme rests on one voice (${count}), about ${stress.label}.`;
    return segments === 1
      ? `One segment only is about this theme (${count}).`
      : `This theme rests on one voice: ${count} speaks of it.`;
  }
  const plain = `${count} ${k > 1 ? 'speak' : 'speaks'} of this theme`;
  const open = stress ? plain : (englishShare(k, n, count) ?? plain);
  return `${englishBreadth(k, n, count) ?? open}${englishStress(stress)}.`;
}

function englishBreadth(k: number, n: number, count: string): string | undefined {
  if (isEverywhere(k, n)) return `This theme is everywhere: ${count} speak of it`;
  if (isNearlyEverywhere(k, n)) return `This theme comes up nearly everywhere: ${count} speak of it`;
  return isFrequent(k, n) ? `This theme comes up often: ${count} speak of it` : undefined;
}

function englishShare(k: number, n: number, count: string): string | undefined {
  if (n < 4) return undefined;
  if (k * 2 === n) return `Half speak of this theme: ${count}`;
  return k * 2 > n ? `More than half speak of this theme: ${count}` : undefined;
}

function englishStress(stress: Stress): string {
  if (!stress) return '';
  if (stress.kind === 'only') return `, always about ${stress.label}`;
  if (stress.kind === 'one-wave') return `, in one of the ${numberInWords(stress.waves, 'en')} waves only`;
  if (stress.kind === 'all') return `, and all of its ${numberInWords(stress.children, 'en')} sub-themes are present`;
  return stress.kind === 'mostly' ? `, mostly about ${stress.label}` : `, ${stress.k} of them about ${stress.label}`;
}

function isEverywhere(k: number, n: number): boolean {
  return n >= 3 && k === n;
}

/** All but one, of so many that one is few. */
function isNearlyEverywhere(k: number, n: number): boolean {
  return n >= 8 && k === n - 1;
}

function isFrequent(k: number, n: number): boolean {
  return n >= 4 && k / n >= 0.75;
}
