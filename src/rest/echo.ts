import { MASK } from '../token/mask';

/**
 * The fewest characters of a token that is looked for. A shorter one may well
 * be a word of the answer.
 */
const SHORTEST = 8;

/**
 * Take the token out of a body. Some programs behind a server send back what
 * they were sent, headers included, and what they answer is shown.
 */
export function withoutToken(body: string, token: string): string {
  if (token.length < SHORTEST) {
    return body;
  }
  const inJson = JSON.stringify(token).slice(1, -1);
  return body.split(token).join(MASK).split(inJson).join(MASK);
}
