"""Step 7, average: the mean of tables that were trained from the same start (Wortsman et al. 2022).

Each was trained for other pairs; their mean ranks better than any of them on articles that none has seen.
"""

import numpy as np

from settings import arguments


TABLES = ("meaning.npy", "meaning.npy", "questions.npy", "questions-1.npy", "questions-2.npy")
"""A table that is named twice counts twice."""


def main() -> None:
    options = arguments("average", tables=",".join(TABLES))
    tables = [np.load(options.work / name) for name in options.tables.split(",")]
    np.save(options.work / "table.npy", np.mean(tables, axis=0, dtype=np.float32))


if __name__ == "__main__":
    main()
