import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { errorMessage } from '../api/error-message';
import { noteRun } from './note-run';
import type { RunProgressFragment } from './workspace.generated';

/** A mutation on the run: its result is stored, a refusal is shown. */
export function useRunCommand<
  TData extends { run: RunProgressFragment },
  TVariables extends OperationVariables,
>(document: TypedDocumentNode<TData, TVariables>) {
  const { cache } = useApolloClient();
  const [mutate, { loading }] = useMutation(document as TypedDocumentNode<TData, OperationVariables>, {
    fetchPolicy: 'no-cache',
  });
  return {
    busy: loading,
    send: (variables: TVariables) => {
      mutate({ variables })
        .then(({ data }) => data && noteRun(cache, data.run))
        .catch((error: unknown) => {
          notifications.show({
            color: 'red',
            title: 'Couldn’t update the run',
            message: errorMessage(error),
          });
        });
    },
  };
}
