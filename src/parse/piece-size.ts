/** UTF-16 units of a piece of a table at the least. */
export const leastPiece = 30_000;
