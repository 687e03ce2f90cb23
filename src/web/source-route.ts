import { paragraphSentences } from '../coding/paragraph-sentences.ts';
import type { PageParagraph, PageSource } from '../model/page-source.ts';
import type { Paragraph, Source } from '../model/source.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import type { LiveStudy } from './live-study.ts';
import { piecesOf } from './paragraphs.ts';
import { NotDone, type Route } from './route.ts';
import { sourcePrint } from './source-print.ts';

/** A transcript, without its codings. */
export const sourceRoute: Route = (live, { query }): PageSource => {
  const source = sourceNamed(live, query.get('id') ?? '');
  const { id, path, language, consent, turns } = source;
  const holes = withdrawnParts(live.coded, id);
  return {
    id,
    path,
    language,
    consent,
    print: sourcePrint(source),
    turns: turns.map(({ speaker, asks, time, paragraphs }) => ({
      asks,
      ...(speaker === undefined ? {} : { speaker }),
      ...(time === undefined ? {} : { time }),
      paragraphs: paragraphs.map((paragraph) => paragraphOf(paragraph, source)),
    })),
    withdrawn: piecesOf(source, holes, { said: false }),
  };
};

/** @throws NotDone where the study has no such source (any more). */
export function sourceNamed(live: LiveStudy, id: string): Source {
  const source = live.coded.sourceById.get(id);
  if (!source) throw new NotDone(404, `The study has no source « ${id} ».`, { rule: 'no-source' });
  return source;
}

function paragraphOf(paragraph: Paragraph, source: Source): PageParagraph {
  const sentences = paragraphSentences(paragraph, source).flatMap(({ start, end }) => [start, end]);
  return { kind: paragraph.kind, text: paragraph.text, sentences };
}
