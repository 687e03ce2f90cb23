import type { Code } from '../model/codebook.ts';
import type { ExportedStudy } from '../model/exported.ts';
import type { Exporter } from './exporter.ts';
import { jsonParts } from './json-parts.ts';
import { textPieces } from './text-pieces.ts';

/** Everything an export holds, as one document: docs/schemas/exported-study.json. */
export const exporter: Exporter = {
  write: (study) => ({
    pieces: textPieces(lines(documentOf(study))),
    losses: [],
  }),
};

function* lines(document: object): Generator<string> {
  yield* jsonParts(document);
  yield '\n';
}

function documentOf(study: ExportedStudy) {
  const { title, subtitle, language, authors, unit, waves, chapters, sources, masked } = study;
  return {
    schema: 1,
    ...{ title, ...(subtitle === undefined ? {} : { subtitle }), language, authors, unit, waves, masked },
    chapters: chapters.map(({ id, label, introduction, themes }) => ({
      ...{ id, label, introduction },
      themes: themes.map(codeOf),
    })),
    sources,
    // Their words are gathered when they are written.
    get codings() {
      return study.codings;
    },
    get segments() {
      return study.segments;
    },
    get presence() {
      return study.presence;
    },
  };
}

function codeOf(code: Code): object {
  const { id, label, definition, include, exclude, examples, indicators, aliases, asked, retired, color, children } =
    code;
  return {
    ...{ id, label, definition, include, exclude, examples, indicators, aliases },
    ...(asked === undefined ? {} : { asked }),
    ...(retired === undefined ? {} : { retired }),
    ...(color === undefined ? {} : { color }),
    subthemes: children.map(codeOf),
  };
}
