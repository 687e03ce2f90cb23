import { findCode } from '../model/codebook.ts';
import type { PageVerbatim, PageVerbatims } from '../model/page-report.ts';
import type { Source } from '../model/source.ts';
import { readableWords } from '../verbatims/abridge.ts';
import { bestVerbatims } from '../verbatims/best.ts';
import { maskNames } from '../verbatims/identities.ts';
import { keepWords } from '../verbatims/keep-words.ts';
import { shownVerbatim } from '../verbatims/shown-verbatim.ts';
import { piecesOf } from './paragraphs.ts';
import { NotDone, type Route } from './route.ts';

/** As many as anybody reads in one go, in the order of what is worth quoting. */
const most = 100;

/** The passages of a code, over all interviews, that may be quoted, as a report would. */
export const verbatimsRoute: Route = ({ coded, revision }, { query }): PageVerbatims => {
  const id = query.get('code') ?? '';
  const code = findCode(coded.codebook, id)?.id;
  if (code === undefined) throw new NotDone(404, `The codebook has no code « ${id} ».`, { rule: 'unknown-code' });
  const best = bestVerbatims(coded, code);
  const options = { words: readableWords, keep: keepWords(coded, code) };
  const verbatims = best.slice(0, most).map(({ segment, reasons }): PageVerbatim => {
    const { shown, translation, attribution } = shownVerbatim(segment, coded, options);
    return {
      shown,
      ...(translation === undefined ? {} : { translation }),
      attribution,
      reasons: reasons.map((reason) => maskNames(reason, coded, segment.source)),
      source: segment.source,
      pieces: piecesOf(coded.sourceById.get(segment.source) as Source, segment.parts, { said: true }),
    };
  });
  return { revision, code, all: best.length, verbatims };
};
