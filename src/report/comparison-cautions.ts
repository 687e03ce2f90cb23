import { frenchSpaces } from '../language/typography.ts';
import type { ComparedSide } from '../measure/compared-side.ts';
import type { Comparison, ComparisonRow } from '../measure/comparison.ts';
import type { CodedStudy } from '../model/study.ts';
import { comparisonWords, incomparable, machineText } from './comparison-words.ts';
import { listing } from './labels.ts';
import { unitText } from './words.ts';

/** Shares that differ by more than this, of kinds of text or of machine-assisted codings, may make a difference of their own. */
const [unlikeKinds, unlikeMachines] = [0.25, 0.1];

/**
 * What has to be known before the numbers are read, and what cannot be compared: sentences in the study's language, plain
 * text.
 * @param rows those that are shown
 */
export function comparisonCautions(
  compared: Comparison,
  coded: CodedStudy,
  rows: readonly ComparisonRow[] = compared.rows,
): string[] {
  const sentences = [
    nothingToCompare(compared, coded),
    ...(isEmpty(compared) ? [] : [pairing(compared, coded)]),
    unread(compared, coded),
    codersDiffer(compared, coded),
    kindsDiffer(compared, coded),
    machinesDiffer(compared, coded),
    ...(isEmpty(compared) ? [] : notComparable(compared, rows, coded)),
  ];
  return sentences.flatMap((sentence) =>
    sentence === undefined ? [] : [frenchSpaces(sentence, coded.settings.language)],
  );
}

/** Whether a side has no assessed case. */
export function isEmpty({ from, to, rows }: Comparison): boolean {
  return rows.length === 0 || [from, to].some(({ cases, unassessed }) => cases.length === unassessed.length);
}

function nothingToCompare({ variable, from, to, rows }: Comparison, coded: CodedStudy): string | undefined {
  const french = coded.settings.language === 'fr';
  if (rows.length === 0)
    return french ? 'La grille n’a pas de code : rien à comparer.' : 'The codebook has no code: nothing to compare.';
  const empty = [from, to].filter(({ cases, unassessed }) => cases.length === unassessed.length);
  if (empty.length === 0) return undefined;
  if (variable === 'coder')
    return french
      ? 'Aucun entretien n’a été lu jusqu’au bout par les deux : rien à comparer.'
      : 'No interview has been read to the end by both: there is nothing to compare.';
  const names = listing(
    empty.map(({ label }) => label),
    coded.settings.language,
  );
  return french
    ? `${names} : rien n’y a été évalué, donc rien à comparer.`
    : `${names}: no ${coded.settings.unit.one} has been assessed, so there is nothing to compare.`;
}

function pairing(compared: Comparison, coded: CodedStudy): string | undefined {
  const { design, variable, shared } = compared;
  const french = coded.settings.language === 'fr';
  const count = unitText(shared.length, coded);
  if (design === 'independent') return shared.length === 0 ? undefined : onBothSides(count, variable, french);
  if (variable === 'coder')
    return french
      ? `Ne compte que ce que les deux ont lu jusqu’au bout : ${count}.`
      : `Only what both read to the end counts: ${count}.`;
  if (shared.length === 0)
    return french
      ? 'Aucun cas n’est des deux côtés : rien ne peut être apparié, et aucun test n’est fait.'
      : 'No case is on both sides: nothing can be paired, and no test is made.';
  const rest = keptApart(compared, french);
  return french
    ? `${count} des deux côtés : ce qui a été gagné ou perdu ne se lit que là.${rest}`
    : `${count} on both sides: only they tell what was gained or lost.${rest}`;
}

function onBothSides(count: string, variable: string, french: boolean): string {
  const said = french
    ? `${count} des deux côtés : ce ne sont pas deux échantillons distincts, et aucun test n’est fait.`
    : `${count} on both sides: these are no independent samples, and no test is made.`;
  if (variable !== 'wave') return said;
  return french
    ? `${said} Un panel se déclare avec la clé \`design\` de study.yaml.`
    : `${said} A panel is declared with the key \`design\` of study.yaml.`;
}

