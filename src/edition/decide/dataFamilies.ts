/** Families of weights that need nothing but the values of the children. */
export const valueFamilies = ['entropy', 'variation', 'critic', 'pca', 'pca-factors', 'factor'] as const;

/** Families of weights computed from the data; `optimised` takes the given weights as target importances. */
export const dataFamilies = [...valueFamilies, 'optimised'] as const;
