/** How many places a share can stand at: one every five hundredths. */
const places = 21;

/**
 * Two shares on a line of characters, 0 on the left and 1 on the right: ○ the first, ● the second, ◉ both.
 * @param from, to 0–1; null where there is none
 */
export function dumbbell(from: number | null, to: number | null): string {
  const at = (share: number | null) => (share === null ? -1 : Math.round(share * (places - 1)));
  const [first, second] = [at(from), at(to)];
  if (first === -1 && second === -1) return '';
  const [low, high] = first === -1 || second === -1 ? [-1, -1] : [Math.min(first, second), Math.max(first, second)];
  return Array.from({ length: places }, (_, place) => {
    if (place === first) return place === second ? '◉' : '○';
    if (place === second) return '●';
    return place > low && place < high ? '─' : '·';
  }).join('');
}

/** The scale above such lines: what stands for 0, for a half and for 1. */
export function dumbbellScale([none, half, all]: readonly [string, string, string]): string {
  const middle = (places - 1) / 2 - Math.floor((half.length - 1) / 2);
  return `${none.padEnd(middle)}${half}`.padEnd(places - all.length) + all;
}
