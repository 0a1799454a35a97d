import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { Notice } from '../components/notice';
import { isServed, openWhenServed } from './lazy-page';

const LOOK_EVERY_MS = 2_000;

/** A part of the dashboard could not be fetched. It opens by itself as soon as the server is back. */
export function PageUnavailable() {
  useEffect(() => {
    // A server that was there all the time would not serve it on a reload either.
    let wasAway = false;
    const look = async () => {
      if (!(await isServed())) wasAway = true;
      else if (wasAway) location.reload();
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    void look();
    return () => clearInterval(timer);
  }, []);
  return (
    <Notice
      large
      tone="bad"
      icon="alert"
      title="This page could not be loaded"
      actions={
        <Button variant="default" onClick={() => void openWhenServed()}>
          Try again
        </Button>
      }
    >
      The server did not send this part of the dashboard. If it was stopped, start it again: the page opens by
      itself once the server responds.
    </Notice>
  );
}
