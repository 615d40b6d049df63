from typing import Annotated

import pydantic
from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
    root_validator,
    validator,
)

from pydantic.alias_generators import to_camel

EventName = Annotated[str, StringConstraints(to_lower=True)]


class After(BaseModel):
    kind: str = 'after'
    name: str | None = None

    @model_validator(mode='after')
    def fill(self):
        if self.name is None:
            self.name = self.kind + '.made'
        return self


class Sub(After):
    kind: str = 'sub'


class Overriding(After):
    @model_validator(mode='after')
    def fill(self):
        self.name = 'overriding.made'
        return self


class Before(BaseModel):
    name: str | None = None

    @model_validator(mode='before')
    @classmethod
    def fill(cls, data):
        data.setdefault('name', 'before.made')
        return data


class Chained(BaseModel):
    name: str = 'chained'

    @model_validator(mode='before')
    @classmethod
    def last(cls, data):
        return {**data, 'name': data.get('name', 'none') + '.last'}

    @model_validator(mode='before')
    @classmethod
    def first(cls, data):
        return {**data, 'name': data.get('name', 'none') + '.first'}


class Renaming(BaseModel):
    name: str = Field(alias='eventName')

    @model_validator(mode='before')
    @classmethod
    def rename(cls, data):
        if isinstance(data, dict) and 'event_name' in data:
            data['eventName'] = data.pop('event_name')
        return data


class Prefixed(BaseModel):
    name: str = 'default'

    @field_validator('name')
    @classmethod
    def prefix(cls, value):
        return 'prefixed.' + value


class Checked(BaseModel):
    name: str = 'checked.default'

    @field_validator('name')
    @classmethod
    def check(cls, value, info):
        if ' ' in value:
            raise ValueError(value)
        return value


class Staged(BaseModel):
    name: str

    @field_validator('name', mode='after')
    @classmethod
    def after(cls, value):
        return value + '.after'

    @field_validator('*', mode='before')
    @classmethod
    def before(cls, value):
        return value + '.before'


class Always(BaseModel):
    name: str | None = Field(default=None, validate_default=True)

    @field_validator('name', mode='before')
    @classmethod
    def fill(cls, value):
        return value or 'always.made'


class Wrapped(BaseModel):
    name: str = 'wrapped.default'

    @field_validator('name', mode='wrap')
    @classmethod
    def wrap(cls, value, handler):
        return handler(value).upper()


class WrappedAll(BaseModel):
    name: str = 'wrapped.all'

    @model_validator(mode='wrap')
    @classmethod
    def wrap(cls, data, handler):
        return handler({'name': 'wrapped.made'})


class Annotated1(BaseModel):
    name: Annotated[str, AfterValidator(str.upper)] = 'annotated.default'


class Annotated2(BaseModel):
    name: EventName = 'Annotated.Default'


class Initial(BaseModel):
    model_config = ConfigDict(extra='allow')
    name: str | None = None

    def model_post_init(self, context):
        self.name = self.name or 'initial.made'

    @model_validator(mode='after')
    def finish(self):
        self.name = self.name + '.finished'
        return self


class OldField(BaseModel):
    name: str | None = None

    @validator('name', pre=True, always=True)
    def fill(cls, value):
        return value or 'old.made'


class OldInput(BaseModel):
    name: str = 'lost'

    @root_validator(pre=True)
    def fill(cls, values):
        values['name'] = 'old.input'
        return values


class OldValues(BaseModel):
    kind: str = 'old'
    name: str | None = None

    @root_validator(skip_on_failure=True)
    def fill(cls, values):
        if not values['name']:
            values['name'] = values['kind'] + '.values'
        return values


class Choices(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    name: str = Field('choices.default', validation_alias=AliasChoices('eventName', 'event'))


class Path(BaseModel):
    name: str = Field('path.default', validation_alias=pydantic.AliasPath('event', 'name'))


class Generated(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel)
    name: str = 'generated.default'
    event_kind: str = 'kind'


class GeneratedName(BaseModel, alias_generator=lambda field: f'event_{field}'):
    name: str = 'generated.name'
