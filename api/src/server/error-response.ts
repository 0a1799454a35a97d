import type { FastifyReply } from 'fastify';
import type { GraphQLError } from 'graphql';

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  CONFLICT: 409,
};

/** The body of an HTTP error response, with what GraphQL puts under `errors`: {error: {code, message, ...}}. */
export function sendError(
  reply: FastifyReply,
  { message, extensions }: GraphQLError,
  status?: number,
): FastifyReply {
  const { code, ...rest } = extensions;
  return reply
    .code(status ?? STATUS_BY_CODE[String(code)] ?? 500)
    .send({ error: { code, message, ...rest } });
}
