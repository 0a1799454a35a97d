/** One thing wrong with an input: where (a field path or a position in a file), what was expected, what was found. */
export interface Fault {
  field: string;
  message: string;
}

/** The caller can fix this; holds all faults at once, each with its field path. */
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

/** The named object does not exist, or not for this caller. */
export class NotFoundError extends Error {
  readonly code = 'NOT_FOUND';
  constructor(what: string, id: string) {
    super(`There is no ${what} with id "${id}".`);
    this.name = 'NotFoundError';
  }
}

/** The request is valid, but not in the present state; `allowed` lists what is possible instead. */
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
