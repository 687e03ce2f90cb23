import { type LocatedCoding, machines } from '../model/coding.ts';
import type { ExportedCoding, ExportedSegment } from '../model/exported.ts';
import { grouped } from '../model/grouped.ts';
import { once } from '../model/once.ts';
import type { CodedStudy } from '../model/study.ts';
import { exportedCodings, type Persons } from './exported-codings.ts';
import { exportedSegments } from './exported-segments.ts';
import type { Leaving, Masking } from './exported-sources.ts';
import type { ExportedText } from './exported-text.ts';

interface Passages {
  readonly codings: readonly ExportedCoding[];
  readonly segments: readonly ExportedSegment[];
}

/**
 * The codings and passages of sources that leave. Both are placed as soon as the text of their source is made, whatever it
 * is made for: to make all texts once more takes far longer.
 */
export class ExportedPassages {
  private readonly bySource = new Map<string, Passages>();
  private readonly persons: () => ReadonlyMap<string, readonly Persons[]>;

  constructor(
    private readonly coded: CodedStudy,
    private readonly masking: Masking,
  ) {
    this.persons = once(() => grouped(coded.codings.filter(isPersons), ({ source }) => source));
  }

  place(one: Leaving, spoken: ExportedText): void {
    if (this.bySource.has(one.name)) return;
    const own = this.persons().get(one.source.id) ?? [];
    this.bySource.set(one.name, {
      codings: exportedCodings(one, spoken, own, this.coded, this.masking),
      segments: exportedSegments(one, spoken, own, this.coded, this.masking),
    });
  }

  /** All of one kind, source by source. */
  all<K extends keyof Passages>(kind: K, leaving: readonly Leaving[]): Passages[K][number][] {
    return leaving.flatMap((one): readonly Passages[K][number][] => {
      if (!this.bySource.has(one.name)) this.place(one, one.spoken());
      return this.bySource.get(one.name)?.[kind] ?? [];
    });
  }
}

/** Also what was accepted of a machine is a person's; what a machine suggests is nobody's yet. */
function isPersons(located: LocatedCoding): located is Persons {
  return located.segment !== undefined && !machines.has(located.coder) && located.coding.status !== 'rejected';
}
