import { resolve } from 'node:path';
import { placeAt } from '../check/places.ts';
import { readHouseStyle } from '../exchange/house-style.ts';
import type { HouseStyle } from '../model/house-style.ts';
import type { Problem } from '../model/problem.ts';
import type { Format } from '../model/settings.ts';
import { pictureAddresses } from '../render/picture-addresses.ts';
import type { Furnishing } from '../render/renderers.ts';
import type { Document } from '../report/document.ts';
import { readForeignFile } from '../study/foreign-file.ts';
import { readStudyFile } from '../study/study-file.ts';
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
    const bytes = readForeignFile(resolve(call.cwd, given));
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

/** The pictures of a template, which lie beside it or below. */
export function picturesOf(document: Document, folder: string): NonNullable<Furnishing['pictures']> {
  const found = pictureAddresses(document).flatMap((address) => {
    const bytes = /^(?:[a-z][a-z0-9+.-]*:|[/\\#])/i.test(address) ? undefined : readPicture(folder, address);
    return bytes ? [[address, bytes] as const] : [];
  });
  return new Map(found);
}

function readPicture(folder: string, address: string): Uint8Array | undefined {
  try {
    return readStudyFile(folder, `reports/${decodeURIComponent(address.replace(/[?#].*$/s, ''))}`);
  } catch {
    return undefined;
  }
}
