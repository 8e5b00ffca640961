/** Families that look at the children alone. */
export const spreads = ['entropy', 'variation', 'critic', 'pca', 'pca-factors'] as const;

/** Families of weights that the data give; `optimised` takes the given weights as importances. */
export const dataFamilies = [...spreads, 'optimised'] as const;
