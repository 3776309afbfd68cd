import type { CDPSession } from '@playwright/test';

/** The memory of a page after garbage collection. */
export interface IHoldings {
  /** The JavaScript heap in bytes. */
  readonly heap: number;

  /** The DOM nodes, also those outside the document. */
  readonly nodes: number;

  readonly listeners: number;
}

/**
 * Collect a page's garbage several times, because objects free others, and
 * measure the rest.
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
