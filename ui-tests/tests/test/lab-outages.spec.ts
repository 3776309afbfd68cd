import { expect, test } from '../../fixtures';

test(
  'the server is stopped and comes back',
  { tag: '@lab-newest' },
  async ({ jupyter }) => {
    await jupyter.dismissOutageDialogs();
    await jupyter.showPanel();
    await jupyter.host.stopPart('server');
    await jupyter.test();
    await expect(jupyter.result).toContainText('The server can’t be reached');
    await jupyter.button('Refresh').click();
    await expect(jupyter.panel).toContainText('The server can’t be reached');

    await jupyter.host.startPart('server');
    await jupyter.test();
    await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
    await jupyter.button('Refresh').click();
    await expect(jupyter.panel).toHaveAttribute('data-token-state', 'valid');
  }
);
