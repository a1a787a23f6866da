/** Builds elements without markup strings: text is text, whatever a model or an end point wrote. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | undefined;

/** An element with attributes (`undefined` and `false` are left out) and children. */
export function makeElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  }
  made.append(...children.filter(child => child !== undefined));
  return made;
}

/** A button that calls `press`. */
export function makeButton(label: string, press: () => void, primary: boolean): HTMLButtonElement {
  const made = makeElement(
    'button',
    { type: 'button', class: primary ? 'primary' : 'quiet' },
    label,
  );
  made.addEventListener('click', press);
  return made;
}

/** A section with a heading that names it for screen readers. */
export function makeSection(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  const heading = makeElement('h2', { id: `${id}-title` }, title);
  return makeElement('section', { 'aria-labelledby': `${id}-title` }, heading, ...children);
}

/** One muted sentence for a section that has nothing to show yet. */
export function makeEmptyNote(text: string): HTMLElement {
  return makeElement('p', { class: 'empty' }, text);
}
