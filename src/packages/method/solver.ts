// The solver of linear programs that benefit of the doubt needs: HiGHS, whose package `highs` is installed beside this one.
export { loadSolver, type Solve } from '../../engine/index.js';
