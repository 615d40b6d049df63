"""What is known of libraries whose classes describe data, and of what writes data as text.

All by dotted name, as projects import it. That a constructor takes the fields by name, and how a
field says its default, is the same for all of them: https://peps.python.org/pep-0681/.
"""

from __future__ import annotations

from typing import Final

#: Decorators that write a constructor, which takes the fields in their order as well.
ORDERED_DECORATORS: Final = frozenset(
    {"attr.attrs", "attr.dataclass", "attr.define", "attr.frozen", "attr.mutable", "attr.s",
     "attrs.define", "attrs.frozen", "attrs.mutable", "pydantic.dataclasses.dataclass"}
)  # fmt: skip
#: Bases whose constructor does so.
ORDERED_BASES: Final = frozenset({"msgspec.Struct"})
#: What says of a field what its default is, as its first argument or by name.
FIELDS: Final = frozenset(
    {"attr.attrib", "attr.field", "attr.ib", "attrs.field", "msgspec.field", "pydantic.Field",
     "pydantic.fields.Field", "sqlmodel.Field"}
)  # fmt: skip
#: The names that fields have for what makes a default.
FACTORIES: Final = ("default_factory", "factory")
#: The names by which a constructor may take a field instead of its own.
ALIASES: Final = ("alias", "validation_alias")
#: What holds several of them.
ALIAS_CHOICES: Final = frozenset({"pydantic.AliasChoices", "pydantic.aliases.AliasChoices"})
#: What the configuration of a class has where they are made of the names of its fields.
ALIAS_GENERATOR: Final = "alias_generator"
#: What a field is passed through before it is kept.
CONVERTER: Final = "converter"
#: Decorators of methods that may change what a constructor is passed, and those among them that
#: see all of it.
VALIDATORS: Final = frozenset({"field_validator", "model_validator", "root_validator", "validator"})
OBJECT_VALIDATORS: Final = frozenset({"model_validator", "root_validator"})
#: The same in an annotation.
ANNOTATED_VALIDATORS: Final = frozenset(
    {"AfterValidator", "BeforeValidator", "PlainValidator", "StringConstraints", "WrapValidator",
     "constr"}
)  # fmt: skip
#: Methods that are called once all fields are set.
AFTER: Final = ("__attrs_post_init__", "__post_init__", "model_post_init")
#: Methods of a class, of which another package has the source, that make an object of it.
MAKERS: Final = frozenset(
    {"construct", "from_dict", "from_json", "from_orm", "model_construct", "model_validate",
     "model_validate_json", "model_validate_strings", "parse_obj", "parse_raw"}
)  # fmt: skip

#: Functions that write what they are given as text, bytes or a dict.
WRITERS: Final = frozenset(
    {"attr.asdict", "attrs.asdict", "cattrs.unstructure",
     "fastapi.encoders.jsonable_encoder", "flask.json.dumps", "json.dumps", "msgpack.dumps",
     "msgpack.packb", "msgspec.json.encode", "msgspec.msgpack.encode", "msgspec.to_builtins",
     "orjson.dumps", "oslo_serialization.jsonutils.dump_as_bytes",
     "oslo_serialization.jsonutils.dumps", "pydantic_core.to_json",
     "pydantic_core.to_jsonable_python", "rapidjson.dumps", "simplejson.dumps", "ujson.dumps"}
)  # fmt: skip
#: Methods that give what they are called on in another form.
WRITING_METHODS: Final = frozenset(
    {"decode", "dict", "encode", "json", "model_dump", "model_dump_json", "to_dict",
     "to_json"}
)  # fmt: skip

#: What is known by its name alone, wherever it is installed.
KNOWN: Final = (
    ORDERED_DECORATORS | ORDERED_BASES | FIELDS | WRITERS | ALIAS_CHOICES | {"pydantic.BaseModel"}
)
