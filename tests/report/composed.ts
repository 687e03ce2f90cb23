import { codeStudy } from '../../src/coding/code-study.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { parseStudy } from '../../src/parse/study.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { type Composition, composeReport, templateFrom } from '../../src/report/compose.ts';

/** What a case says, as the codes of its codings; `wave` names its folder. */
export interface Interview {
  readonly codes?: readonly string[];
  readonly wave?: string;
  readonly front?: string;
  readonly partial?: boolean;
}

export interface SmallStudy {
  readonly settings?: string;
  /** Theme id → ids of its sub-themes, in one chapter « Vie » unless the id holds `chapter/`. */
  readonly themes: Readonly<Record<string, readonly string[]>>;
  readonly interviews: Readonly<Record<string, Interview>>;
}

/** Composes a template over a study written in a few words. */
export function composeSmall(study: SmallStudy, body: string): Composition {
  return composeReport(codedSmall(study), templateFrom('essai', body));
}

/**
 * A study written in a few words; labels are the ids with a capital.
 * @param more files besides, or instead: path → text
 */
export function codedSmall(
  { settings = '', themes, interviews }: SmallStudy,
  more: Readonly<Record<string, string>> = {},
): CodedStudy {
  const files = new Map<string, string>([['study.yaml', settings]]);
  for (const [path, children] of Object.entries(themes)) {
    const [chapter, id] = path.includes('/') ? (path.split('/') as [string, string]) : ['vie', path];
    const below = children.map((child) => `  - id: ${child}\n    label: ${titled(child)}\n`).join('');
    const subthemes = below === '' ? '' : `subthemes:\n${below}`;
    files.set(`codebook/${chapter}/${id}.md`, `---\nid: ${id}\nlabel: ${titled(id)}\n${subthemes}---\n`);
  }
  for (const [name, { codes = [], wave = '', front = '', partial }] of Object.entries(interviews)) {
    const base = `corpus/${wave === '' ? '' : `${wave}/`}${name}`;
    const said = codes.map((code, index) => `Parole ${index} sur ${code}.`);
    files.set(`${base}.md`, `---\n${front}\n---\n\n**Q :** Alors ?\n\n**R :** ${['Bonjour.', ...said].join('\n\n')}\n`);
    const codings = codes.map((code, index) => `  - quote: ${said[index]}\n    codes: [${code}]\n`).join('');
    files.set(
      `${base}.alice.yaml`,
      `status: ${partial ? 'partial' : 'complete'}\ncodings:${codings === '' ? ' []' : `\n${codings}`}`,
    );
  }
  for (const [path, text] of Object.entries(more)) files.set(path, text);
  const folders = [
    ...new Set(
      [...files.keys()].flatMap((path) =>
        path
          .split('/')
          .slice(0, -1)
          .map((_, depth, names) => names.slice(0, depth + 1).join('/')),
      ),
    ),
  ];
  const bytes = new Map([...files].map(([path, text]) => [path, Buffer.from(text)]));
  const { study } = parseStudy({ name: 'essai', files: bytes, folders });
  return codeStudy(study);
}

/** The composed Markdown, with plain spaces for the no-break ones. */
export function markdownOf(study: SmallStudy, body: string): string {
  return renderMarkdown(composeSmall(study, body).document)
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();
}

function titled(id: string): string {
  return id.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}
