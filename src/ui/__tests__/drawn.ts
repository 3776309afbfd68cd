import type { h } from '@lumino/virtualdom';
import {
  VirtualElement,
  VirtualElementPass,
  VirtualText
} from '@lumino/virtualdom';

/** The text of what is rendered, as a user reads it, the blocks apart. */
export function textOf(child: h.Child): string {
  return elementsOrTexts(child)
    .map(node =>
      typeof node === 'string'
        ? node
        : // What is code is one text, though a line may break within it.
          node.children.map(textOf).join(node.tag === 'code' ? '' : ' ')
    )
    .join(' ')
    .replace(/ +/g, ' ')
    .trim();
}

export function findAll(child: h.Child, tag: string): VirtualElement[] {
  return elementsOrTexts(child).flatMap(node =>
    typeof node === 'string'
      ? []
      : [
          ...(node.tag === tag ? [node] : []),
          ...node.children.flatMap(inner => findAll(inner, tag))
        ]
  );
}

/** The one element with a tag in what is rendered. */
export function find(child: h.Child, tag: string): VirtualElement {
  const [element, ...more] = findAll(child, tag);
  if (!element || more.length) {
    throw new Error(`Not one ${tag}: ${textOf(child)}`);
  }
  return element;
}

function elementsOrTexts(child: h.Child): (VirtualElement | string)[] {
  if (child === null || child instanceof VirtualElementPass) {
    return [];
  }
  if (Array.isArray(child)) {
    return child.flatMap(elementsOrTexts);
  }
  return [child instanceof VirtualText ? child.content : child];
}
