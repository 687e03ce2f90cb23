import { counted } from '../model/counted.ts';
import { decodedText, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, ImportedParagraph, Importer, ImportFault } from './importer.ts';

/** The chat of a meeting in Zoom: a line says when, who and to whom; below it, or on it, what. */
export const importer: Importer = {
  recognises: (file) => {
    const decoded = decodedText(file);
    return 'text' in decoded && decoded.text.split('\n').filter((line) => heading.test(line)).length >= 2;
  },
  read,
};

/** `10:12:33	 From Marie Dupont to Everyone : Bonjour.`, and the same in French, German and Spanish. */
const heading =
  /^(?:\d{4}-\d\d-\d\d )?(?<time>\d{1,2}:\d\d:\d\d)\s+(?:From|De|Von)\s+(?<name>.+?)(?:\s+(?:to|à|a|an)\s+(?<to>.+?))?\s*:(?:\s+(?<said>.*))?$/;

/** « (Privately) », « (Direct Message) », « (en privé) », « (Direktnachricht) » after the one who alone gets it. */
const inPrivate = /\((?:privately|direct message|en privé|message direct|direktnachricht|privat|mensaje directo)\)$/i;

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const messages: { speaker: string; time: string; lines: string[] }[] = [];
  let hidden = 0;
  let before = 0;
  let open: string[] | undefined;
  for (const line of decoded.text.split('\n')) {
    const { time, name, to = '', said = '' } = heading.exec(line)?.groups ?? {};
    if (time === undefined || name === undefined) {
      if (open) open.push(line.trim());
      else if (line.trim() !== '') before++;
      continue;
    }
    open = [said.trim()];
    if (inPrivate.test(to)) hidden++;
    else messages.push({ speaker: name, time, lines: open });
  }
  const paragraphs = messages.map(({ speaker, time, lines }): ImportedParagraph => {
    return { text: lines.filter((line) => line !== '').join('\n'), speaker, time };
  });
  return {
    sources: [{ name: stemOf(file.name), paragraphs, labelled: true }],
    losses: [
      ...counted(hidden, 'private message'),
      ...counted(before, 'line above the first message', 'lines above the first message'),
    ],
    warnings: decoded.warnings,
  };
}
