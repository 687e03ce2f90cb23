import type { Decision } from '../coding/plan-review.ts';
import { accepting, readingBlind, rejecting, replacing, turningAgainst } from '../coding/review-decisions.ts';
import type { OpenSuggestion, ReviewPassage } from '../coding/review-queue.ts';
import { codeList, codesTyped } from './codes-typed.ts';
import type { Terminal } from './command.ts';
import { ownCodes, type Screen, suggestionScreen } from './review-screen.ts';
import type { ReviewState } from './review-state.ts';
import { takeBack } from './take-back.ts';

/** What became of the suggestions of a session. */
export interface Outcome {
  accepted: number;
  changed: number;
  against: number;
  rejected: number;
}

export interface Session {
  readonly state: ReviewState;
  readonly terminal: Terminal;
  readonly screen: Screen;
}

/** What follows a question: the next, another one, or the end. */
type Then = 'next' | 'stop' | { readonly back: number };

const keys = '[a]ccept [r]eject [c]hange a[g]ainst [s]kip [u]ndo [d]efinition [q]uit > ';
const blindPrompt = 'Blind: your codes here (ids; empty: none; ? lists; [s]kip [u]ndo [q]uit) > ';
const changePrompt = 'Codes instead, by their ids (empty: back; ? lists) > ';

/** The answers that decide at once, by their letters. */
const answers: Readonly<Record<string, readonly [keyof Outcome, (one: OpenSuggestion) => Decision]>> = {
  a: ['accepted', accepting],
  r: ['rejected', rejecting],
  g: ['against', turningAgainst],
};

/** Asks about one suggestion. @param outcomes by question. */
export async function askSuggestion(
  at: number,
  passage: ReviewPassage,
  suggestion: OpenSuggestion,
  session: Session,
  outcomes: Map<number, keyof Outcome>,
): Promise<Then> {
  const { state, terminal, screen } = session;
  const decide = async (kind: keyof Outcome, decisionsOf: (one: OpenSuggestion) => Decision[]): Promise<Then> => {
    const one = state.again(suggestion, passage.source);
    if (!one) terminal.write('  This suggestion was decided or changed meanwhile: nothing was written.\n');
    else if (await written(at, passage, decisionsOf(one), session)) outcomes.set(at, kind);
    return 'next';
  };
  const shown = state.again(suggestion, passage.source) ?? suggestion;
  terminal.write(suggestionScreen(shown, screen));
  terminal.write(ownCodes(state.own(passage.source), passage));
  for (;;) {
    const key = await terminal.key(keys);
    if (key === undefined) return 'stop';
    const letter = key.toLowerCase().slice(0, 1);
    const answer = answers[letter];
    if (answer) return decide(answer[0], (one) => [answer[1](one)]);
    if (letter === 'c') {
      const codes = await typedCodes(changePrompt, session);
      if (codes === undefined) return 'stop';
      if (codes.length > 0)
        return decide('changed', (one) => replacing(one, { codes }, state.openAt(passage, passage.source)));
      continue;
    }
    const then = await elsewhere(letter, at, session);
    if (then) return then;
    const isAsked = letter === 'd';
    terminal.write(isAsked ? suggestionScreen(shown, screen, true) : '  Answer with the letter in brackets.\n');
  }
}

/** The letters that decide nothing; undefined for all others. */
async function elsewhere(letter: string, at: number, session: Session): Promise<Then | undefined> {
  if (letter === 'q') return 'stop';
  if (letter === 's') return skipped(at, session.state);
  if (letter !== 'u') return undefined;
  const back = await takeBack(session.state, session.terminal);
  return { back: back ?? at };
}

/** Asks for the codes of a passage before what is suggested there is shown. */
export async function askBlind(at: number, passage: ReviewPassage, session: Session): Promise<Then> {
  const { state, terminal, screen } = session;
  terminal.write(ownCodes(state.own(passage.source), passage));
  for (;;) {
    const line = await terminal.line(blindPrompt);
    if (line === undefined) return 'stop';
    const then = await elsewhere(line, at, session);
    if (then) return then;
    const codes = codesOf(line, session);
    if (!codes) continue;
    const open = state.openAt(passage, passage.source).filter(({ coding }) => coding.review === undefined);
    const decisions = readingBlind(open, { codes }, screen.coded.codebook);
    if (decisions.length > 0 && (await written(at, passage, decisions, session))) {
      const found = decisions.filter(({ review }) => review === 'found').length;
      terminal.write(`  Of ${open.length} suggested here you gave ${found}.\n`);
    }
    return 'next';
  }
}

/** The codes somebody types; none where they want to go back; undefined at the end of the input. */
async function typedCodes(prompt: string, session: Session): Promise<string[] | undefined> {
  for (;;) {
    const line = await session.terminal.line(prompt);
    if (line === undefined) return undefined;
    const codes = codesOf(line, session);
    if (codes) return codes;
  }
}

/** Undefined where the line asks for a list, or names what is no code. */
function codesOf(line: string, { terminal, screen }: Session): string[] | undefined {
  if (line.startsWith('?')) {
    terminal.write(codeList(line.slice(1).trim(), screen.coded));
    return undefined;
  }
  const read = codesTyped(line, screen.coded);
  if ('codes' in read) return read.codes;
  terminal.write(`  ${read.fault}\n`);
  return undefined;
}

function skipped(at: number, state: ReviewState): Then {
  state.skip(at);
  return 'next';
}

async function written(
  at: number,
  { source }: ReviewPassage,
  decisions: readonly Decision[],
  { state, terminal }: Session,
): Promise<boolean> {
  const { path } = decisions[0]?.suggestion ?? { path: source.path };
  const isWritten = await state.write(at, source, decisions);
  if (!isWritten)
    terminal.write(
      `  ${path} or the file of ${state.coder} cannot be changed safely as it is written: decide this one by hand.\n`,
    );
  return isWritten;
}
