import * as fc from 'fast-check';

import { jsonText } from '../jsontext';

describe('jsonText', () => {
  it('writes what JSON.stringify does', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.integer({ min: 1, max: 80 }),
        (value, limit) => {
          const whole = JSON.stringify(value, undefined, 2);
          expect(jsonText(value, Infinity)).toEqual({
            text: whole,
            isWhole: true
          });
          expect(jsonText(value, limit)).toEqual({
            text: whole.slice(0, limit),
            isWhole: whole.length <= limit
          });
        }
      ),
      { numRuns: 2_000 }
    );
  });

  it('does not overflow, however deep a value is nested', () => {
    const depth = 100_000;
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}']
    ]) {
      const value = JSON.parse(
        `${open.repeat(depth)}1${close.repeat(depth)}`
      ) as unknown;
      const { isWhole, text } = jsonText(value, 20_000);
      expect([isWhole, text.length]).toEqual([false, 20_000]);
    }
  });

  it('looks at no more than it writes', () => {
    let looked = 0;
    const items = new Proxy(new Array<unknown>(1_000_000).fill(7), {
      get: (target, name, receiver) => {
        looked += 1;
        return Reflect.get(target, name, receiver) as unknown;
      }
    });
    expect(jsonText(items, 100).isWhole).toBe(false);
    expect(looked).toBeLessThan(200);
  });

  it('cuts a text of megabytes', () => {
    const text = 'a'.repeat(16_000_000);
    expect(jsonText({ [text]: text }, 10).text).toBe('{\n  "aaaaa');
    expect(jsonText(text, 10)).toEqual({ text: '"aaaaaaaaa', isWhole: false });
  });

  it('writes fields with the names that objects have of their own', () => {
    const json = '{\n  "__proto__": [],\n  "toString": null\n}';
    expect(jsonText(JSON.parse(json), 100).text).toBe(json);
  });
});
