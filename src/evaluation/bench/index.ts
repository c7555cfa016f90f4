import { Interrupted } from './interrupted.js';
import type { MeasuredSection } from './run.js';
import type { SectionSpec } from './sections.js';
import { Workbench, type WorkbenchOptions } from './workbench.js';

export { compareRuns } from './compare.js';
export { renderPage } from './page/page.js';
export { renderComparison, renderSection } from './render.js';
export { assertComparable, type EarlierRun, type Run, readRun, settingOf } from './run.js';

/**
 * Measures section by section, each figure beside something else that was measured in the same minute. Nothing but the
 * benchmark should run meanwhile. When the signal ends it, what was complete is still yielded.
 *
 * @param onSection - told before each section what is measured now
 */
export async function* bench(
  specs: readonly SectionSpec[],
  options: WorkbenchOptions,
  onSection: (spec: SectionSpec) => void = () => {},
): AsyncGenerator<MeasuredSection> {
  const workbench = new Workbench(options);
  try {
    for (const spec of specs) {
      if (options.signal.aborted) return;
      onSection(spec);
      const measure = await spec.load();
      for await (const section of measure(workbench)) yield { section: spec.name, ...section };
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    await workbench.close();
  }
}
