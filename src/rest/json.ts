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
      return { type: 'problem', problem: 'html', status: null };
    default:
      return { type: 'problem', problem: answer.type, status: null };
  }
  const { status, body } = answer;
  if (status !== 200) {
    return { type: 'problem', problem: 'status', status };
  }
  if (body.type === 'json') {
    return body;
  }
  const problem = body.type === 'html' ? 'html' : 'malformed';
  return { type: 'problem', problem, status: null };
}

/**
 * Whether an answer refuses the token.
 */
export function isRefusal(answer: Answer): answer is IResponseAnswer {
  return answer.type === 'response' && [401, 403].includes(answer.status);
}
