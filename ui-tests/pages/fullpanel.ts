import { Appearance } from './appearance';
import { HubTokensSection } from './hubtokenssection';
import type { JupyterPage } from './jupyterpage';

/** Open the panel with all sections unfolded, and content in each. */
export async function openFullPanel(jupyter: JupyterPage): Promise<Appearance> {
  const { panel } = jupyter;
  const appearance = new Appearance(jupyter);
  await jupyter.open();
  await jupyter.openNotebook();
  await appearance.allowNarrowPanels();
  await jupyter.showPanel();
  await jupyter.test();
  const tokens = new HubTokensSection(jupyter);
  if (jupyter.user) {
    await tokens.create({ note: 'averylongnamewithoutanyspacesinit' });
  }
  const folded = panel.locator('details:not([open]) > summary');
  while (await folded.count()) {
    await folded.first().click();
  }
  return appearance;
}
