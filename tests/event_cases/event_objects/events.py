import enum
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal, Optional

import attr
import attrs
import msgspec
import pydantic
from pydantic import BaseModel, Field, field_validator


class Topic(enum.Enum):
    OPENED = 'shop.opened'
    CLOSED = 'shop.closed'


class Attribute:
    type = 'own.attribute'


class Inherited(Attribute):
    pass


class Overriding(Attribute):
    type = 'own.overriding'


class Computed:
    @property
    def type(self):
        return 'own.computed'


class Cached(Computed):
    prefix = 'own'

    @property
    def type(self):
        return f'{self.prefix}.cached'


class Constructed:
    def __init__(self, label='plain'):
        self.type = 'own.' + label


@dataclass
class Data:
    id: int
    type: str = 'data.default'


@dataclass(kw_only=True)
class DataField(Data):
    type: str = field(default='data.field', init=False)


class Model(BaseModel):
    id: int = 0
    type: str = 'model.default'


class ModelLiteral(Model):
    type: Literal['model.literal'] = 'model.literal'


class ModelRequired(BaseModel):
    type: Literal['model.required']


class ModelField(pydantic.BaseModel):
    type: str = Field('model.field', description='what it is')
    source: Optional[str] = None


class ModelFactory(BaseModel):
    type: str = Field(default_factory=lambda: 'model.factory')


class ModelAlias(BaseModel):
    type: Annotated[str, 'the type'] = Field(default='model.alias', alias='eventType')


class ModelClass(BaseModel):
    type: ClassVar[str] = 'model.class'
    id: int = 0


class ModelValidated(BaseModel):
    type: str = 'model.validated'

    @field_validator('type')
    @classmethod
    def lower(cls, value):
        return value.lower()


@attrs.frozen
class Attrs:
    type: str = 'attrs.default'
    id: int = attrs.field(default=0)


@attr.s(auto_attribs=False)
class Attr:
    id = attr.ib()
    type = attr.ib(default='attr.default')


@attr.s
class Converted:
    type = attr.ib(default='attr.plain', converter=str.upper)


class Struct(msgspec.Struct, frozen=True):
    type: str = 'struct.default'
    id: int = 0


@dataclass
class Opened:
    topic: Topic = Topic.OPENED


@dataclass
class Closed:
    topic: Topic = Topic.CLOSED


FACTORIES = {'data': Data, 'model': Model}


def make(name, *args):
    return FACTORIES[name](*args)
