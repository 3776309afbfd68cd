import type { ApiToken, IApiToken } from '../tokens';

/**
 * What a person sees first of the token.
 *
 * - `none`: the page has none
 * - `asking`: nobody answered yet
 * - `works`: it works
 * - `soon`: it works, and ends soon
 * - `refused`: it works no more
 * - `unknown`: nobody could tell
 */
export type TokenState =
  'none' | 'asking' | 'works' | 'soon' | 'refused' | 'unknown';

/**
 * Tell the state of the token.
 *
 * @param facts - What is known of it, `null` before anybody answered.
 * @param now - The time by the clock of who answered.
 */
export function stateOf(
  { kind }: Pick<IApiToken, 'kind'>,
  facts: ApiToken.IFacts | null,
  now: Date
): TokenState {
  if (kind === 'none') {
    return 'none';
  }
  if (facts === null) {
    return 'asking';
  }
  const { lifetime, state } = facts;
  if (state !== 'works' || !lifetime?.expires) {
    return state;
  }
  return lifetime.expires <= now
    ? 'refused'
    : endsSoon(lifetime, now)
      ? 'soon'
      : 'works';
}

const SOON = 3 * 24 * 60 * 60 * 1000;

/**
 * The part of a life that is its last.
 */
const LAST = 0.25;

/**
 * Whether a life ends within three days and is in its last quarter: a hub may
 * give all tokens a short one.
 */
export function endsSoon(
  { created, expires }: ApiToken.ILifetime,
  now: Date
): boolean {
  if (!expires) {
    return false;
  }
  const left = Number(expires) - Number(now);
  const whole = created ? Number(expires) - Number(created) : Infinity;
  return left < SOON && left < whole * LAST;
}
