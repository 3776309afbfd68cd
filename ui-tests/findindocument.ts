import type { Page } from '@playwright/test';

/**
 * Where in the document a text is: in text, attributes, and properties of
 * elements, shadow roots included. JupyterLab's own configuration element is
 * left out.
 */
export function findInDocument(page: Page, text: string): Promise<string[]> {
  return page.evaluate(wanted => {
    const places: string[] = [];
    const search = (root: ParentNode) => {
      for (const element of Array.from(root.querySelectorAll('*'))) {
        if (element.id === 'jupyter-config-data') {
          continue;
        }
        const name = `${element.tagName}#${element.id}.${element.className}`;
        for (const attribute of Array.from(element.attributes)) {
          if (attribute.value.includes(wanted)) {
            places.push(`${name} [${attribute.name}]`);
          }
        }
        for (const node of Array.from(element.childNodes)) {
          if (!(node instanceof Element) && node.nodeValue?.includes(wanted)) {
            places.push(`${name} ${node.nodeName}`);
          }
        }
        for (const key of [...Object.keys(element), 'value', 'defaultValue']) {
          const value: unknown = Reflect.get(element, key);
          if (typeof value === 'string' && value.includes(wanted)) {
            places.push(`${name} .${key}`);
          }
        }
        if (element.shadowRoot) {
          search(element.shadowRoot);
        }
      }
    };
    search(document);
    return places;
  }, text);
}
