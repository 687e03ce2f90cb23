import GithubSlugger from 'github-slugger';
import { type Place, placesIn } from '../model/place.ts';
import type { Template } from '../model/study.ts';
import type { ParsedTemplate } from '../parse/template.ts';
import { type Identity, identities, namedIn } from '../verbatims/identities.ts';
import { decodeReferences } from './character-references.ts';
import { type Composing, fault, uniqueAnchor } from './composing.ts';
import type { Block, Quotes, Verbatim } from './document.ts';
import { maskTargets } from './mask-targets.ts';
import { maskWords, type Written, writtenIn } from './mask-words.ts';
import { printOf } from './quote-print.ts';

/**
 * Reports every name of an anonymous interview in the analyst's own words, and masks it in the output.
 * @param name of the report, which its files are called by
 */
export function guardNames(
  blocks: readonly (Block | Quotes)[],
  template: ParsedTemplate,
  composing: Composing,
  name: string,
): (Block | Quotes)[] {
  const { coded } = composing;
  if (identities(coded).length === 0) return [...blocks];
  const prose = template.body.replace(/^\s*::[^\n]*$|\{[^{}\n]*\}/gm, (text) => ' '.repeat(text.length));
  const { text, spanOf } = decodeReferences(prose);
  const found = namedIn(text, coded);
  for (const place of found) reportName(place.identity, template.placeOf(spanOf(place).start), composing);
  guardFileName(name, template, composing);
  return guarded(blocks, composing, new Set(found.map((place) => writtenIn(text, place))));
}

function reportName({ name, pseudonym }: Identity, place: Place, composing: Composing): void {
  const message = `« ${name} » belongs to an interview that is anonymous. Write its pseudonym, ${pseudonym}; the output shows that instead.`;
  fault(composing, place, 'anonymous-named', message, { expected: pseudonym });
}

/** The same of the title and the subtitle in a template's front matter. */
export function guardTitles({ path, text }: Template, { title, subtitle }: ParsedTemplate, composing: Composing): void {
  for (const words of [title, subtitle]) {
    if (words === undefined) continue;
    const start = Math.max(0, text.indexOf(words));
    for (const { identity, start: at } of namedIn(words, composing.coded))
      reportName(identity, placesIn(path, text)(start + at), composing);
  }
}

/** Outputs are called as their template is: that name only the user can change. */
function guardFileName(name: string, template: ParsedTemplate, composing: Composing): void {
  const [named] = namedIn(name.replace(/[-_.]+/g, ' '), composing.coded);
  if (!named) return;
  const { identity } = named;
  fault(
    composing,
    template.placeOf(0),
    'anonymous-named',
    `The files of this report are called « ${name} », and « ${identity.name} » belongs to an interview that is anonymous. Rename the template.`,
  );
}

/** Blocks without such a name in any of their words; a heading's anchor is made anew where it held one. */
function guarded(blocks: readonly (Block | Quotes)[], composing: Composing, named: Written): (Block | Quotes)[] {
  const anchors = new Map<string, string>();
  const headings = blocks.map((block) => {
    if (block.type !== 'heading') return block;
    const masked = maskWords(block, composing.coded, named);
    if (masked.text === block.text) return block;
    const anchor = uniqueAnchor(composing, new GithubSlugger().slug(masked.text));
    anchors.set(block.anchor, anchor);
    return { ...block, anchor };
  });
  return maskTargets(headings, anchors, composing.coded).map((block) =>
    block.type === 'quotes' ? guardedQuotes(block, composing, named) : maskWords(block, composing.coded, named),
  );
}

function guardedQuotes(quotes: Quotes, { coded }: Composing, named: Written): Quotes {
  const masked = (verbatims: readonly Verbatim[]) => verbatims.map((verbatim) => maskWords(verbatim, coded, named));
  return {
    ...quotes,
    print: printOf(`${quotes.print} ${JSON.stringify([...named])}`),
    verbatims: () => masked(quotes.verbatims()),
    withPassages: () => masked(quotes.withPassages()),
  };
}
