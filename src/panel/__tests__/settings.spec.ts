import schema from '../../../schema/panel.json';
import { readPanelSettings } from '../settings';

const DEFAULTS = readPanelSettings({});

it('has the schema’s defaults where the host has no settings', () => {
  expect(
    Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [
        name,
        property.default
      ])
    )
  ).toEqual(DEFAULTS);
});

it.each([
  [5, 60.5, '/api/kernels'],
  [0, 0, '']
])(
  'reads what a user set: %d, %d, %j',
  (maskAfterSeconds, clearClipboardAfterSeconds, apiPath) => {
    const settings = { maskAfterSeconds, clearClipboardAfterSeconds, apiPath };
    expect(readPanelSettings(settings)).toEqual(settings);
  }
);

it.each([[undefined], [null], [-1], [NaN], ['30'], [true], [[30]], [{}]])(
  'falls back to the defaults for %j',
  value => {
    const settings = readPanelSettings({
      maskAfterSeconds: value,
      clearClipboardAfterSeconds: value
    });
    expect(settings).toEqual(DEFAULTS);
  }
);

it.each([[undefined], [null], [0], [true], [['/api']], [{}]])(
  'falls back to the default path for %j',
  apiPath => {
    expect(readPanelSettings({ apiPath })).toEqual(DEFAULTS);
  }
);
