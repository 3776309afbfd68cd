import type { IPanelSettings } from '../token/model';

/** Reads the settings; missing or invalid ones get the schema's default. */
export function readPanelSettings(
  values: Readonly<Record<string, unknown>>
): IPanelSettings {
  return {
    maskAfterSeconds: asNumber(values.maskAfterSeconds, 30),
    clearClipboardAfterSeconds: asNumber(values.clearClipboardAfterSeconds, 0),
    apiPath:
      typeof values.apiPath === 'string' ? values.apiPath : '/api/sessions'
  };
}

function asNumber(value: unknown, fallback: number): number {
  return typeof value === 'number' && value >= 0 ? value : fallback;
}