function keptApart({ shared, from, to }: Comparison, french: boolean): string {
  const alone = [from, to]
    .map((side) => ({ label: side.label, n: assessed(side).filter((name) => !shared.includes(name)).length }))
    .filter(({ n }) => n > 0)
    .map(({ label, n }) => `${label}${french ? ' : ' : ': '}${n}`);
  if (alone.length === 0) return '';
  return french ? ` Le reste (${alone.join(' ; ')}) est à part.` : ` The others (${alone.join('; ')}) are kept apart.`;
}

function assessed({ cases, unassessed }: ComparedSide): string[] {
  return cases.filter((name) => !unassessed.includes(name));
}

function unread({ from, to }: Comparison, coded: CodedStudy): string | undefined {
  const sides = [from, to].filter(({ unassessed }) => unassessed.length > 0);
  if (sides.length === 0) return undefined;
  const counts = sides.map(({ label, unassessed }) => `${unitText(unassessed.length, coded)} (${label})`);
  return coded.settings.language === 'fr'
    ? `Pas encore de lecture, et ni présence ni absence : ${listing(counts, 'fr')}.`
    : `Not yet read, and counted neither present nor absent: ${listing(counts, 'en')}.`;
}

function codersDiffer({ variable, from, to }: Comparison, coded: CodedStudy): string | undefined {
  if (variable === 'coder' || from.coders.length === 0 || to.coders.length === 0) return undefined;
  if (from.coders.join() === to.coders.join()) return undefined;
  const { language } = coded.settings;
  const colon = language === 'fr' ? ' : ' : ': ';
  const who = ({ label, coders }: ComparedSide) => `${label}${colon}${listing(coders, language)}`;
  return language === 'fr'
    ? `Les codeurs ne sont pas les mêmes (${who(from)} ; ${who(to)}) : un écart peut venir d’eux.`
    : `The coders are not the same (${who(from)}; ${who(to)}): a difference may be theirs.`;
}

function kindsDiffer({ from, to }: Comparison, { settings }: CodedStudy): string | undefined {
  if (from.sources === 0 || to.sources === 0) return undefined;
  if (Math.abs(from.kinds.transcript / from.sources - to.kinds.transcript / to.sources) <= unlikeKinds)
    return undefined;
  return settings.language === 'fr'
    ? 'Les textes ne sont pas de même nature : un compte rendu tait ce qu’une transcription garde.'
    : 'The texts are not of one kind: a write-up leaves out what a transcript keeps.';
}

function machinesDiffer({ from, to }: Comparison, { settings }: CodedStudy): string | undefined {
  if (from.machineShare === null || to.machineShare === null) return undefined;
  if (Math.abs(from.machineShare - to.machineShare) <= unlikeMachines) return undefined;
  const { language } = settings;
  const [first, second] = [from, to].map(({ machineShare, codings }) => machineText(machineShare, codings, language));
  return language === 'fr'
    ? `Codages suggérés par une machine : ${first} (${from.label}), ${second} (${to.label}). Un écart peut venir de là.`
    : `Codings suggested by a machine: ${first} (${from.label}), ${second} (${to.label}). A difference may come from there.`;
}

function notComparable({ from, to }: Comparison, rows: readonly ComparisonRow[], { settings }: CodedStudy): string[] {
  const words = comparisonWords(settings.language);
  const order = settings.waves.map(({ id }) => id);
  const isForward = order.indexOf(from.value) <= order.indexOf(to.value);
  const [earlier, later] = isForward ? [from, to] : [to, from];
  // `asked:` names every wave a code was read for: those held later are not to be lost.
  const asked = order.slice(Math.max(0, order.indexOf(earlier.value))).map((id) => JSON.stringify(id));
  const waves = { earlier: earlier.label, later: later.label, asked: `\`asked: [${asked.join(', ')}]\`` };
  return incomparable.flatMap((wanted) => {
    const own = topmost(rows, wanted);
    if (own.length === 0) return [];
    const named = listing(
      own.map(({ label }) => label),
      settings.language,
    );
    return [words.cannot[wanted](named, waves)];
  });
}

/** Codes of a status, without those below one of the same status. */
function topmost(rows: readonly ComparisonRow[], wanted: string): ComparisonRow[] {
  const found: ComparisonRow[] = [];
  let under: number | undefined;
  for (const row of rows) {
    if (under !== undefined && row.level > under) continue;
    under = undefined;
    if (row.status !== wanted) continue;
    found.push(row);
    under = row.level;
  }
  return found;
}
