import type { Code } from '../model/codebook.ts';
import type { ExportedStudy } from '../model/exported.ts';
import type { Exporter } from './exporter.ts';

/** Everything an export holds, as one document: docs/schemas/exported-study.json. */
export const exporter: Exporter = {
  write: (study) => ({
    bytes: new TextEncoder().encode(`${JSON.stringify(documentOf(study), null, 2)}\n`),
    losses: [],
  }),
};

function documentOf({ chapters, ...study }: ExportedStudy) {
  const { title, subtitle, language, authors, unit, waves, sources, codings, segments, presence, masked } = study;
  return {
    schema: 1,
    ...{ title, ...(subtitle === undefined ? {} : { subtitle }), language, authors, unit, waves, masked },
    chapters: chapters.map(({ id, label, introduction, themes }) => ({
      ...{ id, label, introduction },
      themes: themes.map(codeOf),
    })),
    ...{ sources, codings, segments, presence },
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
