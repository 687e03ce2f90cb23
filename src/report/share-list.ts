/** Shares written as `5%,0%` or `0.05`: 0–1, largest first, each once; undefined where it is no such list. */
export function shareList(text: string): number[] | undefined {
  const shares = text.split(/[,;]/).map((part) => {
    const match = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(part);
    return match ? Number(match[1]) / (match[2] ? 100 : 1) : Number.NaN;
  });
  return shares.every((share) => share >= 0 && share <= 1) ? [...new Set(shares)].sort((a, b) => b - a) : undefined;
}
