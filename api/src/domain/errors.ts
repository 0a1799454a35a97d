/** One thing wrong with what came in: where (a field path or a position in a file), what was expected, what was found. */
export interface Fault {
  field: string;
  message: string;
}

/** The caller can mend this; every fault at once, each with its field path. */
export class BadInputError extends Error {
  readonly code = 'BAD_USER_INPUT';
  constructor(readonly faults: readonly Fault[]) {
    super(
      faults.map((fault) => (fault.field ? `${fault.field}: ${fault.message}` : fault.message)).join('; '),
    );
    this.name = 'BadInputError';
  }
  static of(field: string, message: string): BadInputError {
    return new BadInputError([{ field, message }]);
  }
}

/** What was named does not exist (or not for this caller). */
export class NotFoundError extends Error {
  readonly code = 'NOT_FOUND';
  constructor(what: string, id: string) {
    super(`There is no ${what} with id "${id}".`);
    this.name = 'NotFoundError';
  }
}

/** The request makes sense, but not in the present state; `allowed` says what would be possible. */
export class ConflictError extends Error {
  readonly code = 'CONFLICT';
  constructor(
    message: string,
    readonly allowed: readonly string[],
  ) {
    super(allowed.length ? `${message} Allowed now: ${allowed.join(', ')}.` : message);
    this.name = 'ConflictError';
  }
}
