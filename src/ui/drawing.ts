import type {
  ElementAttrs,
  VirtualElement,
  VirtualNode
} from '@lumino/virtualdom';

/**
 * What is drawn in an element of the page. At each drawing all that was there
 * before, and still is, is left alone: it is changed in its place, not moved
 * and not made anew.
 *
 * `VirtualDOM.render` of Lumino does not do so: where something comes or goes
 * in the middle, it makes what follows anew or moves it, and a neighbour takes
 * over its element. An element that is moved or made anew loses the focus; one
 * that is taken over keeps it, and a second press of Enter does something else;
 * and a screen reader does not speak what stands in a live region from the
 * region's beginning.
 *
 * What an element is, is told by its tag and its place in the list of children,
 * in which an empty text holds the place of what is not there: so write
 * `words ? h.p(words) : ''`, and for lists of any length give keys.
 */
export class Drawing {
  /**
   * @param host - An element that is empty, and in nobody else's hands.
   */
  constructor(host: HTMLElement) {
    this._host = host;
  }

  /**
   * Draw this instead of what was drawn before.
   */
  draw(content: readonly VirtualNode[]): void {
    this._drawn = drawAll(this._host, this._drawn, content);
  }

  private readonly _host: HTMLElement;
  private _drawn: readonly IDrawn[] = [];
}

/**
 * A node of the page, and what it was drawn from.
 */
interface IDrawn {
  readonly place: string;
  readonly made: VirtualNode;
  readonly node: Node;
  readonly inner: readonly IDrawn[];
}

function drawAll(
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
    const node = old?.node ?? makeNode(made);
    if (node === next) {
      next = node.nextSibling;
    } else {
      host.insertBefore(node, next);
    }
    return { place, made, node, inner: update(node, made, old) };
  });
}

/**
 * What is to be drawn, by what tells it from its neighbours.
 */
function placesOf(content: readonly VirtualNode[]): Map<string, VirtualNode> {
  const places = new Map<string, VirtualNode>();
  content.forEach((made, index) => {
    if (made.type === 'text' && !made.content) {
      return;
    }
    const key = made.type === 'element' ? made.attrs.key : undefined;
    let place = `${made.type === 'element' ? made.tag : ''} ${key ?? `#${index}`}`;
    // A hub that gives two tokens one id must not confuse the list.
    while (places.has(place)) {
      place += ' again';
    }
    places.set(place, made);
  });
  return places;
}

function makeNode(made: VirtualNode): Node {
  return made.type === 'text'
    ? document.createTextNode(made.content)
    : document.createElement(made.tag);
}

/**
 * Bring a node to what it is to be.
 *
 * @returns What is drawn in it then.
 */
function update(
  node: Node,
  made: VirtualNode,
  old: IDrawn | undefined
): readonly IDrawn[] {
  if (made.type === 'text') {
    // A screen reader speaks a text that is set again.
    if (node.nodeValue !== made.content) {
      node.nodeValue = made.content;
    }
    return [];
  }
  const oldAttrs = old ? (old.made as VirtualElement).attrs : {};
  updateAttrs(node as HTMLElement, oldAttrs, made.attrs);
  return drawAll(node, old?.inner ?? [], made.children);
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
    if (value === before[name]) {
      continue;
    }
    if (value === undefined) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value);
    }
  }
  for (const name of Object.keys({ ...old, ...attrs })) {
    if (name.startsWith('on')) {
      Reflect.set(element, name, Reflect.get(attrs, name) ?? null);
    }
  }
  // Not by the attribute, which a content security policy may forbid.
  for (const name of Object.keys({ ...old.style, ...attrs.style })) {
    Reflect.set(
      element.style,
      name,
      Reflect.get(attrs.style ?? {}, name) ?? ''
    );
  }
}

/**
 * The attributes by the names that they have in a page.
 */
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
    if (typeof value === 'string' && name !== 'key') {
      attributes[name] = value;
    }
  }
  return attributes;
}
