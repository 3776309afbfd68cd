import type { CDPSession } from '@playwright/test';

/** What a page holds after its garbage was collected. */
export interface IHoldings {
  /** The JavaScript heap in bytes. */
  readonly heap: number;

  /** DOM nodes, in the document or not. */
  readonly nodes: number;

  readonly listeners: number;
}

/**
 * Collect a page's garbage, more than once since some of it frees other, and
 * measure what is left.
 */
export async function measure(devtools: CDPSession): Promise<IHoldings> {
  for (let i = 0; i < 4; i++) {
    await devtools.send('HeapProfiler.collectGarbage');
  }
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send(
    'Memory.getDOMCounters'
  );
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}
