/** A code's label in a flat list: a dash for each level below the first. @param level 1 is a theme */
export function levelLabel({ label, level }: { readonly label: string; readonly level: number }): string {
  return `${'– '.repeat(level - 1)}${label}`;
}
