"""A paragraph's sentences, roughly: training needs no better."""

import re

END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[A-Z0-9\"“‘(])")
ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Jr|Sr|vs|No|Gen|Sen|Rep|Gov|Lt|Col|U\.S|U\.K|e\.g|i\.e|etc|cf|ca|approx)\.$")


def sentences(text: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for gap in END.finditer(text):
        if ABBREVIATION.search(text[start : gap.start()].rstrip("\"”’')")):
            continue
        parts.append(text[start : gap.end()].strip())
        start = gap.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]
