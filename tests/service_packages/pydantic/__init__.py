import typing

if typing.TYPE_CHECKING:
    from .fields import Field
    from .main import BaseModel


def __getattr__(name):
    return globals()[name]
