"""quorate: a rules engine for programmes of work.

    import datetime, quorate

    with quorate.Pack.load("rules/my-pack") as pack:
        portfolio = pack.portfolio_from_files("portfolio.json", subjects=["new.json"])
        review = pack.review(portfolio, as_of=datetime.date(2019, 6, 1))
        for finding in review.findings:
            print(finding.id, finding.criterion, finding.result)

A wrong type raises TypeError, a wrong value WrongUse, which is a QuorateError and a ValueError; QuorateError is everything that the library refuses.
What is asked of a pack takes the portfolio, the day, and where it is about one record the id and the criterion; the rest by name.

A pack, a portfolio and results never change and may be used by many threads at once; the engine runs without Python's lock. The calls of a draft wait
for each other. Everything frees itself; `close()` or a `with` block does so at once.
"""

from ._errors import Diagnostic, Diagnostics, Place, QuorateError, Related, WrongUse
from ._library import abi, engine_version
from ._host import HostFunction, Unknown
from ._details import AnswerGiven, Citation, Counted, Derogation, Ground, Reasons, ShownValue, Tally
from ._explanation import Explanation, Let, Overriding, Part
from ._impact import ChangedFinding, ChangedOutcome, ChangedRule, Impact, RecordImpact
from ._pack import Draft, Pack, PackInfo, Portfolio, Side, compare
from ._measures import Clock, Consideration, Coverage, CoverageCell, CoverageLine, Ranked, Ranking, Route, Routing, Score, Scoring, Unranked
from ._missing import Missing
from ._named import FindingName, OutcomeName
from ._open_points import OpenPoint, OpenPoints, TriedValue
from ._pair_explanation import PairExplanation, PairExplanations
from ._programme import Group, Omission, Reading, UsedPack, WeakLink
from ._relations import Relation, Relations
from ._remedies import Change, Loss, NeededAnswer, Remedies, Remedy, Value
from ._review import Finding, Outcome, Question, Review, Subject
from ._values import Duration, Money, Period

__all__ = [
    "AnswerGiven", "Change", "ChangedFinding", "ChangedOutcome", "ChangedRule", "Citation", "Clock", "Consideration", "Counted", "Coverage",
    "CoverageCell", "CoverageLine", "Derogation", "Diagnostic", "Diagnostics", "Draft", "Duration", "Explanation", "Finding", "FindingName", "Ground",
    "Group", "HostFunction", "Impact", "Let", "Loss", "Missing", "Money", "NeededAnswer", "Omission", "OpenPoint", "OpenPoints", "Outcome",
    "OutcomeName", "Overriding", "Pack", "PackInfo", "PairExplanation",
    "PairExplanations", "Part", "Period", "Place", "Portfolio", "Question", "QuorateError", "Ranked", "Ranking",
    "Reading", "Reasons", "RecordImpact", "Related", "Relation", "Relations", "Remedies", "Remedy", "Review", "Route", "Routing", "Score", "Scoring",
    "ShownValue", "Side", "Subject", "Tally", "TriedValue", "Unknown", "Unranked", "UsedPack", "Value", "WeakLink", "WrongUse", "abi", "compare", "engine_version",
]
__version__ = engine_version()
