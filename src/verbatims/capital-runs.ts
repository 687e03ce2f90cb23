import type { NameKind } from '../model/pseudonym-key.ts';
import { generic, type NameWord, nameWords, particles, titles } from './name-words.ts';
import { hasCapitalAnyway } from './ordinary-word.ts';

/** Capitals that name nobody: days, months, peoples' languages and acronyms of everybody's. */
const common = new Set(
  `lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  europe france etat internet covid noel paques dieu web pme tpe eti rh cdi cdd tva ong rse pdg drh dg btp sarl sas sa eurl scop ue usa nord sud est ouest
  i ok tv pc gps sms iso sme hr ceo eu uk us english french german italian spanish`.split(/\s+/),
);

/** What opens a sentence before a name that is called. */
const greetings = new Set(
  `bonjour bonsoir salut merci bienvenue adieu bravo allo cher chere chers cheres oui non ah eh oh euh alors donc enfin
  hello hi hey thanks thank dear welcome goodbye bye good yes no well so`.split(/\s+/),
);

const placeBefore =
  /(?:^|[^\p{L}])(?:[àÀ]|en|vers|depuis|près de|place|rue|avenue|boulevard|quai|chemin|gare de|ville de|commune de|région de|département de|in|near|from|at)\s$/u;

/**
 * Runs of words with capitals in a text, and what follows a title, with what they seem to name; a sentence's first word
 * counts where another follows it.
 * @param isOrdinary whether a word is one of grammar, or the study has it in lower case
 */
export function capitalRuns(text: string, isOrdinary: (word: string) => boolean): { name: string; kind: NameKind }[] {
  const words = nameWords(text);
  const runs: { name: string; kind: NameKind }[] = [];
  for (let at = 0; at < words.length; ) {
    const first = words[at] as NameWord;
    const titled = isTitle(first, text);
    const from = titled ? at + 1 : at;
    const to = titled || opens(first, text, isOrdinary) ? runEnd(words, from, text) : from;
    const run = words.slice(from, to);
    const [opening] = run;
    const isFirstOnly = opening && run.length === 1 && !titled && hasCapitalAnyway(text, opening.start);
    if (opening?.capital && !isFirstOnly && !isGenericAlone(run, text, isOrdinary)) {
      const name = nameOf(run, text);
      if (name.length >= 2)
        runs.push({ name, kind: titled ? 'person' : kindOf(run, name, text.slice(0, first.start)) });
    }
    at = Math.max(at + 1, to);
  }
  return runs;
}

function nameOf(run: readonly NameWord[], text: string): string {
  return text
    .slice((run[0] as NameWord).start, (run.at(-1) as NameWord).end)
    .replace(/[*_]/g, '')
    .replace(/\s+/g, ' ');
}

/** « Mme », « M. »; short ones that are other words too only with their full stop. */
function isTitle({ folded, start, end, capital }: NameWord, text: string): boolean {
  if (!titles.has(folded)) return false;
  if (!capital) return /^(?:monsieur|madame|mademoiselle|docteur|mme|mlle|mister)$/.test(folded);
  return folded.length > 2 || /^(?:mm|mr|dr|pr)$/.test(folded) || text[end] === '.' || text.slice(start, end) === 'Me';
}

function opens(word: NameWord, text: string, isOrdinary: (word: string) => boolean): boolean {
  const written = text.slice(word.start, word.end);
  if (!/^\p{Lu}/u.test(written) || particles.has(word.folded)) return false;
  if (common.has(word.folded) || greetings.has(word.folded)) return false;
  return !isOrdinary(written) || (generic.has(word.folded) && !hasCapitalAnyway(text, word.start));
}

/** « l’Atelier », said of any. */
function isGenericAlone(run: readonly NameWord[], text: string, isOrdinary: (word: string) => boolean): boolean {
  const [word] = run;
  return (
    word !== undefined && run.length === 1 && generic.has(word.folded) && isOrdinary(text.slice(word.start, word.end))
  );
}

/** Words that join the parts of one name; « et » rather joins two. */
const joining = new Set(
  'de du des d la le les l da das del della di dos van von der den ten zu el al bin ibn of the'.split(' '),
);

/** One past the last word of a run: capitals in a row, also over particles between them, up to a title. */
function runEnd(words: readonly NameWord[], from: number, text: string): number {
  let end = from;
  for (let at = from; at < words.length; at++) {
    const word = words[at] as NameWord;
    if (at > from && (!isNear(word, words[at - 1] as NameWord) || isTitle(word, text))) break;
    const written = text.slice(word.start, word.end);
    if (/^\p{Lu}/u.test(written) && !(at === from && particles.has(word.folded))) end = at + 1;
    else if (!(joining.has(word.folded) || written === '&') || at - end >= 2 || end === from) break;
  }
  return end;
}

/** A full stop ends a name, but after an initial or « St ». */
function isNear({ gap }: NameWord, { folded }: NameWord): boolean {
  return gap === '' || (gap === '.' && (folded.length === 1 || /^sainte?$/.test(folded)));
}

function kindOf(run: readonly NameWord[], name: string, before: string): NameKind {
  if (/^saint/.test((run[0] as NameWord).folded)) return 'place';
  if (run.some(({ folded }) => generic.has(folded))) return 'organisation';
  if (run.length === 1 && /^[\p{Lu}\p{N}&]{2,}$/u.test(name)) return 'organisation';
  if (placeBefore.test(before)) return 'place';
  return run.length >= 2 && run.length <= 3 ? 'person' : 'other';
}
