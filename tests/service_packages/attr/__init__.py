from ._make import attrib as ib
from ._make import attrs as s
