/**
 * How much of a thing is much.
 */
const MANY = {
  /** Each step of reading a megabyte takes some ten milliseconds. */
  characters: 500_000,

  /** To read or sort a thousand takes some milliseconds. */
  entries: 2000
};

/**
 * Let the page do other things between two steps, when there is much to do.
 *
 * @param count - How many of these there are.
 */
export async function pauseFor(
  count: number,
  of: keyof typeof MANY
): Promise<void> {
  if (count > MANY[of]) {
    await new Promise(resolve => setTimeout(resolve));
  }
}
