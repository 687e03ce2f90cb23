import { resolve } from 'node:path';
import { placeAt } from '../check/places.ts';
import { readHouseStyle } from '../exchange/house-style.ts';
import type { HouseStyle } from '../model/house-style.ts';
import type { Problem } from '../model/problem.ts';
import type { Format } from '../model/settings.ts';
import type { Template } from '../model/study.ts';
import { pictureSize } from '../render/picture-size.ts';
import type { Furnishing } from '../render/renderers.ts';
import { writtenPictures } from '../report/written-pictures.ts';
import { readStudyFile } from '../study/study-file.ts';
import { boundedFile } from './bounded-file.ts';
import { type Call, UsageError } from './command.ts';
import type { Opened } from './opened.ts';

export interface HouseGiven {
  readonly house?: HouseStyle;
  /** Of what the study names. */
  readonly problems: readonly Problem[];
}

/** The document whose look a report in Word takes: the one of the call, else the one the study names. */
export function houseGiven(call: Call, asked: readonly Format[], { opened, coded }: Opened): HouseGiven {
  const given = call.options.template;
  if (typeof given === 'string') {
    if (!asked.includes('docx'))
      throw new UsageError('`--template` is the look of a report in Word: ask for one with --format docx.');
    const bytes = boundedFile(resolve(call.cwd, given), given, 'document');
    if (!bytes) throw new UsageError(`There is no file ${given}.`);
    const house = readHouseStyle(bytes);
    if (typeof house === 'string') throw new UsageError(`${given} cannot be a template. ${house}`);
    return { house, problems: [] };
  }
  const named = coded.settings.houseStyle;
  if (named === undefined || !asked.includes('docx')) return { problems: [] };
  const bytes = readStudyFile(opened.folder, named);
  const house = bytes ? readHouseStyle(bytes) : 'There is no such file in the study.';
  if (typeof house !== 'string') return { house, problems: [] };
  const place = placeAt(coded, 'study.yaml', opened.settingsOffsets.house_style);
  const message = `\`house_style: ${named}\` is left aside. ${house}`;
  return { problems: [{ ...place, rule: 'house-style', severity: 'error', message }] };
}

/** The pictures of a template, which lie beside it or below in the study, and what is wrong with the others. */
export function picturesOf(
  template: Template,
  folder: string,
): { pictures: NonNullable<Furnishing['pictures']>; problems: readonly Problem[] } {
  const pictures = new Map<string, Uint8Array>();
  const problems = writtenPictures(template).flatMap(({ address, place }): Problem[] => {
    // Of the web, or its own address.
    if (/^(?:[a-z][a-z0-9+.-]+:|\/\/|#|$)/i.test(address)) return [];
    const bytes = /^(?:[a-z]:|[/\\])/i.test(address) ? undefined : readPicture(folder, address);
    const why = refusedPicture(bytes);
    if (bytes && why === undefined) pictures.set(address, bytes);
    if (why === undefined) return [];
    const message = `The picture ${address} ${why}`;
    return [{ ...place, rule: 'picture-not-shown', severity: 'warning', message }];
  });
  return { pictures, problems };
}

/** Bytes of a picture that a page, a document and a mail still take. */
const largest = 10_000_000;

function refusedPicture(bytes: Uint8Array | undefined): string | undefined {
  const instead = 'the report shows its description instead';
  if (!bytes)
    return `is not in the study, or far too large: ${instead}. Its address is read from reports/, images/plan.png say.`;
  if (bytes.length > largest) {
    const size = Math.round(bytes.length / 1_000_000);
    return `has ${size} MB, more than the ${largest / 1_000_000} MB a report takes: ${instead}. Make a smaller copy.`;
  }
  return pictureSize(bytes) ? undefined : `is no PNG, JPEG or GIF: ${instead}. Save it as one.`;
}

function readPicture(folder: string, address: string): Uint8Array | undefined {
  try {
    return readStudyFile(folder, `reports/${decodeURIComponent(address.replace(/[?#].*$/s, ''))}`);
  } catch {
    return undefined;
  }
}
