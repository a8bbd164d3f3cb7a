"""Facts against gold, and gold against gold."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from .answers import Answers, read_facts
from .bootstrap import RESAMPLES, SEED
from .coding import Coding
from .figures import Accuracy, Score, figures
from .gold import GoldError, read_gold
from .scoring import score
from .support import Support, check_support
from .tally import KINDS, Fault, Tally
from .texts import Texts


@frozen
class Evaluation:
    """The outcome of a comparison.

    Attributes:
        articles: ids of the articles compared, sorted.
        scores: precision, recall and F1 of each table.
        accuracies: how often the attributes of what was found are right.
        support: counts of evidence; None between two gold codings.
        faults: the errors, by kind, table and place.
        notes: sentences on what is not compared.
        resamples: resamples of the intervals.
        seed: seed of their draws.
    """

    articles: tuple[str, ...]
    scores: tuple[Score, ...]
    accuracies: tuple[Accuracy, ...]
    support: Support | None
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()
    resamples: int = RESAMPLES
    seed: int = SEED


def evaluate(
    facts: Path, gold: Path, raw: Path | None = None, resamples: int = RESAMPLES, seed: int = SEED
) -> Evaluation:
    """Compare tables with articles coded by hand.

    Args:
        facts: the folder of the tables, or of the data package.
        gold: the folder of the hand-coded files, one JSON an article.
        raw: the folder of the articles; the ``raw/`` beside the tables if None.
        resamples: resamples of the intervals; see :mod:`.bootstrap`.
        seed: seed of their draws.

    Raises:
        PackageError: when the tables cannot be read.
        GoldError: when a hand-coded file is not right; names all that is wrong.
        ArticleError: when there are no articles, or one cannot be read.
    """
    found = read_facts(facts)
    texts = Texts(raw or Path(os.path.abspath(found.folder)).parent / "raw")
    questions = read_gold(gold, texts)
    answers = Answers(found.tables)
    support, faults = check_support(found.tables, texts)
    notes = [f"The table {table} is not there and counts as empty." for table in found.absent]
    known = {row["source_id"] for row in found.tables["sources"]}
    strangers = [q.source_id for q in questions if q.source_id not in known]
    if strangers and "sources" not in found.absent:
        notes.append(f"Not among the sources of the tables: {', '.join(strangers)}.")
    pairs = [(question, answers.coding(question.source_id)) for question in questions]
    return _evaluation(pairs, texts, support, faults, notes, resamples, seed)


def agreement(
    gold: Path, other: Path, raw: Path | None = None, resamples: int = RESAMPLES, seed: int = SEED
) -> Evaluation:
    """Compare two codings by hand of the same articles; those that only one has are left out.

    Args:
        gold: the folder of the coding that is the question.
        other: the folder of the coding that is the answer.
        raw: the folder of the articles; if None, the ``raw/`` beside ``gold``, else the one here.
        resamples: resamples of the intervals; see :mod:`.bootstrap`.
        seed: seed of their draws.

    Raises:
        GoldError: when a hand-coded file is not right, or no article is in both.
        ArticleError: when there are no articles, or one cannot be read.
    """
    beside = Path(os.path.abspath(gold)).parent / "raw"
    texts = Texts(raw or (beside if beside.is_dir() else Path("raw")))
    questions = read_gold(gold, texts)
    answers = {coding.source_id: coding for coding in read_gold(other, texts)}
    pairs = [(q, answers[q.source_id]) for q in questions if q.source_id in answers]
    if not pairs:
        raise GoldError(f"No article is coded in both {gold} and {other}.")
    both = {question.source_id for question, _ in pairs}
    notes = [
        f"Only in {folder}: {', '.join(only)}."
        for folder, codings in ((gold, questions), (other, answers.values()))
        if (only := [c.source_id for c in codings if c.source_id not in both])
    ]
    return _evaluation(pairs, texts, None, [], notes, resamples, seed)


def _evaluation(
    pairs: Sequence[tuple[Coding, Coding]],
    texts: Texts,
    support: Support | None,
    faults: list[Fault],
    notes: Sequence[str],
    resamples: int,
    seed: int,
) -> Evaluation:
    tallies: list[Tally] = []
    for question, answer in pairs:
        # Reading the gold has made sure that the article is there.
        tallies.append(score(question, answer, texts.get(question.source_id) or ""))
    scores, accuracies = figures(tallies, resamples, seed)
    faults = faults + [fault for tally in tallies for fault in tally.faults]
    return Evaluation(
        articles=tuple(question.source_id for question, _ in pairs),
        scores=scores,
        accuracies=accuracies,
        support=support,
        faults=tuple(sorted(faults, key=_order)),
        notes=tuple(notes),
        resamples=resamples,
        seed=seed,
    )


def _order(fault: Fault) -> tuple[int, str, str, int, str, str]:
    place = -1 if fault.start is None else fault.start
    kind = list(KINDS).index(fault.kind)
    return kind, fault.what, fault.source_id, place, fault.record, fault.found
