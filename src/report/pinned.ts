import { quotedPlace } from '../coding/quoted-place.ts';
import { nearest } from '../language/nearest.ts';
import { findCode } from '../model/codebook.ts';
import { type CodedSegment, segmentsIn } from '../model/coded-segments.ts';
import { covers, isSamePlace, type Segment } from '../model/coding.ts';
import { placeName, type Source } from '../model/source.ts';
import { refusal } from '../verbatims/quotable.ts';
import { type Composing, fault } from './composing.ts';
import type { DirectiveCall } from './directive.ts';

/** A passage a directive points at, or the message of the fault that was reported instead. */
export type Pinned = { readonly source: Source; readonly segment: CodedSegment } | { readonly message: string };

/**
 * The passage that `source=` and `quote=`, or `id=`, point at.
 * @param quoted whether it will be printed: then approval is needed. Consent always is: a retelling tells too.
 */
export function pinnedPassage(call: DirectiveCall, composing: Composing, quoted: boolean): Pinned {
  const found = call.attributes.id === undefined ? byQuote(call, composing) : byId(call, composing);
  if ('message' in found) return found;
  const { settings } = composing.coded;
  const refused = refusal(found.source, settings);
  const say = (rule: string, message: string) => ({ message: fault(composing, call.place, rule, message) });
  if (found.segment.text === '')
    return say(
      'interviewer-quote',
      "No respondent says these words: they are the interviewer's, or were withdrawn. They cannot be quoted.",
    );
  if (refused === 'consent')
    return say(
      'consent',
      `The interviewee of « ${found.source.id} » did not consent to be quoted. Remove this ${quoted ? 'verbatim' : 'retelling'}.`,
    );
  if (!quoted) return found;
  if (refused === 'not-validated')
    return say(
      'not-validated',
      `« ${found.source.id} » has no \`validated:\`, which this study requires before quoting. Record the approval, or remove this verbatim.`,
    );
  return found;
}

function byId(call: DirectiveCall, composing: Composing): Pinned {
  const { coded } = composing;
  const found = coded.codings.find(({ coding }) => coding.id === call.attributes.id);
  if (!found) {
    const ids = coded.codings.flatMap(({ coding }) => (coding.id === undefined ? [] : [coding.id]));
    const message = `No coding has the id « ${call.attributes.id} ».`;
    return {
      message: fault(composing, call.place, 'unknown-coding', message, {
        expected: nearest(call.attributes.id as string, ids),
      }),
    };
  }
  const source = coded.sourceById.get(found.source) as Source;
  if (!found.segment) {
    const message = `The quote of the coding « ${found.coding.id} » is no longer in ${placeName(source)}. Correct it there (${found.path}:${found.coding.place.line}).`;
    return { message: fault(composing, call.place, 'verbatim-not-found', message, { related: found.coding.place }) };
  }
  return { source, segment: withCodes(found.segment, coded) };
}

function byQuote(call: DirectiveCall, composing: Composing): Pinned {
  const { coded } = composing;
  const { source: name, quote, at } = call.attributes;
  if (name === undefined || quote === undefined) {
    const message = `\`${call.name}\` needs a source and a quote: {source=… quote="…"}, or the id of a coding: {id=…}.`;
    return { message: fault(composing, call.place, 'missing-attribute', message) };
  }
  const source = findSource(name, composing);
  if (!source) {
    const expected = nearest(
      name,
      coded.sources.map(({ id }) => id),
    );
    const message = `The study has no source « ${name} ».`;
    return { message: fault(composing, call.place, 'unknown-source', message, { expected }) };
  }
  const { segment, located } = quotedPlace(quote, at === undefined ? undefined : Number(at), source, coded);
  if (!segment) {
    const message = `« ${excerpt(quote)} » is not in ${placeName(source)}. Correct the quote, or the source it names.`;
    return { message: fault(composing, call.place, 'verbatim-not-found', message) };
  }
  if (located === 'drifted') {
    const message = `« ${excerpt(quote)} » has drifted from ${placeName(source)}; the transcript's words are shown. Correct the quote.`;
    fault(composing, call.place, 'drifted', message, { severity: 'warning', expected: segment.text });
  } else if (located === 'ambiguous') {
    const message = `« ${excerpt(quote)} » stands in several places of ${placeName(source)}; the first is shown. Make it longer.`;
    fault(composing, call.place, 'ambiguous', message, { severity: 'warning' });
  }
  return { source, segment: withCodes(segment, coded) };
}

/** A source by its id, or by the pseudonym of the case where only one source has it. */
function findSource(name: string, { coded }: Composing): Source | undefined {
  const byId = coded.sourceById.get(name);
  if (byId) return byId;
  const byPseudonym = coded.sources.filter(({ pseudonym }) => pseudonym === name);
  return byPseudonym.length === 1 ? byPseudonym[0] : undefined;
}

/** A passage with what counted coders say of it: of its very span, else of the segments it overlaps. */
export function withCodes(segment: Segment, coded: Composing['coded']): CodedSegment {
  const all = segmentsIn(coded, segment.source);
  const same = all.filter((other) => isSamePlace(other, segment));
  const behind = same.length > 0 ? same : all.filter((other) => segment.parts.some((part) => covers(other, part)));
  const translation = same.find((other) => other.translation !== undefined)?.translation;
  const verbatim = same.find((other) => other.verbatim !== undefined)?.verbatim;
  return {
    ...segment,
    ...(translation === undefined ? {} : { translation }),
    ...(verbatim ? { verbatim } : {}),
    ...together(behind, coded),
  };
}

/** What is said of several segments; of one, as nearly always, no list is made anew. */
function together(
  [first, ...more]: readonly CodedSegment[],
  { codebook }: Composing['coded'],
): Pick<CodedSegment, 'coders' | 'codes' | 'against' | 'ids'> {
  if (!first) return { coders: [], codes: [], against: [], ids: [] };
  const { coders, codes, against, ids } = first;
  if (more.length === 0) return { coders: coders.length > 1 ? [...coders].sort() : coders, codes, against, ids };
  const all = [first, ...more];
  const order = [...codebook.codes.keys()];
  const union = (values: readonly (readonly string[])[]) =>
    [...new Set(values.flat())].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return {
    coders: [...new Set(all.flatMap((one) => one.coders))].sort(),
    codes: union(all.map((one) => one.codes)).filter((id) => findCode(codebook, id)),
    against: union(all.map((one) => one.against)),
    ids: all.flatMap((one) => one.ids),
  };
}

/** The first words of a quote, for a message. */
function excerpt(quote: string): string {
  const words = quote.split(/\s+/);
  return words.length > 10 ? `${words.slice(0, 10).join(' ')} …` : words.join(' ');
}
