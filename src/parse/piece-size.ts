/** UTF-16 units of a piece of a table at the least: a few answers, so that an edit of one makes few others be read again. */
export const leastPiece = 2_000;
