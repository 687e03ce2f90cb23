import type { MeetingPassages, SourceToReconcile } from '../coding/reconcile-queue.ts';
import { disputedNow, type OtherCodes, type Settling, settlePlace } from '../coding/settle-place.ts';
import { codeList, codesTyped } from './codes-typed.ts';
import type { Call, Terminal } from './command.ts';
import { definitionsScreen, givenScreen } from './reconcile-screen.ts';
import { passageScreen, type Screen } from './review-screen.ts';
import type { SessionFiles } from './session-files.ts';
import { takeBack, takeBackAtEnd } from './take-back.ts';
import { today } from './today.ts';

export interface ReconcileSession {
  readonly files: SessionFiles;
  readonly terminal: Terminal;
  readonly screen: Screen;
  /** The coders compared. */
  readonly coders: readonly string[];
  /** Who decides. */
  readonly by: readonly string[];
  readonly env: Call['env'];
}

/** What follows a question: the next, another one, or the end. */
type Then = 'next' | 'stop' | { readonly back: number };

const codesPrompt = 'Codes agreed on, by their ids (empty: back; ? lists) > ';
const reasonPrompt = 'Why? (Enter: no reason) > ';

/** Asks about the disputed passages one after another; each decision is on disk before the next question. */
export async function runReconcile(places: readonly MeetingPassages[], session: ReconcileSession): Promise<number> {
  const decided = new Set<number>();
  for (let at = 0; ; ) {
    const place = places[at];
    const then = place ? await askPlace(at, place, places.length, session, decided) : await askAtEnd(session);
    if (then === 'stop') return decided.size;
    if (then !== 'next') decided.delete(then.back);
    at = then === 'next' ? at + 1 : then.back;
  }
}

async function askAtEnd({ files, terminal }: ReconcileSession): Promise<Then> {
  const back = await takeBackAtEnd(files, terminal);
  return back === undefined ? 'stop' : { back };
}

async function askPlace(
  at: number,
  seen: MeetingPassages,
  count: number,
  session: ReconcileSession,
  decided: Set<number>,
): Promise<Then> {
  const { terminal, screen, files, coders } = session;
  const place = disputedNow(files.now(seen.source).coded, coders, seen)?.place;
  if (!place) return 'next';
  terminal.write(passageScreen(place, `${at + 1}/${count}`, screen));
  terminal.write(givenScreen(place, screen));
  const prompt = promptOf(place);
  for (;;) {
    const key = await terminal.key(prompt);
    if (key === undefined || key.toLowerCase().startsWith('q')) return 'stop';
    const letter = key.toLowerCase().slice(0, 1);
    if (letter === 's') {
      files.skip(at);
      return 'next';
    }
    if (letter === 'u') return { back: (await takeBack(files, terminal)) ?? at };
    const settling = letter === 'c' ? await typedCodes(session) : settlingOf(letter, place);
    if (settling === 'stop') return 'stop';
    if (settling !== undefined) return settle(at, place, settling, session, decided);
    if (letter === 'd') terminal.write(definitionsScreen(place, screen));
    else if (letter !== 'c') terminal.write('  Answer with the letter or number in brackets.\n');
  }
}

function promptOf({ given }: MeetingPassages): string {
  const coders = given.map(({ coder }, index) => `[${index + 1}] ${coder}`).join(' ');
  const all = given.length > 2 ? '[b] all' : '[b]oth';
  return `${coders} ${all} [n]one [c]odes [s]kip [u]ndo [d]efinitions [q]uit > `;
}

/** What an answer of one key means; undefined where it means nothing, or other codes. */
function settlingOf(letter: string, { given }: MeetingPassages): Settling | undefined {
  if (letter === 'b') return 'both';
  if (letter === 'n') return 'none';
  const one = /^\d$/.test(letter) ? given[Number(letter) - 1] : undefined;
  return one && { as: one.coder };
}

/** Other codes for the longest passage; undefined where somebody goes back. */
async function typedCodes({ terminal, screen }: ReconcileSession): Promise<OtherCodes | 'stop' | undefined> {
  for (;;) {
    const line = await terminal.line(codesPrompt);
    if (line === undefined) return 'stop';
    if (line.startsWith('?')) {
      terminal.write(codeList(line.slice(1).trim(), screen.coded));
      continue;
    }
    const read = codesTyped(line, screen.coded);
    if ('fault' in read) terminal.write(`  ${read.fault}\n`);
    else return read.codes.length > 0 ? { codes: read.codes, against: [] } : undefined;
  }
}

/** Asks why, then writes. Who stops at that question has not decided. */
async function settle(
  at: number,
  place: MeetingPassages,
  settling: Settling,
  session: ReconcileSession,
  decided: Set<number>,
): Promise<Then> {
  const { terminal, files, coders, by, env } = session;
  const reason = await terminal.line(reasonPrompt);
  if (reason === undefined) return 'stop';
  const { coded } = files.now(place.source);
  const now = disputedNow(coded, coders, place);
  if (!now) {
    terminal.write('  This passage was settled or coded otherwise meanwhile: nothing was written.\n');
    return 'next';
  }
  const plan = settlePlace(coded, now, { settling, by, reason, date: today(env) });
  if (!plan) terminal.write('  The consensus of this interview cannot be read: `study check` says why.\n');
  else {
    await files.writePlan(at, place.source, plan);
    decided.add(at);
  }
  return 'next';
}

/** How many disputes are left in sources. */
export function disputesIn(sources: readonly SourceToReconcile[]): number {
  return sources.reduce((sum, { disputed }) => sum + disputed.length, 0);
}
