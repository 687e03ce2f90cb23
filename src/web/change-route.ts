import { type CodingEdit, planCodingEdit, planCodingRemoval } from '../coding/plan-coding-edit.ts';
import { findCode } from '../model/codebook.ts';
import type { Coding, CodingFile, LocatedCoding } from '../model/coding.ts';
import type { PagePassage } from '../model/page-wish.ts';
import type { Edit } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { carryOut } from './carry-out.ts';
import { knownCodes, quoted, samePrint } from './code-route.ts';
import { codingKeys } from './coding-keys.ts';
import { pageCodings } from './codings-route.ts';
import { conflictAbout } from './conflict.ts';
import { filesOfSource } from './files-of-source.ts';
import type { LiveStudy } from './live-study.ts';
import { addedCode } from './new-code.ts';
import { onlyThis } from './only-this.ts';
import { piecesOf } from './paragraphs.ts';
import { NotDone, type Route } from './route.ts';
import { sourceNamed } from './source-route.ts';
import { Wish } from './wish.ts';

/** Changes, splits or removes one coding of the coder's file. */
export const changeRoute: Route = (live, { body, date }) => {
  const wish = new Wish(body);
  const [window, id, coder, key] = [wish.text('window'), wish.text('source'), wish.coder(), wish.text('key')];
  const newCode = wish.newCode();
  carryOut(live, { window, source: id, paths: filesOfSource(live, id, coder) }, () => {
    const source = sourceNamed(live, id);
    const { file, coding, located } = codingNamed(live, source, coder, key, wish);
    const text = live.coded.texts.get(file.path) ?? '';
    const added = newCode && addedCode(live, newCode, { coder, date });
    const wanted = wish.has('remove') ? undefined : editWanted(live, source, located, wish, added?.id);
    const edits: Edit[] = wanted ? planCodingEdit(file, text, coding, wanted) : planCodingRemoval(file, text, coding);
    const changes = [...(added?.changes ?? []), ...plannedChanges(live.opened, { edits })];
    const fresh = wanted === undefined ? 0 : wanted.rest ? 2 : 1;
    return { changes, check: (left) => onlyThis(left, file, [coding], fresh) };
  });
  return pageCodings(live, sourceNamed(live, id), wish.texts('coders'), window);
};

/** The coding a key names, where its entry is still written as the page has seen it. @throws NotDone */
function codingNamed(
  live: LiveStudy,
  source: Source,
  coder: string,
  key: string,
  wish: Wish,
): { file: CodingFile; coding: Coding; located: LocatedCoding } {
  const { coded } = live;
  const file = coded.codingFiles.find((one) => one.source === source.id && one.coder === coder);
  const coding = file && [...codingKeys(coded, file)].find(([, own]) => own === key)?.[0];
  const located = coding && coded.codings.find((one) => one.coding === coding);
  if (file && coding && located) return { file, coding, located };
  throw conflictAbout(live, source, coder, wish);
}

function editWanted(
  live: LiveStudy,
  source: Source,
  { coding, segment }: LocatedCoding,
  wish: Wish,
  added: string | undefined,
): CodingEdit {
  const more = added === undefined ? [] : [added];
  const codes = wish.has('codes') || added ? [...wantedCodes(live, coding.codes, wish, 'codes'), ...more] : undefined;
  const against = wish.has('against') ? wantedCodes(live, coding.against, wish, 'against') : undefined;
  if ((codes ?? coding.codes).length + (against ?? coding.against).length === 0)
    throw new NotDone(422, 'Say which codes the passage gets, or remove the coding.', { rule: 'no-code' });
  const pieces = segment ? piecesOf(source, segment.parts, { said: true }) : [];
  const split = wish.has('splitAt') ? splitPassages(source, pieces, wish) : undefined;
  const passage = wish.has('passage') ? wish.passage('passage') : split?.[0];
  return {
    ...(codes ? { codes } : {}),
    ...(against ? { against } : {}),
    ...(wish.has('memo') ? { memo: wish.text('memo').trim() } : {}),
    ...(passage ? { passage: quoted(live, source, passage) } : {}),
    ...(split ? { rest: quoted(live, source, split[1]) } : {}),
  };
}

/** As written where the entry has them, under a former id maybe; others by their id. */
function wantedCodes(live: LiveStudy, written: readonly string[], wish: Wish, name: 'codes' | 'against'): string[] {
  const { codebook } = live.coded;
  const known = new Map(written.map((id) => [findCode(codebook, id)?.id ?? id, id]));
  return wish.texts(name).map((id) => known.get(id) ?? (knownCodes(live, [id])[0] as string));
}

/** The two halves of a coding, on either side of a place within it. */
function splitPassages(source: Source, pieces: ReturnType<typeof piecesOf>, wish: Wish): [PagePassage, PagePassage] {
  const { print, paragraph, at } = wish.place('splitAt');
  samePrint(source, print);
  const [first, last] = [pieces[0], pieces.at(-1)];
  const isInside =
    first &&
    last &&
    (paragraph > first.paragraph || (paragraph === first.paragraph && at > first.from)) &&
    (paragraph < last.paragraph || (paragraph === last.paragraph && at < last.to));
  if (!isInside) throw new NotDone(422, 'Split a coding at a place within it.', { rule: 'not-inside' });
  const middle = { paragraph, at };
  return [
    { print, from: { paragraph: first.paragraph, at: first.from }, to: middle },
    { print, from: middle, to: { paragraph: last.paragraph, at: last.to } },
  ];
}
