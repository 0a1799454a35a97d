import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './tokens.css';
import { ApolloProvider } from '@apollo/client/react';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client } from '../api/client';
import { keepDroppedFiles } from './keep-dropped-files';
import { reloadAfterUpdate } from './reload-after-update';
import { router } from './router';
import { cssVariables, theme } from './theme';

reloadAfterUpdate();
keepDroppedFiles();

const colorScheme = localStorageColorSchemeManager({ key: 'claimstream-color-scheme' });

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element with the id "root".');

createRoot(container).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        colorSchemeManager={colorScheme}
      >
        <Notifications position="bottom-right" limit={3} />
        <RouterProvider router={router} />
      </MantineProvider>
    </ApolloProvider>
  </StrictMode>,
);
