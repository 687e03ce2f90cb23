import type { CodeList, CodePlaces } from '../model/code-place.ts';
import { type Code, findCode, lineage } from '../model/codebook.ts';
import type { Edit } from '../model/problem.ts';
import type { Study } from '../model/study.ts';
import { NoOperation } from './operation.ts';
import { covers, recode } from './recode.ts';

/**
 * The edits after which sources and readings say of a code that moves what they said before. Of a source
 * that was not asked of a code above the new place, the other parts of that code are named instead of it.
 * @param parent the code it moves under; absent where it becomes a theme.
 */
export function keepLimits(
  { codebook }: Study,
  texts: ReadonlyMap<string, string>,
  { lists }: CodePlaces,
  code: Code,
  parent: Code | undefined,
): Edit[] {
  const lineOf = (id: string) => lineage(codebook, id).map((one) => one.id);
  const [left, entered] = [lineOf(code.id).slice(1), parent ? lineOf(parent.id) : []];
  const own = (id: string) => findCode(codebook, id)?.id ?? '';
  const isLeft = (id: string) => left.includes(own(id));
  const replacement = (id: string, list: CodeList) => {
    if (covers(list, code.id, codebook)) {
      if (parent && covers(list, parent.id, codebook)) return undefined;
      return list.items.find(({ value }) => isLeft(value))?.value === id ? [id, code.id] : undefined;
    }
    const above = entered.includes(own(id)) ? codebook.codes.get(own(id)) : undefined;
    return above && list.key === 'not_asked' ? partsBeside(above, entered).map((part) => part.id) : undefined;
  };
  return recode(
    texts,
    lists.filter(({ key }) => key === 'only' || key === 'not_asked'),
    replacement,
  );
}

/** What lies below a code, without a line of codes that runs through it. */
function partsBeside(code: Code, line: readonly string[]): Code[] {
  return code.children.flatMap((child) => (line.includes(child.id) ? partsBeside(child, line) : [child]));
}

/**
 * The waves that codes are to say in `asked:`, by id, so that a code that moves goes on counting in those in which it
 * was asked: codes above its new place widen to them; those beside it, and the code itself, stay as limited as they were.
 * @throws NoOperation where sources without a wave would drop out.
 */
export function keepWaves(study: Study, code: Code, parent: Code | undefined): ReadonlyMap<string, readonly string[]> {
  const { codebook, settings, sources } = study;
  const all = [...new Set([...settings.waves.map(({ id }) => id), ...sources.map(({ wave }) => wave ?? '')])];
  const within = (line: readonly (readonly string[] | undefined)[]) =>
    all.filter((wave) => line.every((asked) => asked?.includes(wave) ?? true));
  const before = (id: string) => within(lineage(codebook, id).map(({ asked }) => asked));
  const own = before(code.id);
  const entered = parent ? lineage(codebook, parent.id) : [];
  const wanted = new Map<string, readonly string[]>();
  for (const { id, asked } of entered) {
    const more = asked ? own.filter((wave) => !asked.includes(wave)) : [];
    if (more.includes(''))
      throw new NoOperation(
        `« ${id} » is limited by \`asked:\`, and codings of « ${code.id} » in sources without a wave would no longer count there. Take \`asked:\` out of « ${id} » first.`,
      );
    if (asked && more.length > 0) wanted.set(id, [...asked, ...more]);
  }
  const line = entered.map(({ id }) => id);
  const top = entered.at(-1);
  for (const part of [...(top ? partsBeside(top, line) : []), code]) {
    const above = part === code ? entered : lineage(codebook, part.id).slice(1);
    const limits = [part.asked, ...above.map(({ id, asked }) => wanted.get(id) ?? asked)];
    const kept = before(part.id);
    // A limit that leaves out no wave yet holds for waves to come.
    const isOpened = limits.every((asked) => !asked) && lineage(codebook, part.id).some(({ asked }) => asked);
    if (isOpened || within(limits).length > kept.length)
      wanted.set(
        part.id,
        kept.filter((wave) => wave !== ''),
      );
  }
  return wanted;
}
