import { firedInSource } from '../coding/fired-in-source.ts';
import { indicatorsPrint } from '../coding/indicators-print.ts';
import { indicatorsOf } from '../coding/rules.ts';
import { parsePattern } from '../language/pattern.ts';
import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { known, type Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

/** Indicators that cannot be read, or that would take for ever. */
export function checkIndicators(coded: CodedStudy): Problem[] {
  return [...coded.codebook.codes.values()].flatMap(({ id, indicators, indicatorPlaces, place }) =>
    indicators.flatMap((indicator, at): Problem[] => {
      const parsed = parsePattern(indicator);
      if (!('error' in parsed)) return [];
      const message = `An indicator of « ${id} » cannot be used: ${parsed.error}.`;
      return [{ ...(indicatorPlaces[at] ?? place), rule: 'indicator', severity: 'error', message }];
    }),
  );
}

/** In fewer passages, a word may well be missing, or be everywhere, by chance. */
const enoughPassages = 40;
/** What stands in more passages than this tells no passage from another, 0–1. */
const everywhere = 0.5;
/** More of one theme than this are told together. */
const mostAlone = 3;
/** Codes named in one message; of a first codebook, dozens would be a wall. */
const mostNamed = 5;
/** Where more themes than this have some, all are told in one place. */
const mostThemes = 5;

interface Fires {
  readonly code: string;
  readonly indicator: string;
  readonly forbids: boolean;
  readonly place: Place;
  readonly passages: number;
}

/** Indicators that stand in no passage of respondents, or in most. */
export function checkFiring(coded: CodedStudy): Problem[] {
  if (![...coded.codebook.codes.values()].some(({ indicators }) => indicators.length > 0)) return [];
  const { total, indicators } = firesOf(coded);
  if (total < enoughPassages) return [];
  const never = indicators.filter(({ passages, forbids }) => passages === 0 && !forbids);
  const often = indicators.filter(({ passages }) => passages > total * everywhere);
  const files = [...new Set(never.map(({ place }) => place.file))];
  return [
    ...(files.length > mostThemes
      ? [neverInMany(never, indicators.length, total)]
      : files.flatMap((file) =>
          neverFires(
            never.filter(({ place }) => place.file === file),
            total,
          ),
        )),
    ...often.map((fires) => firesEverywhere(fires, total)),
  ];
}

function firesOf(coded: CodedStudy): { total: number; indicators: Fires[] } {
  const counts = new Map<string, number>();
  let total = 0;
  for (const source of coded.sources) {
    const [passages, fires] = known(source, 'fires', indicatorsPrint(coded.codebook), (again) =>
      firesIn(coded, source, again),
    );
    total += passages;
    for (const [key, count] of fires) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const indicators = [...coded.codebook.codes.values()].flatMap(({ id, indicators: own, indicatorPlaces, place }) =>
    own.flatMap((indicator, at): Fires[] => {
      const pattern = parsePattern(indicator);
      if ('error' in pattern) return [];
      const passages = counts.get(keyOf(id, indicator)) ?? 0;
      return [{ code: id, indicator, forbids: pattern.forbids, place: indicatorPlaces[at] ?? place, passages }];
    }),
  );
  return { total, indicators };
}

/** How many passages a source has, and in how many each indicator stands that stands in any. */
type FiresInSource = readonly [passages: number, fires: readonly (readonly [key: string, passages: number])[]];

function firesIn(coded: CodedStudy, source: Source, again: boolean): FiresInSource {
  const matcher = indicatorsOf(coded, source.language);
  const fires = new Map<string, number>();
  const { paragraphs, fired } = firedInSource(coded, source, matcher, again);
  for (const indicators of fired) {
    const here = new Set(matcher.indicators(indicators).map(({ code, indicator }) => keyOf(code, indicator)));
    for (const key of here) fires.set(key, (fires.get(key) ?? 0) + 1);
  }
  return [paragraphs, [...fires]];
}

function neverFires(fires: readonly Fires[], total: number): Problem[] {
  if (fires.length > mostAlone) {
    const message = `${fires.length} indicators of this theme stand in none of the ${total} passages of respondents: ${names(fires)}. \`study code --explain\` tells how each does.`;
    return [{ ...(fires[0] as Fires).place, rule: 'indicator-never', severity: 'info', message }];
  }
  return fires.map(({ code, indicator, place }) => ({
    ...place,
    rule: 'indicator-never',
    severity: 'info',
    message: `The indicator \`${indicator}\` of « ${code} » stands in none of the ${total} passages of respondents. Correct it, or leave it for interviews to come.`,
  }));
}

function neverInMany(fires: readonly Fires[], all: number, total: number): Problem {
  const codes = [...new Set(fires.map(({ code }) => code))];
  const named = codes.slice(0, mostNamed).map((code) => `${code}: ${names(fires.filter((one) => one.code === code))}`);
  const others = codes.length - named.length;
  const rest = others > 0 ? `; and of ${others} other code${others === 1 ? '' : 's'}` : '';
  const message = `${fires.length} of ${all} indicators stand in none of the ${total} passages of respondents. \`study code --explain\` tells how each does. ${named.join('; ')}${rest}.`;
  return { ...(fires[0] as Fires).place, rule: 'indicator-never', severity: 'info', message };
}

function names(fires: readonly Fires[]): string {
  return fires.map(({ indicator }) => `\`${indicator}\``).join(', ');
}

function firesEverywhere({ code, indicator, forbids, place, passages }: Fires, total: number): Problem {
  const does = forbids ? 'forbids the code nearly everywhere' : 'tells no passage from another';
  const message = `The indicator \`${indicator}\` of « ${code} » stands in ${passages} of ${total} passages of respondents and ${does}. Make it narrower.`;
  return { ...place, rule: 'indicator-everywhere', severity: 'warning', message };
}

function keyOf(code: string, indicator: string): string {
  return `${code}\0${indicator}`;
}
