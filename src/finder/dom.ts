/** Elements built from data: text is always text, never markup. */
export type Child = Node | string | null | undefined | false;

/** Builds an element. An attribute that is null or false is left out, true is written empty. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | boolean | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false && child !== ''));
  return made;
}

/** A button that does something. */
export function button(label: string, className: string, onClick: () => void, attributes: Readonly<Record<string, string | null>> = {}): HTMLButtonElement {
  const made = el('button', { type: 'button', class: className, ...attributes }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** An element that the page is written with. @throws if the page was published without it. */
export function need<T extends Element>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`élément ${selector} absent de la page`);
  return found;
}

/** Changes a text only when it differs, so that a live region speaks once. */
export function say(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
