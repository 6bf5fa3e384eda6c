"""quorate: a rules engine for programmes of work.

    import datetime, quorate

    with quorate.Pack.load("rules/my-pack") as pack:
        portfolio = pack.portfolio_from_files("portfolio.json", subjects=["new.json"])
        review = pack.review(portfolio, as_of=datetime.date(2019, 6, 1))
        for finding in review.findings:
            print(finding.id, finding.criterion, finding.result)

A pack and a portfolio never change and may be used by many threads at once; the engine runs without Python's lock. A draft is for
one thread at a time. Everything frees itself; `close()` or a `with` block does so at once.
"""

from ._errors import Diagnostic, Diagnostics, Place, QuorateError
from ._library import abi, engine_version
from ._pack import Draft, Pack, PackInfo, Portfolio
from ._measures import Clock, Consideration, Coverage, CoverageCell, CoverageLine, Ranked, Ranking, Route, Routing, Score, Scoring, Unranked
from ._missing import Missing
from ._review import Finding, Outcome, Question, Relation, Relations, Review, Subject
from ._values import Money, Period

__all__ = [
    "Clock", "Consideration", "Coverage", "CoverageCell", "CoverageLine", "Diagnostic", "Diagnostics", "Draft", "Finding", "Missing", "Money", "Outcome",
    "Pack", "PackInfo", "Period", "Place", "Portfolio", "Question", "QuorateError", "Ranked", "Ranking", "Relation", "Relations", "Review", "Route",
    "Routing", "Score", "Scoring", "Subject", "Unranked", "abi", "engine_version",
]
__version__ = engine_version()
