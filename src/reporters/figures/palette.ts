/** The two hues of the reports, and greys. Shape and word always carry what a colour says. */
export const PALETTE = {
  ink: '#1C2126',
  ink2: '#4C545B',
  petrol: '#0E5A6B',
  brick: '#A63A12',
  /** Strokes only, never text. */
  line: '#7E868D',
  hair: '#C9CED2',
  paper: '#FFFFFF',
} as const;

export const TONES = { stands: PALETTE.petrol, fails: PALETTE.brick, plain: PALETTE.ink, quiet: PALETTE.ink2 } as const;
