/**
 * For each of some texts its partner among others: the longest common subsequence, the first of equals.
 * @returns the partner's index, or undefined.
 */
export function aligned(from: readonly string[], to: readonly string[]): (number | undefined)[] {
  const partners: (number | undefined)[] = from.map(() => undefined);
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) partners[start] = start++;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) {
    end++;
    partners[from.length - end] = to.length - end;
  }
  const rows = from.length - start - end;
  const columns = to.length - start - end;
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      lengths[i * width + j] =
        from[start + i] === to[start + j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (from[start + i] === to[start + j]) partners[start + i++] = start + j++;
    else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i++;
    else j++;
  }
  return partners;
}
