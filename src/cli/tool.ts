import manifest from '../../package.json' with { type: 'json' };

/** The program as its outputs name it. */
export const TOOL = { name: 'convergence', version: manifest.version } as const;
