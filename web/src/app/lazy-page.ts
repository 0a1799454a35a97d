/** A part of the dashboard that the server did not give. */
export class PageNotServed extends Error {}

/**
 * The same import, whose failure is told apart. Left to itself, the router takes it for an update of the server and
 * reloads: without a server, that leaves the browser's own error page where the dashboard was.
 */
export async function fromServer<T>(part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (error) {
    throw new PageNotServed('a part of the dashboard could not be fetched', { cause: error });
  }
}

export const isServed = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Loads the address anew, but only when there is a server to load it from. */
export async function openWhenServed(): Promise<void> {
  if (await isServed()) location.reload();
}
