/** The whole report, or its engagement page alone. */
export const DOCUMENTS = ['report', 'engagement'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];
