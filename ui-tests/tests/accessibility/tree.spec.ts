import type { CDPSession } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../pages/hubtokenssection';

test(
  'the accessibility tree has masked tokens, and names for rows and columns',
  { tag: '@hub-tokens-newest' },
  async ({ jupyter }) => {
    const { page } = jupyter;
    const section = await openHubTokens(jupyter);
    await section.create({ note: 'seen by a screen reader' });
    await jupyter.openNotebook();
    await jupyter.test();
    await expect(jupyter.result.getByRole('table')).toBeVisible();
    const newToken = await section.copyNewToken();

    const devtools = await page.context().newCDPSession(page);
    const all = await nodesOfPanel(devtools);
    const texts = all.flatMap(({ description, name, value }) => [
      description,
      name,
      value
    ]);
    for (const token of [jupyter.requestToken, newToken]) {
      expect(texts.filter(text => text.includes(token))).toEqual([]);
    }

    // Other tests find each control by its role and name.
    const named = (role: string) =>
      all.filter(node => node.role === role).map(({ name }) => name);
    expect(named('button')).toContain('Revoke … seen by a screen reader');
    expect(named('columnheader').slice(0, 4)).toEqual([
      'Session',
      'Kernel',
      'State',
      'Last active'
    ]);
    const masked = all.filter(({ name }) =>
      ['API token', 'New API token'].includes(name)
    );
    expect(masked.map(({ role }) => role)).toEqual(['image', 'image']);
    for (const { description, inner, value } of masked) {
      expect([description, value, inner]).toEqual(['masked', '', 0]);
    }
  }
);

/** The nodes of the panel in the accessibility tree, in their order. */
async function nodesOfPanel(devtools: CDPSession) {
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map(node => [node.nodeId, node]));
  const textOf = (property?: { value?: unknown }) =>
    String(property?.value ?? '');
  const inPanel = (node: (typeof nodes)[number]): (typeof nodes)[number][] => {
    const inner = (node.childIds ?? []).flatMap(id => {
      const child = byId.get(id);
      return child ? inPanel(child) : [];
    });
    return node.ignored ? inner : [node, ...inner];
  };
  const [panel] = nodes.filter(
    ({ name, role }) =>
      textOf(role) === 'region' && textOf(name) === 'API Token'
  );
  return inPanel(panel).map(node => ({
    role: textOf(node.role),
    name: textOf(node.name),
    description: textOf(node.description),
    value: textOf(node.value),
    /** The number of nodes in it. */
    inner: inPanel(node).length - 1
  }));
}
