from pydantic import BaseModel, field_validator

from event_validators.bus import emit


def run():
    class Local(BaseModel):
        name: str

        @field_validator('name')
        @classmethod
        def lower(cls, value):
            return value.lower()

    emit(Local(name='Nested.Lower'))  # NTF101 nested.lower
