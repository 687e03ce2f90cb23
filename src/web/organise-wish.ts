import { addCode, type NewCode } from '../coding/add-code.ts';
import { mergeCodes } from '../coding/merge-codes.ts';
import { moveCode } from '../coding/move-code.ts';
import { NoOperation, type Operation } from '../coding/operation.ts';
import { redistribute } from '../coding/redistribute.ts';
import { renameChapter } from '../coding/rename-chapter.ts';
import { renameCode } from '../coding/rename-code.ts';
import { retireCode } from '../coding/retire-code.ts';
import { splitCode } from '../coding/split-code.ts';
import { type Code, findCode } from '../model/codebook.ts';
import type { PageOperation } from '../model/page-organise.ts';
import { slug } from '../model/slug.ts';
import { placesOf } from '../organise/change-codebook.ts';
import { listPathOf, splitListOf } from '../organise/open-split.ts';
import type { LiveStudy } from './live-study.ts';
import { positionOf } from './new-code.ts';
import { NotDone } from './route.ts';
import type { Wish } from './wish.ts';

type Plan = (live: LiveStudy, wish: Wish, date: string) => Operation;

/** How each change of the codebook is planned: by the same operations as the commands. */
const plans: Readonly<Record<Exclude<PageOperation['does'], 'undo'>, Plan>> = {
  add: (live, wish) => {
    const code = {
      id: wish.text('id') || slug(label(wish)),
      label: label(wish),
      definition: wish.text('definition').trim(),
    };
    return addCode(live.coded, code, positionOf(live, wish.text('under')));
  },
  rename: (live, wish) =>
    renameCode(live.coded, placesOf(live.opened), { code: codeNamed(live, wish.text('code')), ...named(wish) }),
  'rename-chapter': (live, wish) =>
    renameChapter(live.coded, placesOf(live.opened), {
      chapter: chapterNamed(live, wish.text('chapter')),
      ...named(wish),
    }),
  move: (live, wish) =>
    moveCode(
      live.coded,
      placesOf(live.opened),
      codeNamed(live, wish.text('code')),
      positionOf(live, wish.text('under')),
    ),
  merge: (live, wish) => {
    const codes = wish.texts('codes').map((id) => codeNamed(live, id));
    return mergeCodes(live.coded, placesOf(live.opened), codes, codeNamed(live, wish.text('into')));
  },
  split: (live, wish) => {
    const code = codeNamed(live, wish.text('code'));
    const into = wish.texts('into').map((name) => splitInto(live, name));
    if (into.length === 0) throw new NoOperation('Name the codes it is split into.');
    return splitCode(live.coded, placesOf(live.opened), {
      ...{ code, into, beside: wish.flag('beside') },
      list: listPathOf(code),
    });
  },
  redistribute: redistributed,
  retire: (live, wish, date) => retireCode(codeNamed(live, wish.text('code')), { date }),
};

/** @throws NotDone, NoOperation where it makes no sense for this study. */
export function operationWished(live: LiveStudy, wish: Wish, date: string): Operation {
  const does = wish.text('does');
  if (!isKnown(does)) throw new NotDone(400, `« ${does} » is no change of the codebook.`, { rule: 'wrong-request' });
  return plans[does](live, wish, date);
}

function isKnown(does: string): does is keyof typeof plans {
  return Object.hasOwn(plans, does);
}

function label(wish: Wish): string {
  return wish.text('label').replace(/\s+/g, ' ').trim();
}

/** An empty field stays as it is. */
function named(wish: Wish): { id?: string; label?: string } {
  const id = wish.text('id').trim();
  return { ...(id === '' ? {} : { id }), ...(label(wish) === '' ? {} : { label: label(wish) }) };
}

/** @throws NotDone where the codebook has it no longer. */
export function codeNamed({ coded }: LiveStudy, id: string): Code {
  const code = findCode(coded.codebook, id);
  if (code) return code;
  throw new NotDone(409, `The codebook has no code « ${id} » (any more).`, { rule: 'unknown-code', id });
}

function chapterNamed({ coded }: LiveStudy, id: string) {
  const chapter = coded.codebook.chapters.find((one) => one.id === id);
  if (chapter) return chapter;
  throw new NotDone(409, `The codebook has no chapter « ${id} » (any more).`, { rule: 'unknown-code', id });
}

/** A code that is there, by its id or its label; else a new one of that label. */
function splitInto({ coded: { codebook } }: LiveStudy, name: string): Code | NewCode {
  const text = name.replace(/\s+/g, ' ').trim();
  const known = [...codebook.codes.values()].find((code) => code.id === text || code.label === text);
  return known ?? { id: slug(text), label: text, definition: '' };
}

/** The codes that the page gives to the codings of a split, in place of what its list says. */
function redistributed(live: LiveStudy, wish: Wish): Operation {
  const code = codeNamed(live, wish.text('code'));
  const list = splitListOf(live.coded, code);
  const given = wish.lists('given');
  if (!list || list.items.length !== given.length)
    throw new NotDone(409, `The list of « ${code.id} » says something else by now.`, { rule: 'split-changed' });
  const items = list.items.map((item, i) => ({
    ...item,
    to: (given[i] as string[]).map((id) => ({ id, span: item.entry })),
  }));
  const { operation, decided, faults } = redistribute(live.coded, code, { ...list, items });
  const [fault] = faults;
  if (fault) throw new NoOperation(`${fault.file}:${fault.line} ${fault.message}`);
  if (decided === 0) throw new NoOperation('Say of at least one passage where it belongs.');
  return operation;
}
