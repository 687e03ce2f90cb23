/** What stands after a quotation may be its attribution up to so many words. */
const mostWords = 20;

/** A parenthesis with words in it, no cut and no mark of the editor’s. */
const parenthesis = /\((?!\s*(?:…|\.\.\.|sic)\s*\))([^()]{2,200}(?:\([^()]{1,80}\)[^()]{0,80})?)\)/;
const dash = /(?:^|[\n.!?…»”"]\s*)[—–-]{1,2}\s*([^—–\n]{2,200})$/;

/** Whether a paragraph announces what follows: it ends in a colon. */
export function isAnnouncing(text: string): boolean {
  return /[:：]\s*$/.test(text);
}

/** Whether a paragraph is nothing but an attribution: in parentheses, or a few words after a dash. */
export function isAttribution(text: string): boolean {
  const bare = text.trim();
  if (new RegExp(`^${parenthesis.source}\\.?$`).test(bare)) return true;
  return /^[—–-]{1,2}\s*[^—–]+$/.test(bare) && wordsIn(bare) <= mostWords;
}

/** Whether a cell of a table is a label, as of whom its row is: a few words, and no sentence. */
export function isLabel(text: string): boolean {
  return /\p{L}|\p{N}/u.test(text) && wordsIn(text) <= mostWords / 2 && !/[.!?…:«“"]\s*$/.test(text);
}

/** The attribution a paragraph ends in, and where it begins. */
export function attributionAtEnd(text: string): { readonly text: string; readonly start: number } | undefined {
  const bracketed = new RegExp(`\\s*${parenthesis.source}[\\s.*_]*$`).exec(text);
  if (bracketed && bracketed.index > 0) return { text: bracketed[1] as string, start: bracketed.index };
  const dashed = dash.exec(text);
  if (!dashed || dashed.index === 0 || wordsIn(dashed[1] as string) > mostWords) return undefined;
  return { text: dashed[1] as string, start: dashed.index + (dashed[0].search(/[—–-]/) ?? 0) };
}

/** The attribution right after a quotation, « (Norlink) » or « — Norlink »; empty where none follows. */
export function attributionAfter(text: string): string {
  const bracketed = new RegExp(`^[\\s.,;:!?…]*${parenthesis.source}`).exec(text);
  if (bracketed) return bracketed[1] as string;
  const dashed = /^[\s.,]*[—–-]{1,2}\s+([^—–\n]{2,200})$/.exec(text);
  return dashed && wordsIn(dashed[1] as string) <= mostWords ? (dashed[1] as string) : '';
}

/** The clause that goes on after a quotation, « explique un membre de Norlink »; not one that leads to the next. */
export function clauseAfter(text: string): string {
  const clause = /^\s*,?\s*([^.;:!?«»“”"()]{2,200})/.exec(text)?.[1] ?? '';
  return /^(?:et|mais|puis|ou|alors|tandis|and|but|then|while|whereas|or)(?![\p{L}\p{N}])/iu.test(clause) ? '' : clause;
}

/** The last sentence before a quotation, with its colon. */
export function introductionIn(text: string): string {
  const bare = text.replace(/[\s«“"—–-]+$/, '');
  const borders = [...bare.matchAll(/[.!?…][»”")\]]*\s+(?=[\p{Lu}«“"])/gu)].filter(
    ({ index }) => !/(?:^|[\s(])(?:M|MM|Mme|Mlle|Dr|Pr|Me|St|Ste|Mr|Mrs|Ms|\p{Lu})$/u.test(bare.slice(0, index)),
  );
  const last = borders.at(-1);
  return last ? bare.slice(last.index + last[0].length) : bare;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
