import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { socket } from './socket';

export interface FollowOptions<TData> {
  onData(data: TData): void;
  /** The cursor of an event, from which the feed can be resumed. Without it, a reconnect starts from the present. */
  cursorOf?(data: TData): string;
  /** The server refused to continue from the cursor; the events in between are lost. */
  onCursorLost?(): void;
}

const RESUBSCRIBE_AFTER_MS = 1_000;
const MAX_WAIT_MS = 30_000;

/**
 * Follows a subscription for as long as the page needs it: across lost connections, restarts of the server and
 * subscriptions that the server ends. A feed continues from the last cursor it saw, so that nothing is missed or seen
 * twice. Events bypass Apollo's cache: a fast feed must not grow it.
 */
export function follow<TData, TVariables extends Record<string, unknown>>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  options: FollowOptions<TData>,
): () => void {
  let cursor: string | null = null;
  let stopped = false;
  let stopCurrent: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const again = () => {
    if (!stopped) timer = setTimeout(start, Math.min(MAX_WAIT_MS, RESUBSCRIBE_AFTER_MS * 2 ** failures));
  };

  const fail = (error: unknown) => {
    failures += 1;
    // Any other error may pass, and then the feed continues where it stopped.
    if (cursor === null || !isRefusedInput(error)) return;
    cursor = null;
    options.onCursorLost?.();
  };

  // graphql-ws serializes the payload again at every reconnect, and so reads the cursor of that moment.
  const payloadVariables: Record<string, unknown> = { ...variables };
  if (options.cursorOf) {
    Object.defineProperty(payloadVariables, 'after', { enumerable: true, get: () => cursor });
  }

  function start(): void {
    stopCurrent = socket.subscribe<TData>(
      { query: print(document), variables: payloadVariables },
      {
        next: ({ data, errors }) => {
          if (errors) fail(errors);
          if (!data) return;
          failures = 0;
          if (options.cursorOf) cursor = options.cursorOf(data);
          options.onData(data);
        },
        error: (error) => {
          fail(error);
          again();
        },
        complete: again,
      },
    );
  }

  start();
  return () => {
    stopped = true;
    clearTimeout(timer);
    stopCurrent?.();
  };
}

/** The server's error for a cursor that is malformed, trimmed away, or of another feed. */
function isRefusedInput(error: unknown): boolean {
  return (
    Array.isArray(error) &&
    error.some(
      (one: unknown) =>
        one instanceof Object && 'extensions' in one && codeOf(one.extensions) === 'BAD_USER_INPUT',
    )
  );
}

function codeOf(extensions: unknown): unknown {
  return extensions instanceof Object && 'code' in extensions ? extensions.code : null;
}
