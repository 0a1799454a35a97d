import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const brand: MantineColorsTuple = [
  '#eef1ff',
  '#dde3ff',
  '#b9c4fd',
  '#93a3f8',
  '#7387f3',
  '#5a70ec',
  '#465de3',
  '#3347d6',
  '#2a3bb4',
  '#202e8c',
];

const slate: MantineColorsTuple = [
  '#e8edf5',
  '#c5cedb',
  '#9dabc0',
  '#7d8ca4',
  '#4a586e',
  '#2b3749',
  '#202a3a',
  '#161e2b',
  '#10161f',
  '#0b1018',
];

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 6 },
  colors: { brand, dark: slate },
  fontFamily:
    "Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  headings: {
    fontFamily:
      "Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
    fontWeight: '640',
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Maps Mantine's own variables to the tokens of tokens.css. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-body': '#f5f6f9', '--mantine-color-dimmed': '#566277' },
  dark: { '--mantine-color-body': '#0c111a', '--mantine-color-dimmed': '#9dabc0' },
});
