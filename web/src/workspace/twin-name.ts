const MAX_NAME_LENGTH = 100;
const SUFFIX = ', without training';

/** The name of a workspace's twin, which follows its run without training. */
export const twinName = (name: string): string =>
  `${name.slice(0, MAX_NAME_LENGTH - SUFFIX.length)}${SUFFIX}`;
