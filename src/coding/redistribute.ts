import type { CodeList } from '../model/code-place.ts';
import { type Code, findCode } from '../model/codebook.ts';
import type { Coding } from '../model/coding.ts';
import type { Place } from '../model/place.ts';
import { placesIn } from '../model/place.ts';
import type { Plan } from '../model/plan.ts';
import type { SplitItem, SplitList } from '../model/split-list.ts';
import type { Study } from '../model/study.ts';
import { endOfEntry } from './add-codings.ts';
import { foldQuote } from './fold-quote.ts';
import { NotPlain } from './not-plain.ts';
import type { Operation } from './operation.ts';
import { recode } from './recode.ts';

export interface Redistribution {
  readonly operation: Operation;
  /** How many codings were decided on, and how many are left. */
  readonly decided: number;
  readonly left: number;
  /** What the list says and cannot be done. */
  readonly faults: readonly (Place & { readonly message: string })[];
}

/** Gives a split code's codings the codes people chose; what is decided leaves the list, and an empty list goes. */
export function redistribute(study: Study, code: Code, list: SplitList): Redistribution {
  const decided = list.items.filter(({ to }) => to.length > 0);
  const faults: (Place & { message: string })[] = [];
  const wanted = new Map<CodeList, readonly string[]>();
  const taken = { codes: new Set<Coding>(), against: new Set<Coding>() };
  for (const item of decided) {
    const codes = item.to.map(({ id }) => findCode(study.codebook, id)?.id);
    const unknown = item.to.find((_, i) => codes[i] === undefined);
    if (unknown) {
      const place = placesIn(list.path, study.texts.get(list.path) ?? '')(unknown.span.start);
      faults.push({ ...place, message: `The codebook has no code « ${unknown.id} ».` });
      continue;
    }
    const found = codingOf(study, code, item, taken);
    if (found) wanted.set(found, codes as string[]);
    else
      faults.push({
        ...item.place,
        message: `${item.file} has no coding of « ${code.id} » with this quote any more. Take this entry out of the list.`,
      });
  }
  const used = new Set([...wanted.values()].flat());
  const follow = ({ texts, codebook }: Study): Plan => {
    const idOf = (id: string) => findCode(codebook, id)?.id ?? id;
    const edits = recode(
      texts,
      [...wanted.keys()],
      (id, own) => (idOf(id) === code.id ? wanted.get(own) : undefined),
      idOf,
    );
    const left = list.items.filter(({ to }) => to.length === 0);
    if (left.length === 0) return { edits, removed: [list.path] };
    return { edits: [...edits, ...decided.map((item) => withoutItem(texts.get(list.path) ?? '', list.path, item))] };
  };
  return {
    operation: { op: 'redistribute', from: [code.id], to: [...used], steps: [follow] },
    decided: decided.length,
    left: list.items.length - decided.length,
    faults,
  };
}

/** The list of ids a coding has the split code in; each is found once. */
function codingOf(
  { codingFiles, codebook }: Study,
  code: Code,
  item: SplitItem,
  taken: Readonly<Record<'codes' | 'against', Set<Coding>>>,
): CodeList | undefined {
  const quote = foldQuote(item.quote).text;
  const key = item.against ? 'against' : 'codes';
  const files = codingFiles.filter(({ path }) => path === item.file);
  const own = files.filter(({ source }) => source === item.source);
  const codings = (own.length > 0 ? own : files).flatMap((file) => file.codings);
  const coding = codings.find(
    (one) =>
      !taken[key].has(one) &&
      foldQuote(one.quote).text === quote &&
      one[key].some((id) => findCode(codebook, id)?.id === code.id),
  );
  if (!coding) return undefined;
  taken[key].add(coding);
  const items = coding[key].map((value, i) => ({
    value,
    span: coding.spans[key][i] as { start: number; end: number },
  }));
  return { file: item.file, key, items };
}

function withoutItem(text: string, file: string, { entry }: SplitItem) {
  const start = text.lastIndexOf('\n', entry.start - 1) + 1;
  const dash = text.slice(start, entry.start);
  if (!/^ *- +$/.test(dash))
    throw new NotPlain(file, entry.start, 'Begin each coding of the list with a dash on a line of its own.');
  return { file, start, end: endOfEntry(text, entry, dash.indexOf('-')), text: '' };
}
