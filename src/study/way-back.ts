import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** A file that was put in its place, or taken away, and how what was there is brought back. */
export interface Done {
  readonly place: string;
  readonly takeBack: (place: string) => void;
  /** Where what it held lies meanwhile. */
  readonly aside?: string;
}

/** How a file is brought back that another is going to be renamed over: a large one is not read for it. */
export function wayBack(place: string, aside: string): Done {
  if (!existsSync(place)) return { place, takeBack: () => rmSync(place, { force: true }) };
  try {
    linkSync(place, aside);
    return { place, aside, takeBack: () => renameSync(aside, place) };
  } catch {
    // Not every disk has several names for a file.
    const before = readFileSync(place);
    return { place, takeBack: () => writeFileSync(place, before) };
  }
}

/** Takes everything back, the last first. @returns what could not be, or where it lies. */
export function takenBack(done: readonly Done[]): string[] {
  return [...done].reverse().flatMap(({ place, takeBack, aside }) => {
    try {
      takeBack(place);
      return [];
    } catch {
      return [keptBeside(place, aside) ?? place];
    }
  });
}

/** Under a name of its own: what is written beside files is taken away by and by. */
function keptBeside(place: string, aside: string | undefined): string | undefined {
  const kept = `${place}.before`;
  try {
    if (aside === undefined) return undefined;
    renameSync(aside, kept);
    return kept;
  } catch {
    return undefined;
  }
}
