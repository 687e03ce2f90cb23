import type { ImportedCoding } from './importer.ts';
import { guidIn, type RefiNotes } from './refi-notes.ts';
import { refiCounting } from './refi-positions.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** What the passages of a text need to be read. */
export interface RefiCoders {
  readonly notes: RefiNotes;
  /** Names of users by GUID. */
  readonly users: ReadonlyMap<string, string>;
}

/**
 * The coded and noted passages of a text. Positions are code points from 0, the end exclusive (REFI-QDA 1.5, section 10.2,
 * as ATLAS.ti and qc write it).
 */
export function refiCodings(
  element: XmlElement,
  text: string,
  { notes, users }: RefiCoders,
): { codings: ImportedCoding[]; empty: number; otherwise: string } {
  const sync = new Map(
    childrenOf(element, 'SyncPoint').map(({ attributes }) => [guidIn(attributes.guid), attributes.position]),
  );
  const selections = childrenOf(element, 'PlainTextSelection', 'TranscriptSelection');
  const passages = selections.map((selection) => {
    const { startPosition, endPosition, fromSyncPoint, toSyncPoint, name = '' } = selection.attributes;
    const start = Number(startPosition ?? sync.get(guidIn(fromSyncPoint)) ?? Number.NaN);
    return { selection, name, start, end: Number(endPosition ?? sync.get(guidIn(toSyncPoint)) ?? text.length) };
  });
  const { unit, otherwise } = refiCounting(text, passages);
  let empty = 0;
  const codings = passages.flatMap(({ selection, start: from, end: to }) => {
    const [start, end] = [unit(from), unit(to)];
    if (start < end) return codingsOf(selection, { start, end }, notes, users);
    empty++;
    return [];
  });
  return { codings, empty, otherwise };
}

/** One coding for each user who coded a passage; what is noted of it stands with the first. */
function codingsOf(
  selection: XmlElement,
  place: { start: number; end: number },
  notes: RefiNotes,
  users: ReadonlyMap<string, string>,
): ImportedCoding[] {
  const byUser = new Map<string, { codes: string[]; date?: string | undefined; memos: string[] }>();
  const own = guidIn(selection.attributes.creatingUser);
  const entryOf = (user: string) => {
    const entry = byUser.get(user) ?? { codes: [], memos: [] };
    byUser.set(user, entry);
    return entry;
  };
  for (const coding of childrenOf(selection, 'Coding')) {
    const entry = entryOf(guidIn(coding.attributes.creatingUser) || own);
    entry.codes.push(guidIn(childOf(coding, 'CodeRef')?.attributes.targetGUID));
    entry.date ??= dayOf(coding.attributes.creationDateTime);
    const memo = notes.of(coding);
    if (memo !== undefined) entry.memos.push(memo);
  }
  const memo = notes.of(selection);
  if (memo !== undefined) {
    const entry = byUser.get(own) ?? [...byUser.values()][0] ?? entryOf(own);
    entry.date ??= dayOf(selection.attributes.creationDateTime);
    entry.memos.unshift(memo);
  }
  return [...byUser].map(([user, { codes, date, memos }]) => {
    const coder = users.get(user);
    return {
      ...place,
      codes,
      ...(coder === undefined ? {} : { coder }),
      ...(date === undefined ? {} : { date }),
      ...(memos.length === 0 ? {} : { memo: memos.join('\n\n') }),
    };
  });
}

function dayOf(moment: string | undefined): string | undefined {
  return /^\d{4}-\d\d-\d\d/.exec(moment ?? '')?.[0];
}
