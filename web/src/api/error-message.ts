import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors';

/** One sentence for the user; the server's own message if it was written for users. */
export function errorMessage(error: unknown): string {
  if (CombinedGraphQLErrors.is(error)) return error.errors.map((one) => one.message).join(' ');
  if (ServerError.is(error) || ServerParseError.is(error)) {
    return `The server returned ${error.statusCode}. It may be restarting.`;
  }
  if (error instanceof TypeError) return 'The server cannot be reached. Is it running?';
  return error instanceof Error ? error.message : String(error);
}
