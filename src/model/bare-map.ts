/** Without a prototype; of a class all the same, so that many of the same keys take little room. */
class Bare {}
Reflect.deleteProperty(Bare.prototype, 'constructor');
Object.setPrototypeOf(Bare.prototype, null);

/** The same values, by names of a user's choice: `constructor` is there only where it is one. */
export function bareMap<T>(values: Readonly<Record<string, T>>): Record<string, T> {
  return Object.assign(new Bare() as Record<string, T>, values);
}

/** The same, of names and the value of each. */
export function bareMapOf<T>(names: readonly string[], values: readonly T[]): Record<string, T> {
  const map = new Bare() as Record<string, T>;
  for (let at = 0; at < names.length; at++) map[names[at] as string] = values[at] as T;
  return map;
}
