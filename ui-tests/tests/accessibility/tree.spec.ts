import type { CDPSession } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../pages/hubtokenssection';

/** The roles of controls. */
const CONTROLS = [
  'button',
  'checkbox',
  'combobox',
  'link',
  'searchbox',
  'textbox',
  'DisclosureTriangle'
];

interface INode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly value: string;
  readonly level: number | null;
  readonly inner: readonly INode[];
}

test(
  'each part of the panel has a role and a name, and none contains the token',
  { tag: '@hub-tokens-newest' },
  async ({ jupyter }) => {
    const { page } = jupyter;
    const section = await openHubTokens(jupyter);
    await section.create({ note: 'seen by a screen reader' });
    await jupyter.openNotebook();
    await jupyter.test();
    await expect(jupyter.result.getByRole('table')).toBeVisible();
    const newToken = await section.copyNewToken();

    const session = await page.context().newCDPSession(page);
    const panel = await panelTree(session);
    expect(panel).toMatchObject({ role: 'region', name: 'API Token' });
    const all = flat(panel);
    const named = (role: string) =>
      all.filter(node => node.role === role).map(({ name }) => name);

    for (const node of all.filter(({ role }) => CONTROLS.includes(role))) {
      expect(node.name, JSON.stringify(node)).not.toBe('');
    }
    const texts = all.flatMap(({ description, name, value }) => [
      description,
      name,
      value
    ]);
    for (const token of [jupyter.requestToken, newToken]) {
      expect(texts.filter(text => text.includes(token))).toEqual([]);
    }

    const levels = all.flatMap(({ level, role }) =>
      role === 'heading' && level !== null ? [level] : []
    );
    expect(levels[0]).toBe(2);
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1);
    }
    // Ignore the case, which differs on the screen.
    const headings = named('heading').map(name => name.toLowerCase());
    expect(headings).toEqual(
      expect.arrayContaining([
        'token details',
        'test',
        'snippets',
        'tokens for scripts'
      ])
    );
    expect(named('button')).toEqual(
      expect.arrayContaining([
        'Copy token',
        'Reveal token',
        'Refresh',
        'Test token',
        'Copy snippet',
        'Create token',
        'Copy new token',
        'Revoke … seen by a screen reader'
      ])
    );
    expect(named('form')).toContain('New token');
    expect(named('list')).toContain('Tokens for scripts');
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
      expect(description).toBe('masked');
      expect(value).toBe('');
      expect(inner.flatMap(flat).map(({ name }) => name)).toEqual([]);
    }
  }
);

/** The panel's accessibility tree. */
async function panelTree(session: CDPSession): Promise<INode> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map(node => [node.nodeId, node]));
  const build = (node: (typeof nodes)[number]): INode[] => {
    const inner = (node.childIds ?? []).flatMap(id => {
      const child = byId.get(id);
      return child ? build(child) : [];
    });
    if (node.ignored) {
      return inner;
    }
    const level = node.properties?.find(({ name }) => name === 'level');
    return [
      {
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? ''),
        description: String(node.description?.value ?? ''),
        value: String(node.value?.value ?? ''),
        level: level ? Number(level.value.value) : null,
        inner
      }
    ];
  };
  const panel = nodes
    .flatMap(build)
    .find(({ name, role }) => role === 'region' && name === 'API Token');
  if (!panel) {
    throw new Error('A screen reader finds no panel.');
  }
  return panel;
}

function flat(node: INode): INode[] {
  return [node, ...node.inner.flatMap(flat)];
}
