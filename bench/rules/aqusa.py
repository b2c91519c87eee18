"""Times AQUSA on files of stories: python aqusa.py CHECKOUT LAPS FILE…, prints JSON.

Each lap reads what its own command reads: every story is chunked and analysed, then the whole file is
held against its most common format. Processor time only; loading the tagger counts for neither side.
"""

import json
import os
import re
import sys
import time

checkout, laps, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
sys.path.insert(0, checkout)

from corefiles import globals as aqusa
from corefiles.analyzer import Analyzer, MinimalAnalyzer
from corefiles.stories import Stories, Story
from corefiles.wellformed import WellFormedAnalyzer


def lines_of(path):
    """As the other side reads them: UTF-8, else Windows-1252, without empty lines."""
    with open(path, "rb") as file:
        raw = file.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("windows-1252", errors="replace")
    return [line.strip() for line in re.split(r"\r?\n", text) if line.strip()]


def analyse(lines, name):
    aqusa.defects.clear()
    stories = Stories(name)
    for number, line in enumerate(lines, 1):
        story = Story(id=number, title=line).chunk()
        WellFormedAnalyzer.well_formed(story)
        Analyzer.atomic(story)
        MinimalAnalyzer.minimal(story)
        Analyzer.unique(story, stories)
        stories.add_story(story)
    stories = Analyzer.get_common_format(stories)
    for story in stories.stories:
        Analyzer.uniform(story, stories)
    return len(aqusa.defects)


sets = [(os.path.basename(path), lines_of(path)) for path in files]
aqusa.init_format("txt")
times, defects = [], 0
for lap in range(laps + 1):
    begun = time.process_time()
    defects = sum(analyse(lines, name) for name, lines in sets)
    if lap > 0:
        times.append(time.process_time() - begun)
print(json.dumps({"stories": sum(len(lines) for _, lines in sets), "defects": defects, "seconds": times}))
