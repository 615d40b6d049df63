"""Fingerprints of generated packages, computed by the real oslo.versionedobjects.

Run as a script: reads one JSON object a line (``{"root": …, "package": …, "modules": […]}``),
imports the modules, and answers each line with one of its own: the fingerprints of every
registered class by form of extra data, and the ``repr()`` of what was hashed. The library keeps
its registry in a global; it is emptied for every package.
"""

from __future__ import annotations

import importlib
import json
import sys
import traceback
import types
import warnings
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

sys.dont_write_bytecode = True
warnings.simplefilter("ignore")
try:
    import fixtures  # noqa: F401
except ImportError:
    # The checker needs it for nothing; only its module imports it.
    stub = types.ModuleType("fixtures")
    stub.Fixture = object  # type: ignore[attr-defined]
    sys.modules["fixtures"] = stub

from oslo_versionedobjects import base, fixture  # noqa: E402


def _items(cls: Any) -> list[Any]:
    return sorted(cls.SCHEMA.items())


def _extra(convert: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda cls: (convert(cls),) if hasattr(cls, "SCHEMA") else ()


FORMS: dict[str, Callable[[Any], tuple[Any, ...]] | None] = {
    "none": None,
    "sorted list": _extra(_items),
    "OrderedDict": _extra(lambda cls: fixture.OsloOrderedDict(_items(cls))),
    "this Python's OrderedDict": _extra(lambda cls: OrderedDict(_items(cls))),
}


def fingerprints(root: str, package: str, modules: list[str]) -> dict[str, Any]:
    """What the library computes for the classes that the modules register."""
    base.VersionedObjectRegistry.obj_classes().clear()
    sys.path.insert(0, root)
    importlib.invalidate_caches()
    try:
        for module in modules:
            importlib.import_module(module)
        checker = fixture.ObjectVersionChecker()
        return {
            "fingerprints": {
                form: checker.get_hashes(extra_data_func=extra) for form, extra in FORMS.items()
            },
            "fields": {
                name: {field: repr(value) for field, value in sorted(found[0].fields.items())}
                for name, found in checker.obj_classes.items()
            },
        }
    except Exception:
        return {"error": traceback.format_exc()}
    finally:
        sys.path.remove(root)
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[name]


def serve() -> None:
    answers = sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        print(json.dumps(fingerprints(**json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    serve()
