"""Plain words: how hard a page is to read, how it is spelt, and whose words they are."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import codespell_lib
import textstat

from tests.conftest import ROOT
from tests.support import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.content.model import Workbook

CHAPTER_GRADE, PROMPT_GRADE = 7.0, 6.0
"""School years (Flesch and Kincaid)."""
LONGEST_SENTENCE = 30
CHAPTER_WORDS = 900
FIELDS = 12
LONGER = {"where-am-i-now"}
"""Asks the nine questions of `where-am-i-stuck` again, and five about what has changed."""
READ = ["worksheets", "templates", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
WORDS = ROOT / "tests" / "content" / "language" / "words.txt"
"""Names, and words that mean another thing in another country."""
NAMES_IN_CODE = r"\b\w*[a-z][A-Z]\w*\b"
CODESPELL = [sys.executable, "-m", "codespell_lib", "--ignore-regex", NAMES_IN_CODE]
RUN = 8
"""Words in a row that are too many to be a coincidence."""


def grade(sentences: list[str]) -> float:
    """Return the reading grade; what has no full stop, such as a prompt, is a sentence too."""
    closed = (one if one[-1] in ".!?" else one.rstrip("\"”'") + "." for one in sentences)
    return float(textstat.flesch_kincaid_grade(" ".join(closed)))


def hardest(sentences: list[str]) -> str:
    """Return the sentence that does most for a high grade."""
    return max(sentences, key=lambda one: grade([one]))


def all_sentences(texts: list[str]) -> list[str]:
    return [sentence for text in texts for sentence in reading.sentences(text)]


def test_a_hard_text_would_be_found() -> None:
    """The control: a sentence from an office is over the limit, a plain one is not."""
    hard = (
        "Organisational restructuring initiatives necessitate comprehensive "
        "reconsideration of individual developmental trajectories."
    )
    assert grade([hard]) > 15
    assert grade(["Pick one thing that you can do this week."]) < 4


def test_every_chapter_can_be_read_with_seven_years_of_school(workbook: Workbook) -> None:
    for chapter in workbook.reading_order():
        sentences = all_sentences(reading.chapter_texts(chapter))
        assert grade(sentences) <= CHAPTER_GRADE, f"{chapter.id}: {hardest(sentences)}"


def test_every_question_can_be_read_with_six_years_of_school(workbook: Workbook) -> None:
    for worksheet in workbook.worksheets.values():
        sentences = all_sentences(reading.prompts(worksheet, workbook))
        assert not sentences or grade(sentences) <= PROMPT_GRADE, (
            f"{worksheet.id}: {hardest(sentences)}"
        )


def test_what_the_workbook_says_itself_is_as_plain(workbook: Workbook) -> None:
    for group in type(workbook.messages).model_fields:
        sentences = all_sentences(list(getattr(workbook.messages, group).values()))
        assert grade(sentences) <= PROMPT_GRADE, f"{group}: {hardest(sentences)}"


def test_no_sentence_is_long(workbook: Workbook) -> None:
    long = [
        f"{page}: {sentence}"
        for page, texts in reading.pages(workbook)
        for sentence in all_sentences(texts)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_chapters_and_worksheets_are_short(workbook: Workbook) -> None:
    for chapter in workbook.reading_order():
        words = sum(len(s.split()) for s in all_sentences(reading.chapter_texts(chapter)))
        assert words <= CHAPTER_WORDS, chapter.id
    sizes = {w.id: len(w.fields()) + len(w.collections()) for w in workbook.worksheets.values()}
    assert {id: size for id, size in sizes.items() if size > FIELDS}.keys() == LONGER


def test_nothing_is_misspelt_and_no_word_shuts_anyone_out() -> None:
    checks = "clear,rare,informal,usage"
    result = subprocess.run(
        [*CODESPELL, "--builtin", checks, "--ignore-words", WORDS, *READ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.stdout, result.returncode) == ("", 0)


def american() -> dict[str, str]:
    """Return American spellings with their British ones."""
    table = Path(codespell_lib.__file__).parent / "data" / "dictionary_en-GB_to_en-US.txt"
    lines = (line.split("->") for line in table.read_text("utf-8").splitlines())
    pairs = ((us.strip(" ,"), british) for british, us in lines)
    known = {line.split()[0] for line in WORDS.read_text("utf-8").splitlines() if line.strip()}
    return {us: british for us, british in pairs if us not in known}


def test_spelling_is_british(workbook: Workbook) -> None:
    table = american()
    assert table["color"] == "colour"
    found = [
        f"{page}: {word}, in British {table[word.lower()]}"
        for page, texts in reading.pages(workbook)
        for text in texts
        for word in re.findall(r"[A-Za-z]+", re.sub(r"https?://\S+", "", text))
        if word.lower() in table
    ]
    assert found == []


def runs_of_words(text: str) -> Iterator[str]:
    words = re.findall(r"[a-z0-9]+", re.sub("['\u2019]", "", text.lower()))
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def own_texts(workbook: Workbook) -> Iterator[tuple[str, str]]:
    for page, texts in reading.pages(workbook):
        for text in texts:
            yield page, " ".join(reading.sentences(text))


def test_no_sentence_is_another_writers(workbook: Workbook) -> None:
    """The runs of eight words of the article and of the sources' abstracts are kept as digests.

    Their words are not ours to keep. For some sources the abstract was not to be had in full, or
    only in the words of others; the file holds what was.
    """
    files = [
        ROOT / "tests" / "content" / "language" / name for name in ("article.txt", "abstracts.txt")
    ]
    digests = {digest for file in files for digest in file.read_text("utf-8").split()}
    titles = {run for source in workbook.sources.values() for run in runs_of_words(source.title)}
    assert len(digests) > 15_000
    shared = [
        f"{page}: {run}"
        for page, text in own_texts(workbook)
        for run in runs_of_words(text)
        if run in titles or digest(run) in digests
    ]
    assert shared == []


def digest(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:10]


def test_the_runs_of_a_sentence_are_found() -> None:
    """The control of the test above."""
    text = "Don\u2019t wait: two three four, five six seven eight."
    assert list(runs_of_words(text)) == [
        "dont wait two three four five six seven",
        "wait two three four five six seven eight",
    ]


def test_every_source_is_used_and_every_claim_has_one(workbook: Workbook) -> None:
    claims = [(c.id, claim) for c in workbook.reading_order() for claim in c.evidence]
    used = {key for _, claim in claims for key in claim.sources}
    used |= {key for worksheet in workbook.worksheets.values() for key in worksheet.sources}
    assert set(workbook.sources) - used == set()
    assert [(id, claim.claim) for id, claim in claims if not claim.sources] == []
