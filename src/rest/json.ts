import type { ApiToken } from '../tokens';
import type { Answer, IResponseAnswer } from './request';

/**
 * The JSON of a 200, or why there is none.
 */
export type JsonAnswer =
  | { readonly type: 'json'; readonly value: unknown }
  | { readonly type: 'cancelled' }
  | {
      readonly type: 'problem';
      readonly problem: ApiToken.Problem;

      /** The HTTP status when `problem` is `status`, else `null`. */
      readonly status: number | null;

      /** As in `ApiToken.IFacts`. */
      readonly retryAfter: number | null;
    };

/**
 * Read the JSON that was asked for.
 */
export function readJson(answer: Answer): JsonAnswer {
  switch (answer.type) {
    case 'response':
      break;
    case 'cancelled':
      return { type: 'cancelled' };
    case 'redirect':
      return problem('html');
    default:
      return problem(answer.type);
  }
  const { status, body, retryAfter } = answer;
  if (isForeignPage(answer)) {
    return problem('html');
  }
  if (status !== 200) {
    return { type: 'problem', problem: 'status', status, retryAfter };
  }
  return body.type === 'json'
    ? body
    : problem(body.type === 'too-large' ? 'too-large' : 'malformed');
}

function problem(problem: ApiToken.Problem): JsonAnswer {
  return { type: 'problem', problem, status: null, retryAfter: null };
}

/**
 * Whether an answer is a web page that wants a person to do something, such as
 * to sign in: it comes from something in between. What asks for a pause or says
 * that something is down counts as such, in a page too.
 */
export function isForeignPage({ body, status }: IResponseAnswer): boolean {
  return body.type === 'html' && status < 500 && status !== 429;
}

/**
 * Whether an answer refuses the token.
 */
export function isRefusal(answer: Answer): answer is IResponseAnswer {
  return answer.type === 'response' && [401, 403].includes(answer.status);
}
