import type { PageCoding } from '../model/page-source.ts';
import type { PageGiven } from '../model/page-wish.ts';
import type { Chosen, Numbered } from './chosen.ts';

/** A coding that is shown before the server has written it: the respondents' words of what was chosen. */
export function pendingCoding(
  paragraphs: readonly Numbered[],
  coder: string,
  { from, to }: Chosen,
  { codes, against, memo }: PageGiven,
): PageCoding {
  const pieces = paragraphs.slice(from.paragraph, to.paragraph + 1).flatMap(({ paragraph, turn }, i) => {
    const number = from.paragraph + i;
    if (turn.asks || paragraph.kind === 'heading') return [];
    const end = number === to.paragraph ? to.at : paragraph.text.length;
    return [{ paragraph: number, from: i === 0 ? from.at : 0, to: end }];
  });
  const entry = { file: '', line: 0, quote: '', located: 'exact' } as const;
  return { ...entry, key: `pending ${Date.now()}`, coder, codes, against, memo, pieces };
}
