"""The store of the cache: whatever is wrong with it means that there is no entry."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_notifications.caching import store as store_module
from flake8_notifications.caching.secret import SIZE, user_key
from flake8_notifications.caching.store import Store, open_store

KEY = bytes(SIZE)
BODY = b"what was found out"


def stored(tmp_path: Path) -> tuple[Store, str, Path]:
    """A store with one entry: the store, the entry's name and its file."""
    store = Store(tmp_path / "cache", KEY)
    name = store.name("kind", "part")
    store.put(name, BODY)
    return store, name, tmp_path / "cache" / name


def test_what_is_put_is_got(tmp_path: Path) -> None:
    store, name, _ = stored(tmp_path)
    assert store.get(name) == BODY
    assert Store(tmp_path / "cache", KEY).get(name) == BODY


def test_what_was_not_put_is_not_there(tmp_path: Path) -> None:
    assert Store(tmp_path / "cache", KEY).get("kind-0.entry") is None
    store, _, _ = stored(tmp_path)
    assert store.get(store.name("kind", "another part")) is None


def test_names_tell_kinds_and_parts_apart(tmp_path: Path) -> None:
    store = Store(tmp_path, KEY)
    parts = [("a", "b", "c"), ("a", "bc"), ("a", "b", "", "c"), ("ab", "c"), ("a", "b\0c")]
    assert len({store.name(*each) for each in parts}) == len(parts)


