/**
 * All texts in a value: in strings, errors, bytes, lists, maps and the
 * properties of objects, with their names. Uses nothing outside the function,
 * because it runs in the page too.
 */
export async function textsIn(value: unknown): Promise<string> {
  const seen = new Set<unknown>();
  const read = async (part: unknown, depth: number): Promise<string> => {
    if (typeof part !== 'object' || part === null) {
      return typeof part === 'function' ? '' : String(part);
    }
    if (seen.has(part) || depth > 6) {
      return '';
    }
    seen.add(part);
    if (part instanceof Blob) {
      return read(await part.arrayBuffer(), depth);
    }
    if (part instanceof ArrayBuffer || ArrayBuffer.isView(part)) {
      const bytes =
        part instanceof ArrayBuffer
          ? new Uint8Array(part)
          : new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
      return Array.from(bytes, byte => String.fromCharCode(byte)).join('');
    }
    if (typeof Element !== 'undefined' && part instanceof Element) {
      return part.outerHTML;
    }
    const parts: unknown[] =
      part instanceof Error
        ? [part.message, part.stack, part.cause]
        : part instanceof Map ||
            part instanceof Set ||
            part instanceof URLSearchParams ||
            part instanceof Headers ||
            part instanceof FormData
          ? Array.from(part)
          : part instanceof URL
            ? [part.href]
            : Object.entries(part).flat();
    const texts: string[] = [];
    for (const each of parts) {
      texts.push(await read(each, depth + 1));
    }
    return texts.filter(Boolean).join('\n');
  };
  return read(value, 0);
}
