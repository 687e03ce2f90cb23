import type { ChecklistKind } from '../model/checklists.ts';
import { coreqItems } from './checklist-coreq.ts';
import type { ChecklistFact } from './checklist-facts.ts';
import { srqrItems } from './checklist-srqr.ts';

type Bilingual = Readonly<Record<'fr' | 'en', string>>;

/** One item, in words of our own: the published sentences are their authors'. */
export interface ChecklistItem extends Bilingual {
  /** What the study knows of it; absent where only the author can answer. */
  readonly fact?: ChecklistFact;
  /** What the author must still add to what the study knows. */
  readonly rest?: Bilingual;
}

export interface ChecklistSection extends Bilingual {
  readonly items: readonly ChecklistItem[];
}

export interface Checklist {
  readonly reference: string;
  readonly sections: readonly ChecklistSection[];
}

/** The checklists by `kind=`; their items are numbered through, from 1, as published. */
export const checklists: Readonly<Record<ChecklistKind, Checklist>> = {
  coreq: {
    reference:
      'COREQ: Tong A., Sainsbury P., Craig J. (2007), *International Journal for Quality in Health Care* 19(6), 349–357, doi:10.1093/intqhc/mzm042',
    sections: coreqItems,
  },
  srqr: {
    reference:
      'SRQR: O’Brien B. C., Harris I. B., Beckman T. J., Reed D. A., Cook D. A. (2014), *Academic Medicine* 89(9), 1245–1251, doi:10.1097/ACM.0000000000000388',
    sections: srqrItems,
  },
};
