/** A translation must hold exactly the keys of the French catalogue, with the same parameters: the compiler refuses a missing one. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: infer A) => string ? (...args: A) => string : SameKeys<T[K]> };
