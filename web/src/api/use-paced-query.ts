import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Paced } from './paced';

export interface PacedResult<TData> {
  readonly data: TData | null;
  readonly error: unknown;
  /** The data shown belongs to an older question; the new response is pending. */
  readonly stale: boolean;
  retry(): void;
}

/**
 * A query whose result changes: repeated when `signal` changes, at most once in `everyMs`, and at once when `question`
 * changes. Its variables are read when the query is sent, and nothing is cached.
 */
export function usePacedQuery<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables | null,
  { question, signal, everyMs }: { question: string; signal: unknown; everyMs: number },
): PacedResult<TData> {
  const apollo = useApolloClient();
  const [response, setResponse] = useState<{ data: TData | null; question: string; error: unknown }>({
    data: null,
    question: '',
    error: null,
  });
  const paced = useRef<Paced | null>(null);
  const ready = variables !== null;

  const ask = useEffectEvent(async (asked: string, isCurrent: () => boolean) => {
    if (variables === null) return;
    try {
      const { data, error } = await apollo.query<TData, OperationVariables>({
        query: document as TypedDocumentNode<TData, OperationVariables>,
        variables,
        fetchPolicy: 'no-cache',
        errorPolicy: 'all',
      });
      if (!isCurrent()) return;
      setResponse((before) => ({
        data: (data as TData | undefined) ?? before.data,
        question: asked,
        error: error ?? null,
      }));
    } catch (error) {
      if (isCurrent()) setResponse((before) => ({ ...before, question: asked, error }));
    }
  });

  useEffect(() => {
    if (!ready) return;
    let current = true;
    const pace = new Paced(
      () => ask(question, () => current),
      everyMs,
      () => performance.now(),
    );
    paced.current = pace;
    pace.request();
    return () => {
      current = false;
      pace.stop();
    };
  }, [question, everyMs, ready]);

  useEffect(() => {
    paced.current?.request();
  }, [signal]);

  return {
    data: response.data,
    error: response.error,
    stale: response.question !== question,
    retry: () => paced.current?.request(),
  };
}
