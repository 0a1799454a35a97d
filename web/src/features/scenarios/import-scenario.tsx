import { useMutation } from '@apollo/client/react';
import { Button, FileButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { errorMessage } from '../../api/error-message';
import { ImportScenarioDocument } from './scenarios.generated';

/** A scenario as it was downloaded, or written by hand. */
export function ImportScenario({ onImported }: { onImported: () => void }) {
  const [mutate, { loading }] = useMutation(ImportScenarioDocument);
  const forgetFile = useRef<() => void>(null);
  const take = async (file: File | null) => {
    if (!file) return;
    // The same file may be chosen again once it is mended.
    forgetFile.current?.();
    try {
      const { data } = await mutate({ variables: { document: documentOf(file.name, await file.text()) } });
      notifications.show({ title: 'Scenario imported', message: data?.importScenario.name ?? file.name });
      onImported();
    } catch (error) {
      notifications.show({
        color: 'red',
        title: `Couldn’t import ${file.name}`,
        message: errorMessage(error),
      });
    }
  };
  return (
    <FileButton resetRef={forgetFile} accept="application/json,.json" onChange={(file) => void take(file)}>
      {(props) => (
        <Button {...props} size="sm" variant="default" loading={loading}>
          Import a file
        </Button>
      )}
    </FileButton>
  );
}

function documentOf(fileName: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(
      `${fileName} is not JSON: expected {"name", "description", "config"}, as a download gives it.`,
    );
  }
}
