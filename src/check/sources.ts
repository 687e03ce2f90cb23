import { identifyLanguage } from '../language/identify.ts';
import { nearest } from '../language/nearest.ts';
import type { Packing } from '../model/memory.ts';
import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { known, placeName, type Source } from '../model/source.ts';
import { languageNames, type SpokenLanguage } from '../model/spoken.ts';
import type { CodedStudy, Withdrawn } from '../model/study.ts';
import type { CheckContext } from './check.ts';
import { oncePerTable, placeAt, placeInBody, placeOfKey, placeOfOwnKey, says, sharedOffset } from './places.ts';

/** Sources whose wave the study does not have. */
export function checkWaves(coded: CodedStudy, { settingsBroken, settingsOffsets }: CheckContext): Problem[] {
  if (settingsBroken) return [];
  const known = coded.settings.waves.map(({ id }) => id);
  const used = new Set(coded.sources.map(({ wave }) => wave));
  const lost = coded.sources.find(({ wave, path }) => wave === undefined && folderOf(path) !== undefined);
  if (lost && known.length > 0 && used.size === 1) {
    const folder = folderOf(lost.path) as string;
    const expected = nearest(folder, known);
    const message = `No source is in a wave of study.yaml (${known.join(', ')}): none is a folder of corpus/, as « ${folder} » is, or the \`wave:\` of a source. Correct the ids.`;
    const at = placeAt(coded, 'study.yaml', settingsOffsets.waves);
    return [{ ...at, rule: 'unknown-wave', severity: 'error', message, ...(expected ? { expected: folder } : {}) }];
  }
  const isTold = oncePerTable('wave');
  return coded.sources.flatMap((source): Problem[] => {
    if (source.wave !== undefined && known.includes(source.wave)) return [];
    const folder = folderOf(source.path);
    if (source.wave === undefined && (folder === undefined || !known.some((id) => used.has(id)))) return [];
    if (!isTold(source)) return [];
    const wave = source.wave ?? (folder as string);
    const expected = nearest(wave, known);
    const who =
      source.row === undefined || source.keys.wave !== undefined ? 'this source is' : 'answers of this table are';
    const message = `The study has no wave « ${wave} »: ${who} in none. Known: ${known.join(', ') || 'none'}. Correct it, or add the wave to study.yaml.`;
    return [
      {
        ...placeOfKey(coded, source, 'wave'),
        rule: 'unknown-wave',
        severity: 'error',
        message,
        ...(expected ? { expected } : {}),
      },
    ];
  });
}

/** The folder directly under `corpus/`. */
function folderOf(path: string): string | undefined {
  return path.split('/').slice(1, -1)[0];
}

/** In a study of independent waves, one file name in two waves is one case or two: only the analyst knows. */
export function checkSameNames(coded: CodedStudy, { settingsBroken }: CheckContext): Problem[] {
  if (settingsBroken || coded.settings.design === 'panel') return [];
  const first = new Map<string, Source>();
  return coded.sources.flatMap((source): Problem[] => {
    if (source.row !== undefined) return [];
    const name = source.path.slice(source.path.lastIndexOf('/') + 1);
    const other = first.get(name);
    first.set(name, other ?? source);
    if (!other || other.wave === source.wave || source.keys.case !== undefined || other.keys.case !== undefined)
      return [];
    const message = `${name} is in two waves (${other.wave ?? 'none'}, ${source.wave ?? 'none'}) and counts as two cases. Give both \`case:\`, or write \`design: panel\` in study.yaml if the cases are the same.`;
    return [
      {
        ...placeOfKey(coded, source, 'case'),
        rule: 'same-name-two-waves',
        severity: 'warning',
        message,
        related: placeOfKey(coded, other, 'case'),
      },
    ];
  });
}

/** Pseudonyms that two cases share, and cases that have two. */
export function checkPseudonyms(coded: CodedStudy): Problem[] {
  const first = new Map<string, Source>();
  const firstOfCase = new Map<string, Source>();
  const isTold = oncePerTable('pseudonym');
  return coded.sources.flatMap((source): Problem[] => {
    const same = firstOfCase.get(source.case);
    const isGiven = says(coded, source, 'pseudonym');
    if (isGiven) firstOfCase.set(source.case, same ?? source);
    if (isGiven && same && same.pseudonym !== source.pseudonym) {
      if (!isTold(source)) return [];
      const message = `The case « ${source.case} » is ${source.pseudonym} here and ${same.pseudonym} in ${placeName(same)}: a reader would take it for two. Give it one.`;
      const [here, related] = [source, same].map((one) => placeOfKey(coded, one, 'pseudonym')) as [Place, Place];
      return [{ ...here, rule: 'two-pseudonyms', severity: 'error', message, related }];
    }
    const other = first.get(source.pseudonym);
    first.set(source.pseudonym, other ?? source);
    if (!other || other.case === source.case || !isTold(source)) return [];
    const advice =
      sharedOffset(coded, source, 'pseudonym') === undefined
        ? 'Give this source another.'
        : 'Take it out here: each case has its own, or a column gives it one.';
    const message = `The pseudonym ${source.pseudonym} already stands for ${placeName(other)}. ${advice}`;
    return [
      {
        ...placeOfKey(coded, source, 'pseudonym'),
        rule: 'duplicate-pseudonym',
        severity: 'error',
        message,
        related: placeOfKey(coded, other, 'pseudonym'),
      },
    ];
  });
}

