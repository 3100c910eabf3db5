import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const water: MantineColorsTuple = [
  '#eef5f9',
  '#e3eef4',
  '#b7d0de',
  '#8fb8cf',
  '#6fb7dc',
  '#4b93b8',
  '#2a769d',
  '#156590',
  '#0e5a80',
  '#0a4664',
];

/** Warm greys of the paper; the fifth is the edge of a field. */
const gray: MantineColorsTuple = [
  '#f8f7f3',
  '#f4f2ec',
  '#eceae4',
  '#e3e0d6',
  '#98938a',
  '#857f75',
  '#6a7480',
  '#4a5561',
  '#2d3742',
  '#18212b',
];
const dark: MantineColorsTuple = [
  '#e8e6df',
  '#cfd2d4',
  '#b3bac2',
  '#969fa9',
  '#66717d',
  '#2a323c',
  '#181e26',
  '#12171d',
  '#0e1318',
  '#0a0d11',
];

/** The tokens as Mantine wants them; colours come from tokens.css by `variables`. */
export const theme = createTheme({
  colors: { water, gray, dark },
  primaryColor: 'water',
  primaryShade: { light: 8, dark: 8 },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '11px', sm: '13px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '1.45', sm: '1.54', md: '1.54', lg: '1.45', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--overlay-shadow)',
    lg: 'var(--overlay-shadow)',
    xl: 'var(--overlay-shadow)',
  },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Plain objects: naming the components themselves would load them all with the first page.
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    Input: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'xs', radius: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Menu: {
      defaultProps: { shadow: 'md', position: 'bottom-end', offset: 4, withInitialFocusPlaceholder: false },
    },
    Popover: { defaultProps: { shadow: 'md', offset: 4 } },
    Tooltip: { defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } } },
    Modal: { defaultProps: { shadow: 'xl', radius: 'lg', transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { shadow: 'xl', transitionProps: { duration: 120 } } },
  },
});

/** Mantine's own colour variables, pointed at the tokens so that contrast holds in light and dark. */
export const variables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-anchor': 'var(--water)',
    '--mantine-color-error': 'var(--red)',
    '--mantine-color-success': 'var(--green)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--grey-soft)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-color-water-filled': 'var(--water)',
    '--mantine-color-water-filled-hover': 'var(--water-strong)',
    '--mantine-color-water-light': 'var(--water-soft)',
    '--mantine-color-water-light-hover': 'var(--water-line)',
    '--mantine-color-water-light-color': 'var(--water-strong)',
    '--mantine-color-water-outline': 'var(--water)',
    '--mantine-color-water-text': 'var(--water)',
    '--mantine-primary-color-filled': 'var(--water)',
    '--mantine-primary-color-filled-hover': 'var(--water-strong)',
    '--mantine-primary-color-light': 'var(--water-soft)',
    '--mantine-primary-color-light-color': 'var(--water-strong)',
    '--mantine-primary-color-contrast': 'var(--on-water)',
    '--mantine-color-gray-light-color': 'var(--ink-2)',
    '--mantine-color-gray-light-hover': 'var(--sunken)',
    '--mantine-color-red-filled': 'var(--red)',
    '--mantine-color-red-text': 'var(--red)',
    '--mantine-color-red-light': 'var(--red-soft)',
    '--mantine-color-red-light-color': 'var(--red)',
    '--mantine-color-red-outline': 'var(--red)',
  };
  return { variables: {}, light: both, dark: both };
};
