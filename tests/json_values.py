"""Values that a JSON Schema of a library lets through, made at random.

They go through the library before they count: what it does not take is left out.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any, Final

_DEEPEST: Final = 4
_FORMATS: Final = {
    "date-time": "2026-03-04T05:06:07Z",
    "date": "2026-03-04",
    "time": "05:06:07",
    "duration": "P1DT2H",
    "uuid": "0b1c2d3e-4f50-4162-8394-a5b6c7d8e9f0",
    "decimal": "1.25",
    "email": "a@example.org",
    "uri": "https://example.org/",
    "ipv4": "10.0.0.1",
    "binary": "x",
    "path": "/tmp",
}


class Values:
    """Makes values.

    :param definitions: what schemas may refer to.
    """

    def __init__(self, seed: object, definitions: Mapping[str, Any]) -> None:
        self._random = random.Random(repr(seed))
        self._definitions = definitions

    def of(self, schema: Any, depth: int = 0) -> Any:
        """A value that a schema lets through, as far as that is simple to make."""
        if not isinstance(schema, dict):
            return self._random.choice([1, "x", None, [True]])
        if "$ref" in schema:
            return self.of(self._definitions[schema["$ref"].rpartition("/")[2]], depth + 1)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._random.choice(schema["enum"])
        for word in ("anyOf", "oneOf", "allOf"):
            if word in schema:
                return self.of(self._one_of(schema[word], depth), depth)
        kind = schema.get("type")
        if isinstance(kind, list):
            kind = self._random.choice(kind)
        return self._typed(schema, kind, depth)

    def _one_of(self, schemas: list[Any], depth: int) -> Any:
        plain = [each for each in schemas if isinstance(each, dict) and "type" in each]
        if depth > _DEEPEST and plain:
            return plain[-1]
        return self._random.choice(schemas)

    def _typed(self, schema: Mapping[str, Any], kind: str | None, depth: int) -> Any:
        match kind:
            case "object":
                return self._object(schema, depth)
            case "array":
                return self._array(schema, depth)
            case "string":
                if schema.get("contentEncoding") == "base64":
                    return "eA=="
                return _FORMATS.get(
                    schema.get("format", ""), "1.25" if "pattern" in schema else "x"
                )
            case "integer":
                return self._random.choice([1, 7])
            case "number":
                return self._random.choice([1, 2.5])
            case "boolean":
                return self._random.random() < 0.5
            case "null":
                return None
            case _:
                return self._random.choice([3, "any", None])

    def _object(self, schema: Mapping[str, Any], depth: int) -> Any:
        required = schema.get("required", ())
        found = {
            name: self.of(each, depth + 1)
            for name, each in schema.get("properties", {}).items()
            if name in required or (depth <= _DEEPEST and self._random.random() < 0.8)
        }
        further = schema.get("additionalProperties")
        if "properties" not in schema and isinstance(further, dict) and depth <= _DEEPEST:
            names = schema.get("propertyNames", {})
            found[str(self.of(names, depth + 1)) if names else "1"] = self.of(further, depth + 1)
        return found

    def _array(self, schema: Mapping[str, Any], depth: int) -> Any:
        items = [self.of(each, depth + 1) for each in schema.get("prefixItems", ())]
        rest = schema.get("items")
        if isinstance(rest, dict) and depth <= _DEEPEST:
            items += [self.of(rest, depth + 1)]
        return items
