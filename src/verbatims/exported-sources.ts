import { AtHand } from '../model/at-hand.ts';
import type { ExportedSource } from '../model/exported.ts';
import { once } from '../model/once.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownSource } from './attribution.ts';
import type { ExportedText } from './exported-text.ts';
import { exportedCase, exportedVariables } from './exported-variables.ts';
import { textAsExported } from './text-as-exported.ts';

export interface Masking {
  /** Masks names in a text; in what a source says, its own too. */
  mask(text: string, source?: string): string;
  /** Nothing is masked. */
  readonly full: boolean;
}

/** A source with what leaves of it. */
export interface Leaving {
  readonly source: Source;
  /** Unique. */
  readonly name: string;
  /** Its words; made anew where those of all sources are too many to be kept. */
  spoken(): ExportedText;
}

/** UTF-16 units of texts that are kept. */
const mostKept = 8_000_000;

/** @param onText told whenever a text is made, and given it */
export function leavingSources(
  sources: readonly Source[],
  coded: CodedStudy,
  full: boolean,
  onText: (one: Leaving, spoken: ExportedText) => void,
): Leaving[] {
  const names = uniqueNames(sources, full);
  const texts = new AtHand<ExportedText>(({ text }) => text.length, mostKept);
  const make = (one: Leaving) => {
    const spoken = textAsExported(one.source, coded, full);
    onText(one, spoken);
    return spoken;
  };
  return sources.map((source, index): Leaving => {
    const one: Leaving = {
      source,
      name: names[index] as string,
      spoken: () => texts.value(source.id, () => make(one)),
    };
    return one;
  });
}

/** Two sources of one pseudonym are told apart by their wave, else by a number. */
function uniqueNames(sources: readonly Source[], full: boolean): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const shown = sources.map((source) => (full ? source.id : shownSource(source)));
  for (const name of shown) counts.set(name, (counts.get(name) ?? 0) + 1);
  return shown.map((one, index) => {
    const { wave } = sources[index] as Source;
    const wanted = (counts.get(one) ?? 0) > 1 && wave !== undefined ? `${one}-${wave}` : one;
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
    taken.add(name);
    return name;
  });
}

export function exportedSource({ source, name, spoken }: Leaving, coded: CodedStudy, full: boolean): ExportedSource {
  const { wave } = source;
  const variables = once(() => exportedVariables(source, coded, full));
  return {
    name,
    case: full ? source.case : exportedCase(source.case, coded),
    ...(wave === undefined ? {} : { wave }),
    get variables() {
      return variables();
    },
    get text() {
      return spoken().text;
    },
    get turns() {
      return spoken().turns;
    },
  };
}
