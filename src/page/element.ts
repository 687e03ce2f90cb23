type Child = Node | string | undefined | false;

interface Wishes {
  readonly class?: string;
  /** Attributes as HTML names them; `true` sets one without a value, `undefined` and `false` leave it out. */
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly on?: { readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };
}

/** An element with its children. Strings become text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { class: names, attributes = {}, on = {} }: Wishes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (names) made.className = names;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(attribute, value === true ? '' : String(value));
  }
  for (const [kind, listener] of Object.entries(on)) made.addEventListener(kind, listener as EventListener);
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

/** A button that does something here. */
export function button(label: string, press: () => void, wishes: Wishes = {}): HTMLButtonElement {
  return element(
    'button',
    { ...wishes, attributes: { type: 'button', ...wishes.attributes }, on: { click: press, ...wishes.on } },
    label,
  );
}
