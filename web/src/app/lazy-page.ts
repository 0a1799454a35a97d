/** A part of the dashboard that the server did not send. */
export class PageNotServed extends Error {}

/**
 * The same import, with an error of its own. The router would otherwise take the failure for an update of the server and
 * reload: without a server, the browser's own error page would replace the dashboard.
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

/** Reloads the page, but only when there is a server to load it from. */
export async function openWhenServed(): Promise<void> {
  if (await isServed()) location.reload();
}
