import type { FastifyReply } from 'fastify';
import type { GraphQLError } from 'graphql';

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  CONFLICT: 409,
};

/** What GraphQL puts under `errors`, as the one error of a plain HTTP answer: {error: {code, message, ...}}. */
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
