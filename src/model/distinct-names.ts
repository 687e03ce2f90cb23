/** Names of columns, each its own: one that is taken, capitals aside as in SQL, gets a number, `words_2`. */
export function distinctNames(names: readonly string[], takenBefore: readonly string[] = []): string[] {
  const taken = new Set(takenBefore.map((name) => name.toLowerCase()));
  return names.map((name) => {
    let own = name;
    for (let number = 2; taken.has(own.toLowerCase()); number++) own = `${name}_${number}`;
    taken.add(own.toLowerCase());
    return own;
  });
}
