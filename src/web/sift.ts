import type { QueueOptions, ReviewOrder } from '../coding/review-queue.ts';
import type { Code } from '../model/codebook.ts';
import { findCode } from '../model/codebook.ts';
import type { PageSift } from '../model/page-review.ts';
import type { CodedStudy } from '../model/study.ts';
import { NotDone } from './route.ts';
import { Wish } from './wish.ts';

const orders: readonly ReviewOrder[] = ['useful', 'code', 'source', 'confidence'];

/** What a page sifts suggestions by, read from JSON that may be anything. @throws NotDone */
export function siftOf(wish: Wish): PageSift {
  if (!wish.has('sift')) return {};
  const own = new Wish(wish.record('sift'));
  const text = (name: 'code' | 'source' | 'machine') => (own.has(name) ? { [name]: own.text(name) } : {});
  const share = (name: 'least' | 'below' | 'blind') => (own.has(name) ? { [name]: own.share(name) } : {});
  const order = own.has('order') ? orders.find((one) => one === own.text('order')) : 'useful';
  if (!order) throw new NotDone(400, `Known orders are ${orders.join(', ')}.`, { rule: 'wrong-request' });
  return {
    order,
    ...text('code'),
    ...text('source'),
    ...text('machine'),
    ...share('least'),
    ...share('below'),
    ...share('blind'),
  };
}

/** The same as `study review` takes it; a code that is no more sifts everything out. */
export function queueOptions(
  { code, source, machine, order, blind }: PageSift,
  { codebook }: CodedStudy,
): QueueOptions {
  return {
    order: order ?? 'useful',
    ...(code === undefined ? {} : { codes: new Set(below(findCode(codebook, code))) }),
    ...(source === undefined ? {} : { sources: new Set([source]) }),
    ...(machine === undefined ? {} : { machine }),
    ...(blind === undefined ? {} : { blind }),
  };
}

function below(code: Code | undefined): string[] {
  return code ? [code.id, ...code.children.flatMap(below)] : [];
}
