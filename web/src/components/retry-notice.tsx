import { Button } from '@mantine/core';
import { errorMessage } from '../api/error-message';
import { Notice } from './notice';

export function RetryNotice({ what, error, onRetry }: { what: string; error: unknown; onRetry: () => void }) {
  return (
    <Notice
      tone="bad"
      icon="alert"
      title={`${what} could not be loaded`}
      actions={
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {errorMessage(error)}
    </Notice>
  );
}