/** Interviews that agree to be named and are not, since another of their case is not. */
export function checkConsents(coded: CodedStudy): Problem[] {
  const hiding = new Map(
    [...coded.sources]
      .reverse()
      .filter(({ consent, ownConsent }) => consent !== 'named' && ownConsent === undefined)
      .map((source) => [source.case, source]),
  );
  return coded.sources.flatMap((source): Problem[] => {
    const other = hiding.get(source.case);
    if (source.ownConsent === undefined || !other) return [];
    const message = `The case « ${source.case} » may be named here and not in ${placeName(other)} (consent: ${other.consent}): by the one it would be known in the other, so it is named nowhere. Give both one \`consent:\`, or another \`case:\`.`;
    const [here, related] = [source, other].map((one) => placeOfOwnKey(coded, one, 'consent')) as [Place, Place];
    return [{ ...here, rule: 'consents-differ', severity: 'warning', message, related }];
  });
}

/** Finds out, while the text of a source is at hand, what the checks of sources ask about it. */
export function lookThrough(source: Source): void {
  const voices = voicesOf(source);
  const language = source.keys.language === undefined ? languageOf(source) : null;
  const heard = new Set(voices.labels.map(([label]) => label));
  const isPlain = voices.asks || (heard.size < 2 && voices.questions.length < fewestQuestions);
  const isHeard = Object.keys(source.speakers).every((label) => heard.has(label));
  if (isPlain && isHeard && (language === null || language === source.language)) plain.add(source);
}

/** Sources that were looked through, of whose speakers and language there is nothing to say: nearly all. */
const plain = new WeakSet<Source>();

/** Speakers described and never heard; sources in which nobody is known to ask. */
export function checkSpeakers(coded: CodedStudy, { settingsBroken }: CheckContext): Problem[] {
  return coded.sources.flatMap((source) => {
    if (plain.has(source)) return [];
    const voices = voicesOf(source);
    const labels = new Map(voices.labels);
    const unheard = unknownSpeakers(coded, source, labels);
    if (settingsBroken || voices.asks) return unheard;
    return [...unheard, ...nobodyAsks(coded, source, labels, voices)];
  });
}

/** Who is heard in a source. */
interface Voices {
  /** Each label, and how many turns it has. */
  readonly labels: readonly (readonly [label: string, turns: number])[];
  readonly asks: boolean;
  /** Where the first turn begins. */
  readonly start: number;
  /** Where the paragraphs that end in `?` begin. */
  readonly questions: readonly number[];
}

function voicesOf(source: Source): Voices {
  return known(source, 'voices', '', () => findVoices(source), voicesPacking);
}

/** Of answers without a label, of which there may be a hundred thousand, a number: where the first turn begins. */
const voicesPacking: Packing<Voices> = {
  pack(voices) {
    const { labels, asks, start, questions } = voices;
    return labels.length === 0 && !asks && questions.length === 0 ? start : JSON.parse(JSON.stringify(voices));
  },
  unpack: (packed) =>
    typeof packed === 'number' ? { labels: [], asks: false, start: packed, questions: [] } : (packed as Voices),
};

