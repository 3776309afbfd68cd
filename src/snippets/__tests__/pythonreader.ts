import { spawnSync } from 'node:child_process';

const READER = `
import ast, json, sys
print(json.dumps([
    [node.value for node in ast.walk(ast.parse(code)) if type(node) is ast.Constant]
    for code in json.load(sys.stdin)
]))
`;

/** Parses programs with Python's `ast`, and returns the texts in each. */
export function textsIn(codes: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', READER], {
    input: JSON.stringify(codes),
    encoding: 'utf8',
    maxBuffer: Infinity
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}
