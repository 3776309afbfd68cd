// Print in JSON how many bytes of each script came from which source:
// `node benchmarks/modules.mjs SCRIPT …`, each with its source map beside it.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { SourceMapConsumer } from 'source-map-js';

/**
 * The bytes of a script by the sources that they came from; those that came
 * from none, such as webpack's own, by ''.
 */
function bytesBySource(script) {
  const lines = readFileSync(script, 'utf8').split('\n');
  const map = JSON.parse(readFileSync(`${script}.map`, 'utf8'));
  const mappings = [];
  new SourceMapConsumer(map).eachMapping(mapping => mappings.push(mapping));
  const bytes = {};
  mappings.forEach(({ generatedColumn, generatedLine, source }, index) => {
    const next = mappings[index + 1];
    const line = lines[generatedLine - 1];
    const end =
      next?.generatedLine === generatedLine
        ? next.generatedColumn
        : line.length;
    const text = line.slice(generatedColumn, end);
    const name = source?.replace(/^webpack:\/\/[^/]*\//, '') ?? '';
    bytes[name] = (bytes[name] ?? 0) + Buffer.byteLength(text);
  });
  return bytes;
}

const scripts = process.argv.slice(2);
const found = scripts.map(script => [basename(script), bytesBySource(script)]);
console.log(JSON.stringify(Object.fromEntries(found)));