def test_it_is_marked_as_a_cache_and_ignored_by_git(tmp_path: Path) -> None:
    stored(tmp_path)
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"
    tag = (tmp_path / "cache" / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


def test_another_key_is_another_user(tmp_path: Path) -> None:
    _, name, _ = stored(tmp_path)
    assert Store(tmp_path / "cache", bytes([1]) * SIZE).get(name) is None


def test_another_version_of_the_code_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, name, _ = stored(tmp_path)
    monkeypatch.setattr(store_module, "code_stamp", lambda: "another")
    assert Store(tmp_path / "cache", KEY).get(name) is None


@given(st.binary(max_size=200))
def test_random_bytes_are_no_entry(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    store, name, path = stored(tmp_path_factory.mktemp("store"))
    path.write_bytes(content)
    assert store.get(name) is None


@given(st.data())
def test_a_changed_entry_is_none(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    store, name, path = stored(tmp_path_factory.mktemp("store"))
    content = bytearray(path.read_bytes())
    position = data.draw(st.integers(0, len(content) - 1))
    content[position] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    assert store.get(name) is None


@given(st.integers(0, len(BODY) + 31))
def test_half_an_entry_is_none(tmp_path_factory: pytest.TempPathFactory, size: int) -> None:
    store, name, path = stored(tmp_path_factory.mktemp("store"))
    os.truncate(path, size)
    assert store.get(name) is None


def test_an_entry_under_another_name_is_none(tmp_path: Path) -> None:
    store, _, path = stored(tmp_path)
    other = store.name("kind", "other")
    path.rename(path.with_name(other))
    assert store.get(other) is None


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10**12)


def _directory(path: Path) -> None:
    path.mkdir()
    (path / "file").touch()


def _link(path: Path) -> None:
    genuine = path.with_name("genuine")
    genuine.symlink_to("/dev/zero")
    path.symlink_to(genuine)


ODD: dict[str, Callable[[Path], None]] = {
    "huge": _huge,
    "directory": _directory,
    "pipe": os.mkfifo,
    "link": _link,
}


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_ordinary_file_is_no_entry(tmp_path: Path, kind: str) -> None:
    store, name, path = stored(tmp_path)
    path.unlink()
    ODD[kind](path)
    assert store.get(name) is None
    store.put(name, BODY)
    assert Store(tmp_path / "cache", KEY).get(name) == (None if kind == "directory" else BODY)


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_lock_keeps_nobody_waiting(tmp_path: Path, kind: str) -> None:
    store, name, path = stored(tmp_path)
    ODD[kind](path.with_name("lock"))
    with store.locked():
        assert store.get(name) == BODY


def test_a_lock_lets_one_in_at_a_time(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from flake8_notifications.caching.store import Store
count = Path(sys.argv[2])
for _ in range(100):
    with Store(Path(sys.argv[1]), bytes(32)).locked():
        count.write_text(str(int(count.read_text()) + 1))
"""
    count = tmp_path / "count"
    count.write_text("0")
    workers = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "cache"), str(count)])
        for _ in range(3)
    ]
    assert [worker.wait() for worker in workers] == [0] * 3
    assert count.read_text() == "300"


def test_a_link_to_a_directory_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "cache").symlink_to(elsewhere)
    store, name, _ = stored(tmp_path)
    assert store.get(name) is None
    assert [*elsewhere.iterdir()] == []


def test_a_file_in_place_of_the_directory(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("mine")
    store, name, _ = stored(tmp_path)
    assert store.get(name) is None
    assert (tmp_path / "cache").read_text() == "mine"


def test_a_full_disk(tmp_path: Path) -> None:
    """A limit on the size of files fails where a full disk does: in the middle of a write."""
    program = """
import resource, signal, sys
from pathlib import Path
from flake8_notifications.caching.store import Store
store = Store(Path(sys.argv[1]), bytes(32))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store.put("small.entry", b"x")
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
store.put("large.entry", b"x" * 100_000)
print(store.get("large.entry"), store.get("small.entry"))
"""
    directory = tmp_path / "cache"
    ran = subprocess.run(
        [sys.executable, "-c", program, str(directory)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "None b'x'"
    assert sorted(path.name for path in directory.iterdir()) == [
        ".gitignore",
        "CACHEDIR.TAG",
        "small.entry",
    ]


def test_the_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "MOST_BYTES", 2000)
    monkeypatch.setattr(store_module, "_KEPT_BYTES", 1000)
    store = Store(tmp_path / "cache", KEY)
    names = [store.name("kind", str(number)) for number in range(20)]
    for age, name in enumerate(names):
        store.put(name, bytes(100))
        os.utime(tmp_path / "cache" / name, (age, age))
    foreign = tmp_path / "cache" / "notes.txt"
    foreign.write_text("mine")
    store.trim()
    left = [name for name in names if store.get(name) is not None]
    assert left == names[-7:]
    assert foreign.exists()


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    store, _, path = stored(tmp_path)
    old, new = path.with_name("a.entry.1.tmp"), path.with_name("b.entry.2.tmp")
    for temporary in (old, new):
        temporary.touch()
    os.utime(old, (0, 0))
    store.trim()
    assert (old.exists(), new.exists()) == (False, True)


WRITER = """
import sys
from pathlib import Path
from flake8_notifications.caching.store import Store
store = Store(Path(sys.argv[1]), bytes(32))
names = [store.name("kind", str(number)) for number in range(5)]
for turn in range(int(sys.argv[2])):
    for name in names:
        body = store.get(name)
        assert body is None or body == name.encode() * 1000, body[:100]
        store.put(name, name.encode() * 1000)
"""


def test_many_writers_at_once(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path / "cache"), "40"])
        for _ in range(4)
    ]
    assert [writer.wait() for writer in writers] == [0] * 4


@pytest.mark.parametrize("seconds", [0.15, 0.2, 0.25, 0.3])
def test_a_kill_at_any_moment(tmp_path: Path, seconds: float) -> None:
    directory = tmp_path / "cache"
    victim = subprocess.Popen([sys.executable, "-c", WRITER, str(directory), "1000000"])
    with pytest.raises(subprocess.TimeoutExpired):
        victim.wait(seconds)
    victim.kill()
    victim.wait()
    subprocess.run([sys.executable, "-c", WRITER, str(directory), "1"], check=True)


def test_the_key_is_made_once_and_for_the_user_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    key = user_key(tmp_path / "project")
    assert key is not None
    assert user_key(tmp_path / "project") == key
    path = tmp_path / "home" / "flake8-notifications" / "key"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"short"),
        lambda path: path.write_bytes(bytes(100)),
        lambda path: path.chmod(0o644),
        lambda path: (path.rename(path.with_name("moved")), path.symlink_to("moved")),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), os.mkfifo(path, 0o600)),
    ],
)
def test_a_key_that_others_may_have_made_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], object]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert user_key(tmp_path / "project") is not None
    spoil(tmp_path / "home" / "flake8-notifications" / "key")
    assert user_key(tmp_path / "project") is None


def test_an_empty_key_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk left it, and without a key there would be no cache for ever."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert user_key(tmp_path / "project") is not None
    path = tmp_path / "home" / "flake8-notifications" / "key"
    path.write_bytes(b"")
    key = user_key(tmp_path / "project")
    assert key is not None
    assert (user_key(tmp_path / "project"), path.read_bytes()) == (key, key)
    assert [*path.parent.iterdir()] == [path]


def test_no_key_comes_with_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "project" / "home"))
    assert user_key(tmp_path / "project") is None
    assert open_store(tmp_path / "project" / "cache", tmp_path / "project") is None
    assert not (tmp_path / "project").exists()


def test_without_a_home_there_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert open_store(tmp_path / "cache", tmp_path) is None
