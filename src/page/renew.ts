/**
 * Makes a document on the screen say what another says, and touches only what is different: whoever reads stays where
 * they are, with what they have unfolded.
 * @returns whether anything is different.
 */
export function renew(shown: Document, now: Document): boolean {
  const unfolded = new Set([...shown.querySelectorAll('details[open]')].map(({ textContent }) => textContent));
  for (const details of now.querySelectorAll('details')) details.open ||= unfolded.has(details.textContent);
  shown.title = now.title;
  shown.documentElement.lang = now.documentElement.lang;
  shown.body.className = now.body.className;
  if (shown.body.isEqualNode(now.body)) return false;
  renewChildren(shown.body, now.body);
  return true;
}

function renewChildren(shown: Element, now: Element): void {
  const [before, after] = [[...shown.childNodes], [...now.childNodes]];
  const most = Math.min(before.length, after.length);
  const isSame = (one: ChildNode | undefined, other: ChildNode | undefined) => one?.isEqualNode(other ?? null) === true;
  let first = 0;
  while (first < most && isSame(before[first], after[first])) first++;
  let last = 0;
  while (last < most - first && isSame(before.at(-1 - last), after.at(-1 - last))) last++;
  const next = before[before.length - last] ?? null;
  const gone = before.slice(first, before.length - last);
  const come = after.slice(first, after.length - last);
  if (gone.length === come.length && gone.every((node, i) => isAlike(node, come[i]))) {
    for (const [i, node] of gone.entries()) renewChildren(node as Element, come[i] as unknown as Element);
    return;
  }
  for (const node of come) shown.insertBefore(shown.ownerDocument.adoptNode(node), next);
  for (const node of gone) node.remove();
}

/** Elements of the same name and attributes, whatever is in them. */
function isAlike(one: ChildNode, other: ChildNode | undefined): boolean {
  return one.nodeType === Node.ELEMENT_NODE && one.cloneNode(false).isEqualNode(other?.cloneNode(false) ?? null);
}
