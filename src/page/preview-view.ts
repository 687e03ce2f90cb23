import type { PageFileChange, PageLimit, PagePreview } from '../model/page-organise.ts';
import type { PageProblem } from '../model/page-report.ts';
import { element } from './element.ts';
import type { OrganiseWords } from './organise-words.ts';

/** What a change would do: codings, files, limits, and the sentences of reports that would no longer hold. */
export function drawPreview(preview: PagePreview, words: OrganiseWords): HTMLElement[] {
  const { codings, files, limits, sentences, warnings, mentions } = preview;
  const corpus = files.filter(({ path }) => path.startsWith('corpus/'));
  const others = files.filter(({ path }) => !path.startsWith('corpus/'));
  return [
    element('p', {}, words.codingsChange(codings, corpus.length)),
    ...listed(words.sentences(sentences.length), sentences.map(problemRow), 'warn-box'),
    ...listed(
      words.limits,
      limits.map((limit) => limitRow(limit, words)),
    ),
    ...listed(words.warnings, warnings.map(problemRow)),
    ...listed(
      words.mentions,
      mentions.map((place) => [element('code', {}, place)]),
    ),
    ...listed(
      words.files,
      others.map((file) => fileRow(file, words)),
    ),
    ...folded(
      words.codingFiles(corpus.length),
      corpus.map((file) => fileRow(file, words)),
    ),
  ];
}

function listed(title: string, rows: readonly (readonly (Node | string)[])[], names = ''): HTMLElement[] {
  if (rows.length === 0) return [];
  const items = rows.map((row) => element('li', {}, ...row));
  return [element('section', { class: names }, element('h3', {}, title), element('ul', {}, ...items))];
}

function folded(title: string, rows: readonly (readonly (Node | string)[])[]): HTMLElement[] {
  if (rows.length === 0) return [];
  const items = rows.map((row) => element('li', {}, ...row));
  return [element('details', {}, element('summary', {}, title), element('ul', {}, ...items))];
}

/** What is wrong, and where. */
export function problemRow({ message, place }: PageProblem): (Node | string)[] {
  return [message, ...(place === undefined ? [] : [' ', element('code', {}, place)])];
}

function fileRow({ path, change, from }: PageFileChange, words: OrganiseWords): (Node | string)[] {
  return [
    element('code', {}, path),
    ` ${words.change[change]}`,
    ...(from === undefined ? [] : [' ', element('code', {}, from)]),
  ];
}

function limitRow({ of, key, from, to }: PageLimit, words: OrganiseWords): (Node | string)[] {
  const list = (ids: readonly string[]) => (ids.length === 0 ? words.noLimit : ids.join(', '));
  return [element('code', {}, of), ` ${key}: ${list(from)} → ${list(to)}`];
}
