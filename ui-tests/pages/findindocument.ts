import type { Frame, Page } from '@playwright/test';

import type { IText, Place } from '../leaks/text';

/** JupyterLab's own configuration element. */
export const CONFIGURATION = 'script#jupyter-config-data';

/**
 * The places in the document that contain a text: text, attributes and
 * properties of elements, also in shadow roots, but not JupyterLab's own
 * configuration element.
 */
export async function findInDocument(
  page: Page,
  text: string
): Promise<string[]> {
  const texts = await textsInDocument(page);
  return texts
    .filter(found => found.text.includes(text))
    .map(({ where }) => where)
    .filter(where => !where.startsWith(CONFIGURATION));
}

/**
 * All texts of a document: between tags, in comments, attributes, properties of
 * elements, form controls, templates and shadow roots, also closed ones if
 * `Calls` watches the page.
 */
export function textsInDocument(frame: Page | Frame): Promise<IText[]> {
  return frame.evaluate(() => {
    const texts: IText[] = [];
    const search = (root: ParentNode & Node, isShadow: boolean) => {
      const note = (place: Place, where: string, text: unknown) => {
        if (typeof text === 'string' && text) {
          texts.push({ place: isShadow ? 'shadow root' : place, where, text });
        }
      };
      const noteNodes = (node: Node, name: string) => {
        for (const child of Array.from(node.childNodes)) {
          note('document', `${name} ${child.nodeName}`, child.nodeValue);
        }
      };
      const noteProperties = (where: string, object: object, depth: number) => {
        // React stores the whole page in properties of each of its elements.
        const keys = Object.keys(object).filter(key => !/^__react/.test(key));
        for (const key of keys) {
          const value: unknown = Reflect.get(object, key);
          note('property', `${where}.${key}`, value);
          if (typeof value === 'object' && value !== null && depth < 3) {
            const isOfDocument = value instanceof Node || value === window;
            if (!isOfDocument) {
              noteProperties(`${where}.${key}`, value, depth + 1);
            }
          }
        }
      };
      noteNodes(root, root.nodeName);
      for (const element of Array.from(root.querySelectorAll('*'))) {
        const { id, localName } = element;
        const classes = element.getAttribute('class') ?? '';
        const name = `${localName}${id && `#${id}`}${classes && `.${classes}`}`;
        for (const attribute of Array.from(element.attributes)) {
          note('attribute', `${name} [${attribute.name}]`, attribute.value);
        }
        noteNodes(element, name);
        noteProperties(`${name} `, element, 1);
        for (const key of ['value', 'defaultValue']) {
          note('form value', `${name} .${key}`, Reflect.get(element, key));
        }
        if (element instanceof HTMLTemplateElement) {
          search(element.content, isShadow);
        }
        const shadow: unknown =
          element.shadowRoot ??
          Reflect.get(element, Symbol.for('closed shadow root'));
        if (shadow instanceof ShadowRoot) {
          search(shadow, true);
        }
      }
    };
    search(document, false);
    return texts;
  });
}
