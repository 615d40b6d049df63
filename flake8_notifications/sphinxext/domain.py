"""Where the documentation describes which event type and payload."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from flake8_notifications.reference.model import Reference
from flake8_notifications.sphinxext.project import read_reference, root_of

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_Key = tuple[str, str]


class NotificationsDomain(Domain):
    """Event types, payloads and legacy notifications."""

    name = "ntf"
    label = "Notifications"
    object_types: ClassVar[dict[str, ObjType]] = {
        "event": ObjType("event type", "event"),
        "payload": ObjType("payload", "payload"),
        "legacy": ObjType("legacy notification", "legacy"),
    }
    roles: ClassVar[dict[str, Any]] = {
        "event": XRefRole(),
        "payload": XRefRole(),
        "legacy": XRefRole(),
    }
    #: ``objects``: by kind and name, the document and the anchor.  ``shown``: by document, what
    #: its directives are and a digest of what each makes of them.
    initial_data: ClassVar[dict[str, Any]] = {"objects": {}, "shown": {}}
    data_version = 1

    @property
    def objects(self) -> dict[_Key, tuple[str, str]]:
        found: dict[_Key, tuple[str, str]] = self.data["objects"]
        return found

    @property
    def shown(self) -> dict[str, dict[Any, str]]:
        found: dict[str, dict[Any, str]] = self.data["shown"]
        return found

    @functools.cached_property
    def project(self) -> tuple[Path, Reference]:
        """The project as it is now; read where somebody asks."""
        config = self.env.config
        directory = Path(getattr(self.env.app, "confdir", None) or self.env.srcdir)
        root = root_of(directory, config.ntf_root)
        return read_reference(root, with_keys=config.ntf_legacy_keys)

    def note_object(self, kind: str, name: str, docname: str, anchor: str) -> None:
        """Say where something is described; of several documents the first by name counts."""
        known = self.objects.get((kind, name))
        if known is None or docname < known[0]:
            self.objects[kind, name] = (docname, anchor)

    def clear_doc(self, docname: str) -> None:
        self.shown.pop(docname, None)
        for key, (holder, _) in list(self.objects.items()):
            if holder == docname:
                del self.objects[key]

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        wanted = set(docnames)
        for (kind, name), (docname, anchor) in otherdata["objects"].items():
            if docname in wanted:
                self.note_object(kind, name, docname, anchor)
        for docname, shown in otherdata["shown"].items():
            if docname in wanted:
                self.shown[docname] = shown

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        found = self.objects.get((typ, target))
        if found is None:
            return None
        return make_refnode(builder, fromdocname, found[0], found[1], contnode, target)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        found = []
        for kind in self.object_types:
            link = self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode)
            if link is not None:
                found.append((f"ntf:{kind}", link))
        return found

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for (kind, name), (docname, anchor) in sorted(self.objects.items()):
            yield name, name, kind, docname, anchor, 1
