export { evaluate } from './evaluate.js';
export { makeRun } from './make-run.js';
export { parseMinimums, shortfalls } from './minimum.js';
export { goldFor, questionsAbout, questionsOf, shippedQuestions } from './questions.js';
export { saveRun } from './run-store.js';
export { footnoteSystem } from './systems/footnote.js';
export { openSystems, parseSystems } from './systems/index.js';
