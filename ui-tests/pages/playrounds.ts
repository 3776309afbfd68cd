/** The options of `playRounds`. */
export interface IRounds {
  readonly count: number;

  /** The token that "Reveal token" must show. */
  readonly token: string;
}

/**
 * Open the panel, reveal the token, test it and close the panel, many times.
 * Runs in the page, where a thousand rounds take a minute. Presses and waits as
 * a user does.
 */
export async function playRounds({ count, token }: IRounds): Promise<void> {
  const find = <E extends HTMLElement>(selector: string): E => {
    const element = document.querySelector<E>(selector);
    if (!element) {
      throw new Error(`There is no ${selector}.`);
    }
    return element;
  };
  const tab = find('.jp-SideBar [data-id="jp-api-token"]');
  const panel = find('#jp-api-token');

  const until = (what: string, isSeen: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const observer = new MutationObserver(() => look());
      const timer = setTimeout(() => {
        observer.disconnect();
        reject(new Error(`Not seen in 20 s: ${what}`));
      }, 20_000);
      const look = () => {
        if (isSeen()) {
          observer.disconnect();
          clearTimeout(timer);
          resolve();
        }
      };
      observer.observe(document.body, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true
      });
      look();
    });

  const press = (element: HTMLElement): void => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const options = {
      bubbles: true,
      cancelable: true,
      clientX: left + width / 2,
      clientY: top + height / 2
    };
    // JupyterLab 3 and 4 listen to different events of the mouse.
    element.dispatchEvent(new PointerEvent('pointerdown', options));
    element.dispatchEvent(new MouseEvent('mousedown', options));
    element.dispatchEvent(new PointerEvent('pointerup', options));
    element.dispatchEvent(new MouseEvent('mouseup', options));
    element.click();
  };
  const button = (label: string): HTMLElement => {
    const found = Array.from(panel.querySelectorAll('button')).find(
      ({ textContent }) => textContent === label
    );
    if (!found) {
      throw new Error(`There is no button ${label}.`);
    }
    return found;
  };
  const TESTS = [
    ['/api/kernels', 'No kernels are running.'],
    ['/api/sessions', 'No sessions are running.']
  ];
  const field = find<HTMLInputElement>('#jp-api-token-path');
  const isVisible = () => panel.getClientRects().length > 0;

  for (let round = 0; round < count; round++) {
    press(tab);
    await until('the panel', isVisible);
    press(button('Reveal token'));
    const shown = find('#jp-api-token [aria-label="API token"]');
    await until('the token', () => shown.textContent === token);
    // Alternate the paths, because the page does not change for an equal
    // response.
    const [path, words] = TESTS[round % TESTS.length];
    field.value = path;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    press(button('Test token'));
    const result = find('#jp-api-token [role=status]');
    await until(words, () => Boolean(result.textContent?.includes(words)));
    press(tab);
    await until('the panel closed', () => !isVisible());
    if (shown.textContent === token) {
      throw new Error('The token is still on the page.');
    }
  }
}
