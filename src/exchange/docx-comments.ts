import { counted } from '../model/counted.ts';
import type { CommentRange } from './docx-body.ts';
import type { ImportedCoding, ImportedSource, ImportOptions } from './importer.ts';
import { childrenOf, textIn, type XmlElement } from './xml.ts';

/** A comment of a text of Word or LibreOffice. */
export interface TextComment {
  readonly author: string;
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

/** The comments of a text of Word, by their id. */
export function commentsIn(comments: XmlElement | undefined): ReadonlyMap<string, TextComment> {
  return new Map(
    childrenOf(comments, 'comment').map((comment) => {
      const { id = '', author = '', date = '' } = comment.attributes;
      const text = childrenOf(comment, 'p').map(wordsOf).join('\n').trim();
      const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
      return [id, { author, text, ...(day === undefined ? {} : { date: day }) }];
    }),
  );
}

function wordsOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return '';
      return child.name === 't' ? textIn(child) : wordsOf(child);
    })
    .join('');
}

/** Names of codes are short, and no sentences; what else is written is a memo. */
const longestCode = 6;

/** The comments of a text as codings, if they are asked for, and what of them is left out. */
export function keptComments(
  comments: ReadonlyMap<string, TextComment>,
  ranges: ReadonlyMap<string, CommentRange>,
  as: ImportOptions['comments'],
): { readonly codings: Pick<ImportedSource, 'codings'>; readonly losses: string[] } {
  const codings = as === undefined ? [] : commentCodings(comments, ranges, as);
  return {
    codings: codings.length > 0 ? { codings } : {},
    losses: counted(comments.size - codings.length, 'comment').map((loss) =>
      as === undefined ? `${loss} (--comments takes them)` : loss,
    ),
  };
}

/**
 * Comments as codings of the passages they are made on: a memo; or, where that is asked, the codes they list. With several
 * authors a memo says whose it is.
 */
function commentCodings(
  comments: ReadonlyMap<string, TextComment>,
  ranges: ReadonlyMap<string, CommentRange>,
  as: 'memos' | 'codings',
): ImportedCoding[] {
  const several = new Set([...comments.values()].map(({ author }) => author)).size > 1;
  return [...comments].flatMap(([id, { author, text, date }]) => {
    const range = ranges.get(id);
    if (!range || range.end <= range.start || text === '') return [];
    const words = text
      .split(/[,;#\n]+/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const isName = (word: string) => word.split(/\s+/).length <= longestCode && !/[.!?…]/.test(word);
    const isList = as === 'codings' && words.every(isName);
    const said = isList
      ? { codes: words }
      : { codes: [], memo: several && author !== '' ? `${author} : ${text}` : text };
    return [{ ...range, ...said, ...(date === undefined ? {} : { date }) }];
  });
}
