import { codingsOf, longestWith, planConsensus, type Settlement } from '../coding/plan-consensus.ts';
import { type MeetingPassages, placeKey, reconcileQueue, type SourceToReconcile } from '../coding/reconcile-queue.ts';
import { ChangedOnDisk } from '../study/save.ts';
import { codeList, codesTyped } from './codes-typed.ts';
import type { Call, Terminal } from './command.ts';
import { definitionsScreen, givenScreen } from './reconcile-screen.ts';
import { passageScreen, type Screen } from './review-screen.ts';
import type { SessionFiles } from './session-files.ts';
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

const lastPrompt = 'That was the last one. [u]ndo [q]uit > ';
const codesPrompt = 'Codes agreed on, by their ids (empty: back; ? lists) > ';
const reasonPrompt = 'Why? (Enter: no reason) > ';

/** Asks about the disputed passages one after another; each decision is on disk before the next question. */
export async function runReconcile(places: readonly MeetingPassages[], session: ReconcileSession): Promise<number> {
  const decided = new Set<number>();
  for (let at = 0; ; ) {
    const place = places[at];
    const then = place ? await askPlace(at, places, session, decided) : await askAtEnd(session);
    if (then === 'stop') return decided.size;
    if (then !== 'next') decided.delete(then.back);
    at = then === 'next' ? at + 1 : then.back;
  }
}

/** The last answer can be taken back as well. */
async function askAtEnd(session: ReconcileSession): Promise<Then> {
  if (!session.files.hasSteps) return 'stop';
  for (;;) {
    const key = await session.terminal.key(lastPrompt);
    if (key === undefined || key.toLowerCase().startsWith('q')) return 'stop';
    const back = key.toLowerCase().startsWith('u') ? await undone(session) : undefined;
    if (back !== undefined) return { back };
  }
}

/** A place as it stands on disk now; undefined where it is settled, or its codings have changed. */
function again(place: MeetingPassages, { files, coders }: ReconcileSession) {
  const { coded } = files.now(place.source);
  const [source] = reconcileQueue(coded, coders, new Set([place.source.id]));
  const key = placeKey(place);
  const open = source?.disputed.find((one) => placeKey(one) === key);
  return source && open ? { source, open, coded } : undefined;
}

async function askPlace(
  at: number,
  places: readonly MeetingPassages[],
  session: ReconcileSession,
  decided: Set<number>,
): Promise<Then> {
  const { terminal, screen, files } = session;
  const place = again(places[at] as MeetingPassages, session)?.open;
  if (!place) return 'next';
  terminal.write(passageScreen(place, `${at + 1}/${places.length}`, screen));
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
    if (letter === 'u') return { back: (await undone(session)) ?? at };
    const codings = letter === 'c' ? await typedCodings(place, session) : codingsFor(letter, place);
    if (codings === 'stop') return 'stop';
    if (codings) return settle(at, place, codings, session, decided);
    if (letter === 'd') terminal.write(definitionsScreen(place, screen));
    else if (letter !== 'c') terminal.write('  Answer with the letter or number in brackets.\n');
  }
}

function promptOf({ given }: MeetingPassages): string {
  const coders = given.map(({ coder }, index) => `[${index + 1}] ${coder}`).join(' ');
  const all = given.length > 2 ? '[b] all' : '[b]oth';
  return `${coders} ${all} [n]one [c]odes [s]kip [u]ndo [d]efinitions [q]uit > `;
}

/** What the consensus gets for an answer: as one of the coders has it, as all have it together, or none of it. */
function codingsFor(letter: string, place: MeetingPassages): Settlement['codings'] | undefined {
  const { given } = place;
  if (letter === 'b') return codingsOf(given.flatMap(({ codings }) => codings));
  const one = letter === 'n' ? { codings: [] } : /^\d$/.test(letter) ? given[Number(letter) - 1] : undefined;
  if (!one) return undefined;
  return one.codings.length > 0 ? codingsOf(one.codings) : [longestWith(place, [])];
}

/** Other codes for the longest passage; undefined where somebody goes back. */
async function typedCodings(
  place: MeetingPassages,
  { terminal, screen }: ReconcileSession,
): Promise<Settlement['codings'] | 'stop' | undefined> {
  for (;;) {
    const line = await terminal.line(codesPrompt);
    if (line === undefined) return 'stop';
    if (line.startsWith('?')) {
      terminal.write(codeList(line.slice(1).trim(), screen.coded));
      continue;
    }
    const read = codesTyped(line, screen.coded);
    if ('fault' in read) terminal.write(`  ${read.fault}\n`);
    else return read.codes.length > 0 ? [longestWith(place, read.codes)] : undefined;
  }
}

/** Asks why, then writes. Who stops at that question has not decided. */
async function settle(
  at: number,
  place: MeetingPassages,
  codings: Settlement['codings'],
  session: ReconcileSession,
  decided: Set<number>,
): Promise<Then> {
  const { terminal, files, by, env } = session;
  const reason = await terminal.line(reasonPrompt);
  if (reason === undefined) return 'stop';
  const now = again(place, session);
  if (!now) {
    terminal.write('  This passage was settled or coded otherwise meanwhile: nothing was written.\n');
    return 'next';
  }
  const settlement = { codings, by, ...(reason === '' ? {} : { reason }) };
  const plan = planConsensus(now.coded, now.source, [settlement], now.source.disputed.length - 1, today(env));
  if (!plan) terminal.write('  The consensus of this interview cannot be read: `study check` says why.\n');
  else {
    await files.writePlan(at, place.source, plan);
    decided.add(at);
  }
  return 'next';
}

/** @returns the question to go back to; undefined where nothing is taken back. */
async function undone({ files, terminal }: ReconcileSession): Promise<number | undefined> {
  try {
    const back = await files.undo();
    if (back === undefined) terminal.write('  Nothing was decided before this in this session.\n');
    return back;
  } catch (cause) {
    if (!(cause instanceof ChangedOnDisk)) throw cause;
    terminal.write(`  ${cause.path} was edited since: that decision cannot be taken back here.\n`);
    return undefined;
  }
}

/** How many disputes are left in sources. */
export function disputesIn(sources: readonly SourceToReconcile[]): number {
  return sources.reduce((sum, { disputed }) => sum + disputed.length, 0);
}
