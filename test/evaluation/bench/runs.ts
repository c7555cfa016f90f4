import type { MeasuredSection, Run } from '../../../src/evaluation/bench/run.js';

export function runOf(sections: MeasuredSection[], fields: Partial<Run> = {}) {
  return {
    model: 'built-in',
    node: 'v20.19.0',
    processor: 'Abacus 2',
    cores: 2,
    at: '2026-01-02T03:04:05.678Z',
    full: false,
    complete: true,
    sections,
    ...fields,
  };
}