function findVoices({ turns }: Source): Voices {
  const labels = new Map<string, number>();
  for (const { speaker } of turns) if (speaker !== undefined) labels.set(speaker, (labels.get(speaker) ?? 0) + 1);
  const asks = turns.some((turn) => turn.asks);
  const paragraphs = asks ? [] : turns.flatMap((turn) => turn.paragraphs);
  const questions = paragraphs.filter(({ text }) => /\?["»”’\s)]*$/.test(text)).map(({ start }) => start);
  return { labels: [...labels], asks, start: turns[0]?.start ?? 0, questions };
}

function unknownSpeakers(coded: CodedStudy, source: Source, labels: ReadonlyMap<string, number>): Problem[] {
  const silent = Object.keys(source.speakers).filter((label) => !labels.has(label));
  return silent.map((label) => {
    const expected = nearest(label, labels.keys());
    const message = `\`speakers\` describes « ${label} », who says nothing in this source. Labels there: ${[...labels.keys()].join(', ') || 'none'}.`;
    return {
      ...placeOfKey(coded, source, 'speakers'),
      rule: 'unknown-speaker',
      severity: 'warning',
      message,
      ...(expected ? { expected } : {}),
    };
  });
}

/** So many paragraphs that end in `?` are an interviewer's. */
const fewestQuestions = 4;

/** Labels among which nobody is known to ask, or questions and no labels: the questions would count as answers. */
function nobodyAsks(
  coded: CodedStudy,
  source: Source,
  labels: ReadonlyMap<string, number>,
  { start, questions }: Voices,
): Problem[] {
  if (labels.size >= 2) {
    const listed = [...labels].map(([label, turns]) => `${label} (${turns})`).join(', ');
    const message = `Nobody asks here, so that questions would count as answers. Labels: ${listed}. Name who asks in study.yaml: interviewers: [${[...labels.keys()][0]}].`;
    const at = placeInBody(coded, source, start);
    return [{ ...at, rule: 'no-interviewer', severity: 'warning', message }];
  }
  if (questions.length < fewestQuestions) return [];
  const message = `${questions.length} paragraphs are questions and nobody is known to ask: they would count as answers. Write who speaks before each: **Q :** and **R :**.`;
  const at = placeInBody(coded, source, questions[0] ?? 0);
  return [{ ...at, rule: 'no-speakers', severity: 'warning', message }];
}

/** Sources that read as another language than the study's and do not say so: their words would be stemmed by the wrong rules. */
export function checkLanguage(coded: CodedStudy, { settingsBroken }: CheckContext): Problem[] {
  if (settingsBroken) return [];
  return coded.sources.flatMap((source): Problem[] => {
    if (plain.has(source) || says(coded, source, 'language')) return [];
    const found = languageOf(source);
    if (found === null || found === source.language) return [];
    const message = `This source reads as ${languageNames[found]}, the study is in ${languageNames[source.language]}: its words would be stemmed wrongly. Write \`language: ${found}\` in its front matter, or correct \`language:\` in study.yaml.`;
    return [{ ...placeInBody(coded, source, 0), rule: 'other-language', severity: 'warning', message }];
  });
}

/** The language its respondents speak, by how they begin; null where that is not clear. */
function languageOf(source: Source): SpokenLanguage | null {
  return known(source, 'language', '', () => identified(source));
}

/** UTF-16 units of what is said first; enough to decide. */
const enough = 4000;

function identified({ turns }: Source): SpokenLanguage | null {
  let said = '';
  for (const { asks, paragraphs } of turns) {
    if (said.length > enough) break;
    if (!asks) for (const { text } of paragraphs) said += `${text}\n`;
  }
  return identifyLanguage(said.slice(0, enough)) ?? null;
}

/** Passages taken back that cannot be found, and so cannot be held back; those of a whole table in none of its answers. */
export function checkWithdrawn(coded: CodedStudy): Problem[] {
  const ofTables = new Map<string, { readonly source: Source; readonly best: Withdrawn[] }>();
  const own = coded.sources.flatMap((source): Problem[] => {
    const passages = coded.withdrawn.get(source.id) ?? [];
    if (sharedOffset(coded, source, 'withdrawn') === undefined)
      return passages.flatMap((one) => notFound(coded, source, one));
    const { best } = ofTables.get(source.path) ?? { best: [] };
    const found = passages.map((one, i) => better(best[i], one));
    ofTables.set(source.path, { source, best: found });
    return [];
  });
  const shared = [...ofTables.values()].flatMap(({ source, best }) =>
    best.flatMap((one) => notFound(coded, source, one)),
  );
  return [...own, ...shared];
}

function better(before: Withdrawn | undefined, now: Withdrawn): Withdrawn {
  return before && (before.exact || (before.parts && !now.exact)) ? before : now;
}

function notFound(coded: CodedStudy, source: Source, { quote, parts, exact }: Withdrawn): Problem[] {
  if (parts && exact) return [];
  const isShared = sharedOffset(coded, source, 'withdrawn') !== undefined;
  const where = isShared ? 'in no answer of this table' : 'not in this source';
  const message = parts
    ? `The withdrawn passage « ${quote.slice(0, 60)} » is in the text in other words; those are held back. Copy them here.`
    : `The withdrawn passage « ${quote.slice(0, 60)} » is ${where}, so that nothing is held back. Copy it exactly from the text.`;
  const severity = parts ? 'warning' : 'error';
  return [{ ...placeOfKey(coded, source, 'withdrawn'), rule: 'withdrawn-not-found', severity, message }];
}
