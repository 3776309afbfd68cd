import type { Page } from '@playwright/test';

/**
 * Records each text that is added to a live region, which screen readers speak.
 * Not all screen readers speak a region that is added with its text, so these
 * texts are recorded separately.
 */
export class Announcements {
  /** Record the announcements of a page from now on. */
  static async listenTo(page: Page): Promise<Announcements> {
    await page.evaluate(() => {
      const spoken: string[] = [];
      const lost: string[] = [];
      Reflect.set(window, 'announcements', { spoken, lost });
      const LIVE =
        '[aria-live], [role=status], [role=alert], [role=log], output';
      const regionOf = (node: Node): Element | null => {
        const element = node instanceof Element ? node : node.parentElement;
        const region = element?.closest(LIVE) ?? null;
        return region?.getAttribute('aria-live') === 'off' ? null : region;
      };
      // Screen readers do not speak what is hidden, or in a region that is off.
      const wordsOf = (node: Node): string => {
        if (node instanceof Element) {
          return node.matches('[aria-live=off], [aria-hidden=true]')
            ? ''
            : [...node.childNodes].map(wordsOf).join(' ');
        }
        return node.nodeValue ?? '';
      };
      const isAtomic = (region: Element): boolean => {
        const atomic = region.getAttribute('aria-atomic');
        return atomic === null
          ? region.matches('[role=status], [role=alert]')
          : atomic === 'true';
      };
      const note = (list: string[], words: string) => {
        const text = words.replace(/\s+/g, ' ').trim();
        if (text) {
          list.push(text);
        }
      };
      new MutationObserver(changes => {
        const changed = new Map<Element, Node[]>();
        const come = new Set<Node>();
        for (const { type, target, addedNodes } of changes) {
          for (const node of type === 'childList' ? addedNodes : [target]) {
            if (node instanceof Element) {
              for (const region of [node, ...node.querySelectorAll(LIVE)]) {
                if (region.matches(LIVE) && regionOf(region) === region) {
                  come.add(region);
                }
              }
            }
            const element = node instanceof Element ? node : node.parentElement;
            const isHidden = Boolean(element?.closest('[aria-hidden=true]'));
            const region =
              node.isConnected && !isHidden ? regionOf(node) : null;
            if (region && region !== node) {
              changed.set(region, [...(changed.get(region) ?? []), node]);
            }
          }
        }
        for (const region of come) {
          note(lost, wordsOf(region));
        }
        for (const [region, nodes] of changed) {
          if (come.has(region)) {
            continue;
          }
          const outermost = nodes.filter(
            node => !nodes.some(other => other !== node && other.contains(node))
          );
          const unique = [...new Set(isAtomic(region) ? [region] : outermost)];
          note(spoken, unique.map(wordsOf).join(' '));
        }
      }).observe(document, {
        characterData: true,
        childList: true,
        subtree: true
      });
    });
    return new Announcements(page);
  }

  private constructor(private readonly _page: Page) {}

  /** The texts that were spoken since the last call. */
  async spoken(): Promise<string[]> {
    return this._page.evaluate(() =>
      Reflect.get(window, 'announcements').spoken.splice(0)
    );
  }

  /** The texts that were added together with their live region. */
  async lost(): Promise<string[]> {
    return this._page.evaluate(() =>
      Reflect.get(window, 'announcements').lost.slice()
    );
  }
}
