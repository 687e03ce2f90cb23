import { frequency } from '../measure/frequency.ts';
import type { PageOrganise } from '../model/page-organise.ts';
import type { CodedStudy } from '../model/study.ts';
import type { LiveStudy } from './live-study.ts';

/** More than anybody reads of what was done; `study codebook blame` tells all of it. */
const most = 60;

const counts = new WeakMap<CodedStudy, PageOrganise['counts']>();

/** What goes with the codebook while it is organised. */
export function organisePage({ coded, revision, steps }: LiveStudy, window: string): PageOrganise {
  const { done, undone } = steps.of(window);
  return {
    revision,
    counts: countsOf(coded),
    splits: coded.splits.map(({ code, into, path, items }) => ({
      code: coded.codebook.aliases.get(code) ?? code,
      into,
      path,
      items: items.map(({ quote, against, file, place, to }) => ({
        quote: quote.trim(),
        against,
        file,
        line: place.line,
        to: to.map(({ id }) => id),
      })),
    })),
    history: coded.history
      .slice(-most)
      .reverse()
      .map(({ files: _, place: __, ...entry }) => entry),
    canUndo: done.length > 0,
    canRedo: undone.length > 0,
  };
}

function countsOf(coded: CodedStudy): PageOrganise['counts'] {
  const known = counts.get(coded);
  if (known) return known;
  const found = Object.fromEntries(
    [...coded.codebook.codes.keys()].map((id) => {
      const { k, n, segments } = frequency(coded, id);
      return [id, { k, n, segments }];
    }),
  );
  counts.set(coded, found);
  return found;
}
