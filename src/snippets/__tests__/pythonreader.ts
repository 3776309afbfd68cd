import { spawnSync } from 'node:child_process';

/** Read literals with Python's `ast.literal_eval`. */
export function literalsIn(sources: readonly string[]): unknown {
  return python('[ast.literal_eval(source) for source in sources]', sources);
}

/** Parse programs with Python's `ast`, and give the texts in each. */
export function textsIn(sources: readonly string[]): unknown {
  return python(
    '[[node.value for node in ast.walk(ast.parse(source)) if type(node) is ast.Constant] for source in sources]',
    sources
  );
}

function python(expression: string, sources: readonly string[]): unknown {
  const program = `import ast, json, sys; sources = json.load(sys.stdin); print(json.dumps(${expression}))`;
  const { status, stdout, stderr } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    maxBuffer: Infinity
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}
