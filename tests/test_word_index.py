"""The index of words finds what a search of each text finds."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from flake8_notifications.project.word_index import WordIndex

_SOURCE = st.text(alphabet="ab_9. =\n'*", max_size=30)
_PHRASE = st.text(alphabet="ab_9. =\n'*", min_size=1, max_size=6)
#: What is looked for in ways of its own, put together at random.
_PIECES = st.sampled_from(
    ["a", "b", "ab", "_", " ", ".", " as ", " import *", "import", " = ", "\n"]
)
_PIECED = st.lists(_PIECES, min_size=1, max_size=8).map("".join)


@given(st.lists(_SOURCE | _PIECED, max_size=5), _PHRASE | _PIECED)
@example(["import a as b\n", "import a as bus\n", "from c import a as b\n"], " a as b")
@example(["x.a = 1", "x.ab = 1", "x .a = 1"], ".a = ")
@example(["send_notification()", "notify()", ""], "notif")
@example(["a\n", "\na."], "\na.")
@example(["a_b", "_b", "b_"], "_b")
@example(["import ab as c", "import b as c", "b as", "with b as c:"], "b as ")
@example(["from ab import *", "from b import *", "from b import c"], "b import *")
@example(["import *", "a import *"], " import *")
@example(["x = 1"] * 9 + ["x.a = 1", "xa.a = 1"], "x.a = ")
def test_as_each_text_by_itself(texts: list[str], phrase: str) -> None:
    by_path = {f"{at}.py": text for at, text in enumerate(texts)}
    index = WordIndex([*by_path], by_path.__getitem__)

    expected = {path for path, text in by_path.items() if phrase in text}
    assert index.mentioning(phrase) == expected
