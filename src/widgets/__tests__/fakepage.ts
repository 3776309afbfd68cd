/**
 * A node of a page that is none: what `Drawing` needs of one, and how often it
 * was put somewhere.
 */
export class FakeNode {
  constructor(
    readonly name: string,
    public nodeValue: string | null = null
  ) {}

  readonly attributes: Record<string, string> = {};
  readonly style: Record<string, string> = {};
  readonly children: FakeNode[] = [];
  parent: FakeNode | null = null;

  /** How often it was put into a page, or to another place in it. */
  insertions = 0;

  get firstChild(): FakeNode | null {
    return this.children[0] ?? null;
  }

  get nextSibling(): FakeNode | null {
    const siblings = this.parent?.children ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  insertBefore(child: FakeNode, next: FakeNode | null): void {
    child.parent?.removeChild(child);
    const index = next ? this.children.indexOf(next) : this.children.length;
    this.children.splice(index, 0, child);
    child.parent = this;
    child.insertions++;
  }

  removeChild(child: FakeNode): void {
    this.children.splice(this.children.indexOf(child), 1);
    child.parent = null;
  }

  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }

  removeAttribute(name: string): void {
    delete this.attributes[name];
  }

  /**
   * What a person could see of it.
   */
  get shown(): unknown {
    const { attributes, children, name, nodeValue, style } = this;
    return (
      nodeValue ?? {
        name,
        attributes,
        style: Object.fromEntries(
          Object.entries(style).filter(([, value]) => value)
        ),
        children: children.map(child => child.shown)
      }
    );
  }

  /**
   * The first text that is this one, and the element that it stands in.
   */
  find(text: string): FakeNode {
    const found = this.all.find(({ nodeValue }) => nodeValue === text);
    if (!found?.parent) {
      throw new Error(`Nothing says ${text}.`);
    }
    return found.parent;
  }

  /**
   * It and all that is in it.
   */
  get all(): FakeNode[] {
    return [this, ...this.children.flatMap(child => child.all)];
  }
}

/**
 * Let what is tested make such nodes.
 */
export function useFakePage(): void {
  Reflect.set(globalThis, 'document', {
    createElement: (name: string) => new FakeNode(name),
    createTextNode: (text: string) => new FakeNode('', text)
  });
}
