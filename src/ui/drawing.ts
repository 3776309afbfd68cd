import type {
  ElementAttrs,
  VirtualElement,
  VirtualNode
} from '@lumino/virtualdom';

/**
 * Renders virtual nodes into an empty element. Existing elements are updated in
 * place, never moved or recreated.
 *
 * Lumino's `VirtualDOM.render` recreates or moves the siblings that follow an
 * added or removed child. Then the focus is lost, or it stays in an element that
 * became another control, which a second Enter presses; and screen readers do
 * not speak a live region that was created with its text.
 *
 * An element is identified by its tag and its index among the children. An empty
 * text keeps the index of a missing child: write `words ? h.p(words) : ''`, and
 * give keys in lists.
 *
 * @param drawn - What the call before returned.
 */
export function draw(
  host: Node,
  drawn: readonly IDrawn[],
  content: readonly VirtualNode[]
): readonly IDrawn[] {
  const wanted = placesOf(content);
  const before = new Map(drawn.map(old => [old.place, old]));
  for (const { node, place } of drawn) {
    if (!wanted.has(place)) {
      host.removeChild(node);
    }
  }
  let next = host.firstChild;
  return [...wanted].map(([place, made]) => {
    const old = before.get(place);
    const node =
      old?.node ??
      (made.type === 'text'
        ? document.createTextNode(made.content)
        : document.createElement(made.tag));
    if (node === next) {
      next = node.nextSibling;
    } else {
      host.insertBefore(node, next);
    }
    return { place, made, node, inner: update(node, made, old) };
  });
}

/** A node of the page with the virtual node that it shows. */
export interface IDrawn {
  readonly place: string;
  readonly made: VirtualNode;
  readonly node: Node;
  readonly inner: readonly IDrawn[];
}

/** Returns the nodes by what identifies them among their siblings. */
function placesOf(content: readonly VirtualNode[]): Map<string, VirtualNode> {
  const places = new Map<string, VirtualNode>();
  content.forEach((made, index) => {
    if (made.type === 'text' && !made.content) {
      return;
    }
    let place =
      made.type === 'element'
        ? `${made.tag} ${made.attrs.key ?? `#${index}`}`
        : `#${index}`;
    // Duplicate keys: a hub may list two tokens with one id.
    while (places.has(place)) {
      place += ' again';
    }
    places.set(place, made);
  });
  return places;
}

function update(
  node: Node,
  made: VirtualNode,
  old: IDrawn | undefined
): readonly IDrawn[] {
  if (made.type === 'text') {
    // Screen readers speak a text that is set again.
    if (node.nodeValue !== made.content) {
      node.nodeValue = made.content;
    }
    return [];
  }
  const oldAttrs = old ? (old.made as VirtualElement).attrs : {};
  updateAttrs(node as HTMLElement, oldAttrs, made.attrs);
  const inner = draw(node, old?.inner ?? [], made.children);
  // A control that the user has changed ignores the attributes.
  const { checked, value } = made.attrs;
  if (value !== undefined && Reflect.get(node, 'value') !== value) {
    Reflect.set(node, 'value', value);
  }
  if (node instanceof HTMLInputElement) {
    node.checked = checked !== undefined;
  }
  return inner;
}

function updateAttrs(
  element: HTMLElement,
  old: ElementAttrs,
  attrs: ElementAttrs
): void {
  const before = attributesOf(old);
  const after = attributesOf(attrs);
  for (const name of Object.keys({ ...before, ...after })) {
    const value = after[name];
    if (value === undefined) {
      element.removeAttribute(name);
    } else if (value !== before[name]) {
      element.setAttribute(name, value);
    }
  }
  for (const name of Object.keys({ ...old, ...attrs })) {
    if (name.startsWith('on')) {
      Reflect.set(element, name, Reflect.get(attrs, name) ?? null);
    }
  }
  // A content security policy may forbid the attribute `style`.
  for (const name of Object.keys({ ...old.style, ...attrs.style })) {
    Reflect.set(
      element.style,
      name,
      Reflect.get(attrs.style ?? {}, name) ?? ''
    );
  }
}

function attributesOf(
  attrs: ElementAttrs
): Readonly<Record<string, string | undefined>> {
  const { className, dataset, htmlFor, ...others } = attrs;
  const attributes: Record<string, string | undefined> = {
    class: className,
    for: htmlFor
  };
  for (const [name, value] of Object.entries(dataset ?? {})) {
    attributes[`data-${name}`] = value;
  }
  for (const [name, value] of Object.entries(others)) {
    if (typeof value === 'string' && !['key', 'value'].includes(name)) {
      attributes[name] = value;
    }
  }
  return attributes;
}

export function addStyle(css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
}
