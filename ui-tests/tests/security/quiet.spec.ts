import type { Protocol } from 'playwright-core/types/protocol';

import { expect, test } from '../../fixtures';
import { OWN_SCRIPTS } from '../../pages/policy';

test.use({ hasCache: false });

/**
 * Whether a script of the extension caused a request, also through promises and
 * timers.
 */
function isOwn(stack: Protocol.Runtime.StackTrace | undefined): boolean {
  return (
    stack !== undefined &&
    (stack.callFrames.some(({ url }) => url.includes(OWN_SCRIPTS)) ||
      isOwn(stack.parent))
  );
}

test(
  'requests only its own files before it is used',
  { tag: '@any' },
  async ({ context, host, newJupyter, user }) => {
    const jupyter = await newJupyter({ host });
    const { page } = jupyter;
    const devtools = await context.newCDPSession(page);
    await devtools.send('Debugger.enable');
    await devtools.send('Debugger.setAsyncCallStackDepth', { maxDepth: 32 });
    await devtools.send('Network.enable');
    const own: string[] = [];
    const toHub: string[] = [];
    devtools.on('Network.requestWillBeSent', event => {
      const { documentURL, initiator, request } = event;
      // Ignore the requests of the hub's own sign-in pages.
      if (documentURL.includes('/lab') && request.url.includes('/hub/api/')) {
        toHub.push(request.url);
      }
      if (isOwn(initiator.stack) || request.url.includes('api-token')) {
        own.push(request.url);
      }
    });

    await jupyter.open();
    await page.waitForLoadState('networkidle');
    expect(own.length).toBeGreaterThan(0);
    const asked = () => own.filter(url => !url.includes(OWN_SCRIPTS));
    expect(asked()).toEqual([]);
    expect(toHub).toEqual([]);

    // The same recorder sees the requests when the panel is opened.
    await jupyter.showPanel();
    // JupyterLab then saves the layout, which contains the panel, and loads the
    // part of its editor that highlights the snippet.
    const askedByPanel = () =>
      asked().filter(
        url => !/\/lab\/api\/workspaces\/|\/static\/lab\//.test(url)
      );
    await expect
      .poll(askedByPanel)
      .toEqual([
        user ? `${host.about.url}hub/api/user` : `${host.about.url}api/status`
      ]);

    // Opened again, the panel sends no request until "Refresh" is pressed.
    await jupyter.hidePanel();
    await jupyter.sideBarTab.click();
    await expect(jupyter.token).toBeVisible();
    const refreshed = page.waitForResponse(/\/api\/(user|status)$/);
    await jupyter.button('Refresh').click();
    await refreshed;
    expect(askedByPanel()).toHaveLength(2);
  }
);
