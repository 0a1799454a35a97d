import { useApolloClient, useMutation } from '@apollo/client/react';
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { errorMessage } from '../../api/error-message';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { fileNamePart, saveFile } from '../../components/save-file';
import {
  DeleteScenarioDocument,
  ScenarioFileDocument,
  type ScenarioCardDataFragment,
} from './scenarios.generated';

interface CardMenuProps {
  readonly scenario: ScenarioCardDataFragment;
  onDeleted(): void;
}

/** What can be done with a scenario besides starting it. A preset can only be copied and downloaded. */
export function CardMenu({ scenario, onDeleted }: CardMenuProps) {
  const { id, name, presetKey } = scenario;
  const navigate = useNavigate();
  const client = useApolloClient();
  const [confirming, setConfirming] = useState(false);
  const download = async () => {
    try {
      const { data } = await client.query({
        query: ScenarioFileDocument,
        variables: { id },
        fetchPolicy: 'no-cache',
      });
      const text = `${JSON.stringify(data?.exportScenario, null, 2)}\n`;
      saveFile(`${fileNamePart(name)}.json`, new Blob([text], { type: 'application/json' }));
    } catch (error) {
      notifications.show({
        color: 'red',
        title: 'Couldn’t download the scenario',
        message: errorMessage(error),
      });
    }
  };
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label={`More for ${name}`}>
            <Icon name="more" size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {presetKey === null && (
            <Menu.Item onClick={() => void navigate({ to: '/scenarios/build', search: { edit: id } })}>
              Change
            </Menu.Item>
          )}
          <Menu.Item
            onClick={() => void navigate({ to: '/scenarios/build', search: { from: presetKey ?? id } })}
          >
            Copy and change
          </Menu.Item>
          <Menu.Item onClick={() => void download()}>Download (JSON)</Menu.Item>
          {presetKey === null && (
            <Menu.Item color="red" onClick={() => setConfirming(true)}>
              Delete
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {confirming && (
        <DeleteDialog scenario={scenario} onClose={() => setConfirming(false)} onDeleted={onDeleted} />
      )}
    </>
  );
}

function DeleteDialog({
  scenario: { id, name },
  onClose,
  onDeleted,
}: CardMenuProps & { onClose: () => void }) {
  const [remove, { loading, error }] = useMutation(DeleteScenarioDocument, { variables: { id } });
  return (
    <Dialog title={`Delete ${name}?`} onClose={onClose}>
      <Text size="sm">Runs that were started with it are kept, with the scenario as it was.</Text>
      {error && (
        <Text size="sm" c="red" role="alert" mt="sm">
          {errorMessage(error)}
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button
          color="red.8"
          loading={loading}
          onClick={() =>
            void remove()
              .then(() => {
                onClose();
                onDeleted();
              })
              .catch(() => undefined)
          }
        >
          Delete
        </Button>
      </Group>
    </Dialog>
  );
}
