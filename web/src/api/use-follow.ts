import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useEffectEvent } from 'react';
import { follow, type FollowOptions } from './follow';

/** Follows a subscription while the component is mounted; null variables follow nothing. */
export function useFollow<TData, TVariables extends Record<string, unknown>>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables | null,
  options: FollowOptions<TData>,
): void {
  const onData = useEffectEvent(options.onData);
  const cursorOf = useEffectEvent((data: TData) => options.cursorOf?.(data) ?? '');
  const onCursorLost = useEffectEvent(() => options.onCursorLost?.());
  const resumable = options.cursorOf !== undefined;
  const key = variables && JSON.stringify(variables);

  useEffect(() => {
    if (key === null) return;
    return follow(document, JSON.parse(key) as TVariables, {
      onData: (data) => onData(data),
      ...(resumable && { cursorOf: (data: TData) => cursorOf(data) }),
      onCursorLost: () => onCursorLost(),
    });
  }, [document, key, resumable]);
}
