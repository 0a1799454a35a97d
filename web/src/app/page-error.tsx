import { Button } from '@mantine/core';
import { errorMessage } from '../api/error-message';
import { Notice } from '../components/notice';
import { PageNotServed } from './lazy-page';
import { PageUnavailable } from './page-unavailable';

export function PageError({ error, reset }: { error: unknown; reset?: () => void }) {
  if (error instanceof PageNotServed) return <PageUnavailable />;
  return (
    <Notice
      large
      tone="bad"
      icon="alert"
      title="Something went wrong"
      actions={
        <Button variant="default" onClick={() => (reset ? reset() : location.reload())}>
          Try again
        </Button>
      }
    >
      {errorMessage(error)}
    </Notice>
  );
}
